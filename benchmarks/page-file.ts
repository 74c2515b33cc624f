import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { performancePage } from './page';
import { HOME } from './project';
import { kept } from './result';
import { SUBJECTS } from './subjects';

export const PAGE = path.join(HOME, 'docs', 'performance.md');

/** The page of what is kept, its subjects as they are listed. */
export function pageOfKept(): string {
  const names = Object.keys(SUBJECTS);
  return performancePage(kept().sort((one, other) => names.indexOf(one.name) - names.indexOf(other.name)));
}

export function writePage(): void {
  writeFileSync(PAGE, pageOfKept());
}
