import { describe, expect, it } from 'vitest';
import { endure } from './endurance';
import type { Mode } from './fault';
import { shortfalls } from './judge';
import { measure } from './measure';
import { FAULTS } from './table';

/** A few of the table, of each kind one; `npm run test:faults` tries all. */
const SOME: readonly [string, Mode][] = [
  ['process.exit(0) in a step', 'two workers'],
  ['segmentation fault', 'serial'],
  ['SIGINT', 'serial'],
  ['npm run gets SIGTERM', 'two workers'],
  ['the command gets SIGKILL', 'two workers'],
  ['BeforeAll throws', 'serial'],
  ['a report on a full device', 'serial'],
  ['nobody reads standard output', 'serial'],
];

// What is left of a run is looked for in /proc, which only Linux has.
describe.skipIf(process.platform !== 'linux')(
  'a run in which something goes wrong',
  { timeout: 150_000 },
  () => {
    it.each(SOME)('keeps its word: %s, %s', async (name, mode) => {
      const fault = FAULTS.find((one) => one.name === name);
      if (!fault) throw new Error(`There is no fault "${name}".`);
      const measured = await measure(fault, mode, 'Brine');
      expect(shortfalls(measured), measured.output).toEqual([]);
    });

    it('leaves nothing, again and again, and ends what a killed one left', async () => {
      const { wrong, left } = await endure({ runs: 4, killed: 2 });
      expect(wrong).toEqual([]);
      expect(left).toEqual([]);
    });
  },
);
