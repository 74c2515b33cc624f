import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it } from 'vitest';
import { canFree } from '../../../runs/guard/watch';

describe('canFree', () => {
  it('holds for the Node that the project pins', () => {
    expect(canFree(AsyncLocalStorage)).toBe(true);
  });

  it('does not hold where Node keeps track of storages itself', () => {
    class Older {
      _propagate(): void {}
    }
    expect(canFree(Older)).toBe(false);
  });
});
