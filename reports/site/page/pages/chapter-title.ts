import type { Chapters } from '../../data/shapes/block';
import { titleOfPath } from '../format';
import { textOf } from '../markdown';

/** What a folder of features is called: by its chapter's first heading, else by its path. */
export function titleOf(path: string, chapters: Chapters): string {
  const heading = chapters[path]?.find((block) => block.t === 'h');
  return heading?.t === 'h' ? textOf(heading.of) : titleOfPath(path);
}
