import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Renewal } from '../../../support/accessibility/renewal';
import { newFolder } from '../../tools/folder';

function project(start?: object) {
  const root = newFolder();
  const file = path.join(root, 'baseline.json');
  if (start) writeFileSync(file, JSON.stringify(start));
  return {
    file,
    ledger: path.join(root, 'output', 'accessibility-seen.json'),
    renewal: () => new Renewal(file, 'baseline.json', path.join(root, 'output')),
    known: () => JSON.parse(readFileSync(file, 'utf8')) as unknown,
  };
}

const images = (count: number) => ({ 'image-alt': { img: count } });

describe('a baseline that shrinks', () => {
  it('keeps what any scenario of the run saw, in whatever order', async () => {
    const { renewal, known } = project({ '/a': { ...images(5), label: { input: 1 } }, '/b': images(1) });
    await renewal().record('/a', images(1));
    expect(known()).toEqual({ '/a': images(1), '/b': images(1) });
    await renewal().record('/a', { ...images(3), label: { input: 1 } });
    await renewal().record('/a', {});
    expect(known()).toEqual({ '/a': { ...images(3), label: { input: 1 } }, '/b': images(1) });
  });

  it('takes in nothing new', async () => {
    const { renewal, known } = project({ '/a': images(1) });
    await renewal().record('/a', { ...images(9), label: { input: 1 } });
    await renewal().record('/new', images(1));
    expect(known()).toEqual({ '/a': images(1) });
  });

  it('loses a page that is mended', async () => {
    const { renewal, known } = project({ '/a': images(1), '/b': images(1) });
    await renewal().record('/a', {});
    expect(known()).toEqual({ '/b': images(1) });
  });

  it('is shrunk by many workers at once', async () => {
    const pages = Array.from({ length: 20 }, (_, index) => `/page-${String.fromCharCode(97 + index)}`);
    const { renewal, known } = project(Object.fromEntries(pages.map((page) => [page, images(2)])));
    await Promise.all(pages.map((page) => renewal().record(page, images(1))));
    expect(known()).toEqual(Object.fromEntries(pages.map((page) => [page, images(1)])));
  });

  it('is that of the last run when another begins', async () => {
    const { renewal, known, ledger } = project({ '/a': images(5) });
    await renewal().record('/a', images(1));
    const before = Date.now() / 1_000 - process.uptime() - 60;
    utimesSync(ledger, before, before);
    expect(await renewal().start()).toEqual({ '/a': images(1) });
    await renewal().record('/a', images(3));
    expect(known()).toEqual({ '/a': images(1) });
  });
});

describe('a first baseline', () => {
  it('has all that the run sees, sorted', async () => {
    const { renewal, file } = project();
    expect(await renewal().start()).toBeUndefined();
    await renewal().record('/b', images(1));
    await renewal().record('/a', { label: { input: 1 }, ...images(2) });
    await renewal().record('/c', {});
    expect(readFileSync(file, 'utf8')).toBe(
      `${JSON.stringify({ '/a': { ...images(2), label: { input: 1 } }, '/b': images(1) }, null, 2)}\n`,
    );
  });

  it('is none when there is nothing to allow', async () => {
    const { renewal, file } = project();
    await renewal().record('/a', {});
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });
});
