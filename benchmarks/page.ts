import type { Cost } from './cost';
import { type Result, ratioOf } from './result';

/** `docs/performance.md`, from the results that are kept. */
export function performancePage(results: readonly Result[]): string {
  return `# Performance

<!-- Written by \`npm run bench\`; the results are in benchmarks/results. -->

What Brine costs, measured against bare scripts that do the same without it, in the same browser build with the same switches:
\`npm run bench\`, or \`npm run bench -- ui\` for one subject. Both take turns, and who begins changes with every round. What counts
lies between two calls of a stopwatch outside: starting, warming up and the report do not. Times are medians, in milliseconds for
doing the work once; processor time is that of the runner, the browser and the servers it started together. Compare the ratios:
the times are those of one machine on one day.

${results.map(section).join('\n')}`;
}

function section(result: Result): string {
  const { name, title, work, times, goal, brine, bare, rounds, machine } = result;
  const row = (what: string, key: keyof Cost) =>
    `| ${what} | ${show(bare[key])} | ${show(brine[key])} | ${ratioOf(result, key)?.toFixed(2) ?? '–'} |`;
  return `## \`${name}\`: ${title}

${work} ${times} times in each of ${rounds.brine.length} rounds; goal: at most ${goal}×.

| | bare | Brine | ratio |
| --- | --- | --- | --- |
${row('wall clock', 'wall')}
${row('processor time', 'cpu')}

${machine.cores} cores, ${machine.memory} GiB, ${machine.system}, Node ${machine.node}, ${machine.browser}.
`;
}

function show(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '–' : milliseconds.toFixed(milliseconds < 10 ? 2 : 1);
}
