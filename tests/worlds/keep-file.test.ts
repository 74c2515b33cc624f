import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepFile } from '../../worlds/keep-file';

let output: string;
beforeEach(() => {
  output = mkdtempSync(path.join(tmpdir(), 'brine-files-'));
});
afterEach(() => rmSync(output, { recursive: true, force: true }));

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

describe('a file of evidence', () => {
  it('is kept under the hash of its content, and told with its path, size and note', async () => {
    const kept = await keepFile(output, PNG, {
      name: 'basket.png',
      mediaType: 'image/png',
      note: 'Before paying.',
    });
    expect(kept).toEqual({
      path: 'files/4c4b6a3be1314ab86138.png',
      bytes: 8,
      name: 'basket.png',
      mediaType: 'image/png',
      note: 'Before paying.',
    });
    expect(readFileSync(path.join(output, kept.path))).toEqual(PNG);
  });

  it('is written once, also when several want it at the same time', async () => {
    const keep = async (_: unknown, index: number) =>
      await keepFile(output, PNG, { name: `${index}.png`, mediaType: 'image/png' });
    const kept = await Promise.all(Array.from({ length: 20 }, keep));
    expect(new Set(kept.map((file) => file.path)).size).toBe(1);
    expect(readdirSync(path.join(output, 'files'))).toEqual(['4c4b6a3be1314ab86138.png']);
  });

  it('gets no ending by which a browser would run it', async () => {
    const { path: file } = await keepFile(output, PNG, { name: 'a.html', mediaType: 'text/html' });
    expect(file).toMatch(/^files\/[0-9a-f]{20}\.bin$/);
  });
});
