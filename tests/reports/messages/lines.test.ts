import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Line, readLines } from '../../../reports/messages/lines';

async function linesOf(text: string): Promise<Line[]> {
  const file = join(await mkdtemp(join(tmpdir(), 'brine-lines-')), 'lines');
  await writeFile(file, text);
  const lines: Line[] = [];
  for await (const line of readLines(file)) lines.push(line);
  return lines;
}

it('numbers the lines and tells a last one without an end', async () => {
  expect(await linesOf('one\n\nthree')).toEqual([
    { number: 1, text: 'one', whole: true },
    { number: 2, text: '', whole: true },
    { number: 3, text: 'three', whole: false },
  ]);
});

it('breaks at line feeds alone', async () => {
  expect((await linesOf('a\u2028b\u2029c\rd\n')).map((line) => line.text)).toEqual(['a\u2028b\u2029c\rd']);
});

it('joins a line that is longer than one read', async () => {
  const long = 'ü'.repeat(300_000);
  expect((await linesOf(`${long}\nend\n`)).map((line) => line.text)).toEqual([long, 'end']);
});
