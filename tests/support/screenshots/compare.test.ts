import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { type Comparison, compare, type Difference } from '../../../support/screenshots/compare';

const EXACT = { threshold: 0.1, tolerance: 0 };

/** A grey picture, with some pixels of another colour: x, y, and how red they are. */
function picture(width: number, height: number, pixels: readonly [number, number, number][] = []): Buffer {
  const png = new PNG({ width, height });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([100, 100, 100, 255], at);
  for (const [x, y, red] of pixels) png.data.set([red, 100, 100], (y * width + x) * 4);
  return PNG.sync.write(png);
}

/** A block, so that it is no smoothed edge. */
function block(x: number, y: number, red: number): [number, number, number][] {
  return [0, 1, 2].flatMap((right) =>
    [0, 1, 2].map((down): [number, number, number] => [x + right, y + down, red]),
  );
}

function differenceOf(comparison: Comparison): Difference {
  if (comparison.kind !== 'different') throw new Error(comparison.kind);
  return comparison.difference;
}

describe('two pictures', () => {
  it('are equal when every pixel is, whatever their compression', async () => {
    const one = PNG.sync.read(picture(20, 10, block(3, 3, 200)));
    const other = PNG.sync.write(one, { deflateLevel: 0 });
    expect(other.length).not.toBe(picture(20, 10).length);
    expect(await compare(picture(20, 10, block(3, 3, 200)), other, EXACT)).toEqual({ kind: 'equal' });
  });

  it('differ in a number of pixels, all of them within a region', async () => {
    const other = picture(20, 10, [...block(2, 1, 255), ...block(12, 6, 255)]);
    const { pixels, all, region, image, together } = differenceOf(
      await compare(picture(20, 10), other, EXACT),
    );
    expect([pixels, all]).toEqual([18, 200]);
    expect(region).toEqual({ x: 2, y: 1, width: 13, height: 8 });
    const { data } = PNG.sync.read(image);
    expect([...data.subarray((1 * 20 + 2) * 4, (1 * 20 + 2) * 4 + 3)]).toEqual([255, 0, 0]);
    const sheet = PNG.sync.read(together);
    expect([sheet.width, sheet.height]).toEqual([20 * 3 + 16, 10]);
    const at = (x: number, y: number) => sheet.data[(y * sheet.width + x) * 4];
    expect([at(2, 1), at(28 + 2, 1), at(56 + 2, 1), at(24, 5)]).toEqual([100, 255, 255, 255]);
    expect([at(2, 5), at(56 + 2, 5)]).toEqual([100, 100]);
  });

  it('are equal as long as few enough pixels differ', async () => {
    const other = picture(20, 10, block(2, 1, 255));
    const limits = (tolerance: number) => ({ threshold: 0.1, tolerance });
    expect((await compare(picture(20, 10), other, limits(0.045))).kind).toBe('equal');
    expect((await compare(picture(20, 10), other, limits(0.044))).kind).toBe('different');
  });

  it('are equal as long as the colours come near enough', async () => {
    const other = picture(20, 10, block(2, 1, 140));
    expect((await compare(picture(20, 10), other, { threshold: 0.2, tolerance: 0 })).kind).toBe('equal');
    expect((await compare(picture(20, 10), other, { threshold: 0.01, tolerance: 0 })).kind).toBe('different');
  });

  it('of other sizes are not compared', async () => {
    expect(await compare(picture(20, 10), picture(10, 20), EXACT)).toEqual({
      kind: 'size',
      expected: { width: 20, height: 10 },
      actual: { width: 10, height: 20 },
    });
  });

  it.each([
    ['no PNG', Buffer.from('none')],
    ['empty', Buffer.alloc(0)],
    ['half of one', picture(20, 10).subarray(0, 60)],
  ])('are not compared when one is %s', async (_, broken) => {
    expect(await compare(broken, picture(20, 10), EXACT)).toEqual({ kind: 'unreadable' });
  });
});
