import type { Cost } from './cost';
import { type Result, ratioOf } from './result';

/** `docs/performance.md`, from the results that are kept. */
export function performancePage(results: readonly Result[]): string {
  return `# Performance

<!-- Written by \`npm run bench\`; the results are in benchmarks/results. -->

What Brine costs, measured against bare scripts that do the same without it, in the same browser build with the same switches:
\`npm run bench\`, or \`npm run bench -- ui\` for one subject. [Other tools](../benchmarks/peers/README.md) take part with the same scenarios
where they are installed (\`npm run bench -- --peers\`); what was measured with them has a row of theirs. All take turns, and who begins
changes with every round. What counts lies between two calls of a stopwatch outside: starting, warming up and the report do not. Times are
medians, in milliseconds for doing the work once; processor time is that of the runner, the browser and the servers it started together.
Compare the ratios: the times are those of one machine on one day.

${results.map(section).join('\n')}`;
}

function section(result: Result): string {
  const { name, title, work, times, goal, brine, bare, peers = [], rounds, machine } = result;
  const row = (who: string, cost: Cost, most?: number) =>
    `| ${[
      who,
      show(cost.wall),
      show(cost.cpu),
      ...(most === undefined
        ? ['', '', '']
        : [ratio(brine, cost, 'wall'), ratio(brine, cost, 'cpu'), `≤ ${most}`]),
    ].join(' | ')} |`;
  return `## \`${name}\`: ${title}

${work} ${times} times in each of ${rounds.brine.length} rounds.

| | wall clock, ms | processor time, ms | Brine to it, wall clock | Brine to it, processor time | goal |
| --- | --- | --- | --- | --- | --- |
${[row('Brine', brine), row('bare', bare, goal), ...peers.map((peer) => row(peer.name, peer.cost, peer.goal))].join('\n')}

${machine.cores} cores, ${machine.memory} GiB, ${machine.system}, Node ${machine.node}, ${machine.browser}.
`;
}

function ratio(brine: Cost, other: Cost, what: keyof Cost): string {
  return ratioOf(brine, other, what)?.toFixed(2) ?? '–';
}

function show(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '–' : milliseconds.toFixed(milliseconds < 10 ? 2 : 1);
}
