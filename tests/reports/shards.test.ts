import { describe, expect, it } from 'vitest';
import type { RunFacts } from '../../reports/facts';
import { mergeRuns } from '../../reports/messages/merge';
import type { Feature, Run, Scenario } from '../../reports/messages/run';
import { type Shards, shardsOf, withMissing } from '../../reports/shards';

const scenario = (line: number): Scenario => ({
  line,
  keyword: 'Scenario',
  name: `${line}`,
  description: '',
  tags: [],
  attempts: [],
});

function feature(lines: readonly number[]): Feature[] {
  const written = { children: [] } as unknown as Feature['written'];
  const told = {
    uri: 'a.feature',
    line: 1,
    keyword: 'Feature',
    name: 'A',
    description: '',
    tags: [],
    written,
  };
  return lines.length === 0 ? [] : [{ ...told, scenarios: lines.map(scenario) }];
}

const ALL = [1, 2, 3, 4, 5, 6];

/** A shard with these scenarios of six, which tells how all were dealt out. */
function part(index: number, lines: readonly number[], told: Partial<RunFacts['shard']> = {}) {
  const run: Run = {
    ...mergeRuns([]),
    features: feature(lines),
    passedOver: feature(ALL.filter((line) => !lines.includes(line))),
    finished: true,
  };
  return { run, facts: { shard: { index, total: 3, ...told } } as RunFacts };
}

const lines = ({ features }: Run) => features.flatMap(({ scenarios }) => scenarios.map(({ line }) => line));

describe('shards that were dealt out by time', () => {
  const dealt = { sizes: [1, 4, 1], dealt: 'abc' };

  it('tell exactly what a missing one had', () => {
    const parts = [part(1, [1], dealt), part(3, [6], dealt)];
    const shards = shardsOf(parts) as Shards;
    expect(shards).toEqual({ total: 3, missing: [2], lost: [4, 4], apart: false });
    const whole = withMissing(mergeRuns(parts.map(({ run }) => run)), shards);
    expect(lines(whole)).toEqual(ALL);
    expect(whole.failure).toBeUndefined();
  });

  it('are red together when they were not dealt out alike', () => {
    const parts = [part(1, [1], dealt), part(2, [2, 3], { ...dealt, dealt: 'xyz' }), part(3, [6], dealt)];
    const whole = withMissing(mergeRuns(parts.map(({ run }) => run)), shardsOf(parts) as Shards);
    expect(whole.failure).toBe(
      [
        'The shards were not dealt out alike: by other durations, or of other scenarios. Some may have run twice or not at all.',
        'Give all of them the same options and the same durations: npm run brine -- history durations > durations.json, then --durations durations.json.',
      ].join('\n'),
    );
  });

  it('have lost what one that died had not told of, whether it was dealt out already or not', () => {
    const died = part(2, [2, 3], dealt);
    const early = part(2, []);
    for (const { run } of [died, early]) Object.assign(run, { finished: false, passedOver: [] });
    for (const [two, lost] of [
      [died, 2],
      [early, 4],
    ] as const) {
      const parts = [part(1, [1], dealt), two, part(3, [6], dealt)];
      const shards = shardsOf(parts) as Shards;
      expect(shards).toEqual({ total: 3, missing: [], lost: [lost, lost], apart: false });
      expect(lines(withMissing(mergeRuns(parts.map(({ run }) => run)), shards))).toEqual(ALL);
    }
  });

  it('have lost nothing where a repetition of the one that died has all of it', () => {
    const died = part(2, []);
    died.run.finished = false;
    const parts = [part(1, [1], dealt), died, part(2, [2, 3, 4, 5], dealt), part(3, [6], dealt)];
    expect(shardsOf(parts)).toEqual({ total: 3, missing: [], lost: [0, 0], apart: false });
  });

  it('need not tell how, as Cucumber’s own do not', () => {
    const parts = [part(1, [1, 4]), part(2, [2, 5])];
    expect(shardsOf(parts)).toEqual({ total: 3, missing: [3], lost: [1, 2], apart: false });
  });
});
