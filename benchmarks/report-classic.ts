import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { saveInto } from '../reports/attachments';
import { legacyFeatures } from '../reports/classic/features';
import { generateClassic } from '../reports/classic/write';
import { gather } from '../reports/gather';

/**
 * `node report-classic.ts <messages>`: multiple-cucumber-html-reporter alone. Its input is made before the stopwatch
 * begins, so that reading the messages is not counted.
 */
async function main(messages: string): Promise<void> {
  const output = mkdtempSync(path.join(tmpdir(), 'brine-bench-'));
  try {
    const { run, facts } = await gather([{ messages }], {
      save: saveInto(path.join(output, 'files')),
      root: output,
    });
    const jsonDir = path.join(output, 'json');
    mkdirSync(jsonDir);
    writeFileSync(path.join(jsonDir, 'features.json'), JSON.stringify(legacyFeatures(run, facts)));
    await fetch(`${process.env.STOPWATCH}/begin`);
    await generateClassic({ jsonDir, reportPath: path.join(output, 'html'), run, facts });
    await fetch(`${process.env.STOPWATCH}/end`);
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

void main(process.argv[2] ?? '');
