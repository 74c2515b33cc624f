import type { Contestant, Rounds, Subject } from './contest';
import type { Cost } from './cost';
import { measure } from './measure';
import type { Stopwatch } from './stopwatch';

/** Lets all do their work in turn; who begins changes with every round, so that what drifts hits them alike. */
export async function inTurn(
  subject: Subject,
  stopwatch: Stopwatch,
  rounds: number,
  log: (line: string) => void,
): Promise<Rounds> {
  const results: Rounds & { peers: Record<string, Cost[]> } = { brine: [], bare: [], peers: {} };
  const all: [string, Contestant, number, Cost[]][] = [
    ['bare', subject.bare, subject.times, results.bare],
    ['brine', subject.brine, subject.times, results.brine],
  ];
  for (const { name, contestant, times } of subject.peers ?? []) {
    if (!contestant)
      log(
        `${subject.name}: ${name} is not installed and left out; \`npm run bench -- --peers\` installs it.`,
      );
    else {
      const costs: Cost[] = [];
      results.peers[name] = costs;
      all.push([name, contestant, times, costs]);
    }
  }
  if (subject.warm) for (const [, contestant] of all) await measure(contestant, stopwatch);
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, contestant, times, costs] of round % 2 === 0 ? all : all.toReversed()) {
      const cost = await measure(contestant, stopwatch);
      const once = { ...cost, wall: cost.wall / times, cpu: cost.cpu && cost.cpu / times };
      costs.push(once);
      log(`${subject.name}, round ${round + 1} of ${rounds}: ${name} ${told(once)}`);
    }
  }
  return results;
}

function told({ wall, cpu, memory }: Cost): string {
  const parts = [
    `${wall.toFixed(2)} ms`,
    ...(cpu === undefined ? [] : [`${cpu.toFixed(2)} ms of processor time`]),
    ...(memory === undefined ? [] : [`${memory.toFixed(0)} MB`]),
  ];
  return parts.join(', ');
}
