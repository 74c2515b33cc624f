import type { PNG, PNGWithMetadata } from 'pngjs';

export interface Size {
  width: number;
  height: number;
}

/** Pixels from the upper left corner. */
export interface Region extends Size {
  x: number;
  y: number;
}

export interface Difference {
  pixels: number;
  /** How many pixels the picture has. */
  all: number;
  /** All that differs lies in it. */
  region: Region;
  /** PNG: what is equal in pale, what differs in red. */
  image: Buffer;
  /** PNG: expected, difference and actual beside each other. */
  together: Buffer;
}

export type Comparison =
  | { kind: 'equal' }
  /** What is expected is no PNG. */
  | { kind: 'unreadable' }
  | { kind: 'size'; expected: Size; actual: Size }
  | { kind: 'different'; difference: Difference };

/** Pixels between the pictures that stand beside each other. */
const GAP = 8;

/**
 * Compares two pictures pixel by pixel; smoothed edges do not count.
 *
 * @param limits `threshold`: distance of two colours, 0 to 1, up to which they are equal; `tolerance`: share of the
 *   pixels that may differ.
 */
export async function compare(
  expected: Buffer,
  actual: Buffer,
  { threshold, tolerance }: { threshold: number; tolerance: number },
): Promise<Comparison> {
  if (expected.equals(actual)) return { kind: 'equal' };
  const [{ default: pixelmatch }, { PNG }] = await Promise.all([import('pixelmatch'), import('pngjs')]);
  const one = readPng(() => PNG.sync.read(expected));
  if (!one) return { kind: 'unreadable' };
  const other = PNG.sync.read(actual);
  if (one.width !== other.width || one.height !== other.height) {
    return { kind: 'size', expected: sizeOf(one), actual: sizeOf(other) };
  }
  const image = new PNG(sizeOf(one));
  const pixels = pixelmatch(one.data, other.data, image.data, one.width, one.height, {
    threshold,
    aaColor: PALE,
    diffColor: RED,
  });
  const all = one.width * one.height;
  if (pixels / all <= tolerance) return { kind: 'equal' };
  const together = new PNG({ width: one.width * 3 + GAP * 2, height: one.height });
  together.data.fill(255);
  [one, image, other].forEach((picture, index) => {
    PNG.bitblt(picture, together, 0, 0, one.width, one.height, index * (one.width + GAP), 0);
  });
  return {
    kind: 'different',
    difference: {
      pixels,
      all,
      region: redRegion(image),
      image: PNG.sync.write(image),
      together: PNG.sync.write(together),
    },
  };
}

function readPng(read: () => PNGWithMetadata): PNGWithMetadata | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const RED: [number, number, number] = [255, 0, 0];
const PALE: [number, number, number] = [235, 235, 235];

/** What is equal is grey, so red is what differs. */
function redRegion({ data, width, height }: PNG): Region {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] !== RED[0] || data[at + 1] !== RED[1] || data[at + 2] !== RED[2]) continue;
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}
