import type { OutputInput } from '../../../reports/ci/input';
import type { RunFacts } from '../../../reports/facts';
import { gather } from '../../../reports/gather';
import { placeAll } from '../../../reports/summary/placed';
import type { Cluster, Summary, Totals } from '../../../reports/summary/shape';
import { summarise } from '../../../reports/summary/summarise';
import { FACTS } from '../run-suite';

/** What the outputs are made of, for the messages of a run. */
export async function madeOf(messages: string, facts: Partial<RunFacts> = {}): Promise<OutputInput> {
  const inputs = [{ messages, facts: { ...FACTS, engine: 'chromium', ...facts } }];
  const gathered = await gather(inputs, { save: () => '', root: '' });
  return { summary: summarise(gathered), scenarios: placeAll(gathered.run), facts: gathered.facts };
}

const NONE: Totals = {
  scenarios: 0,
  passed: 0,
  failed: 0,
  ambiguous: 0,
  undefined: 0,
  pending: 0,
  skipped: 0,
  unknown: 0,
  notRun: 0,
  flaky: 0,
};

/** A summary with a number of clusters, each of one scenario. */
export function summaryWith(clusters: number, cluster: Partial<Cluster> = {}): Summary {
  return {
    schema: 1,
    verdict: { state: 'failed', sentence: `${clusters} of ${clusters} scenarios failed.` },
    run: { project: 'Shop', startedAt: FACTS.startedAt, summed: 1, finished: true, command: 'npm start' },
    totals: { ...NONE, scenarios: clusters, failed: clusters },
    environments: [
      { name: 'local / chromium / Linux', totals: { ...NONE, scenarios: clusters, failed: clusters } },
    ],
    imports: [],
    dimensions: {},
    clusters: Array.from({ length: clusters }, (_, index) => ({
      kind: 'wrong',
      culprit: `orders ${index}`,
      what: 'The status is 500.',
      facts: [],
      scenarios: [
        { key: 'aaaaaaaa', name: `Order ${index}`, uri: 'features/order.feature', line: index + 1 },
      ],
      owners: [],
      ...cluster,
    })),
    flaky: [],
    faults: [],
    warnings: [],
    links: {},
  };
}
