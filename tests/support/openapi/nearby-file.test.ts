import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { nearbyFile } from '../../../support/openapi/nearby-file';

it('a file that is not there has a neighbour of nearly that name, or none', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'brine-nearby-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, 'order.json'), '{}');
  expect(nearbyFile(path.join(folder, 'ordre.json'))).toBe('order.json');
  expect(nearbyFile(path.join(folder, 'invoice.pdf'))).toBeUndefined();
  expect(nearbyFile(path.join(folder, 'none', 'order.json'))).toBeUndefined();
});
