import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFromRunner, placeIn, tellingFrames } from '../../../runs/guard/frames';
import { HOME } from '../../tools/run-project';

const root = path.join(path.sep, 'shop');
const file = (...parts: string[]) => path.join(root, ...parts);
const stack = (...frames: string[]) => ['Error: it', ...frames.map((frame) => `    at ${frame}`)].join('\n');

const OWN = `busyLoop (${file('steps', 'env.ts')}:20:34)`;
const PACKAGE = `parse (${file('node_modules', 'yaml', 'index.js')}:1:2)`;
const CUCUMBER = `Object.run (${file('node_modules', '@cucumber', 'cucumber', 'lib', 'user_code_runner.js')}:28:27)`;
const BRINE = `BrineWorld.<anonymous> (${path.join(HOME, 'worlds', 'hooks.ts')}:60:7)`;
const NODE = 'listOnTimeout (node:internal/timers:684:17)';

describe('tellingFrames', () => {
  it('are the project’s own, relative to it', () => {
    expect(tellingFrames(stack(PACKAGE, OWN, BRINE, CUCUMBER, NODE), root)).toEqual([
      `busyLoop (${path.join('steps', 'env.ts')}:20:34)`,
    ]);
  });

  it('are those of a package when there are no others', () => {
    expect(tellingFrames(stack(NODE, PACKAGE, BRINE), root)).toEqual([
      `parse (${path.join('node_modules', 'yaml', 'index.js')}:1:2)`,
    ]);
  });

  it('name no function that has no name of its own', () => {
    const place = `${path.join('steps', 'env.ts')}:1:2`;
    const frames = [
      `BrineWorld.<anonymous> (${root}${path.sep}${place})`,
      `Timeout._onTimeout (${root}${path.sep}${place})`,
      `async ${root}${path.sep}${place}`,
      `Timeout.busyLoop [as _onTimeout] (${root}${path.sep}${place})`,
    ];
    expect(tellingFrames(stack(...frames), root)).toEqual([place, place, place, `busyLoop (${place})`]);
  });
});

describe('isFromRunner', () => {
  it('looks at who called, not at who called that one', () => {
    expect(isFromRunner(stack(CUCUMBER, OWN))).toBe(true);
    expect(isFromRunner(stack(BRINE))).toBe(true);
    expect(isFromRunner(stack(OWN, CUCUMBER))).toBe(false);
    expect(isFromRunner(stack(PACKAGE))).toBe(false);
    expect(isFromRunner('')).toBe(false);
  });
});

describe('placeIn', () => {
  it('is file, line and column', () => {
    expect(placeIn('busyLoop (steps/env.ts:20:34)')).toBe('steps/env.ts:20:34');
    expect(placeIn('steps/env.ts:20:34')).toBe('steps/env.ts:20:34');
  });
});
