import type { Contestant, Rounds, Subject } from './contest';
import type { Cost, Taken } from './cost';
import { measure } from './measure';
import type { Stopwatch } from './stopwatch';

/** One that takes part, how often it does the work, and where its costs go. */
interface Entry {
  name: string;
  contestant: Contestant;
  times: number;
  costs: Taken[];
  /** Whether the subject can do without it. */
  peer: boolean;
}

/**
 * Lets all do their work in turn; who begins changes with every round, so that what drifts hits them alike. A peer that fails
 * is left out from then on.
 *
 * @throws Error when Brine or the bare contestant fails.
 */
export async function playRounds(
  subject: Subject,
  stopwatch: Stopwatch,
  rounds: number,
  log: (line: string) => void,
): Promise<Rounds> {
  const faults: string[] = [];
  let all = entries(subject, log);
  const play = async (entry: Entry, then: (cost: Taken) => void) => {
    try {
      then(await measure(entry.contestant, stopwatch));
    } catch (error) {
      if (!entry.peer) throw error;
      faults.push(`${subject.name}: ${entry.name} failed. ${(error as Error).message}`);
      log(faults.at(-1) as string);
      all = all.filter((one) => one !== entry);
    }
  };
  if (subject.warm) for (const entry of all) await play(entry, () => {});
  for (let round = 0; round < rounds; round += 1) {
    for (const entry of round % 2 === 0 ? all : all.toReversed())
      await play(entry, (cost) => {
        const once = share(cost, entry.times);
        entry.costs.push(once);
        log(`${subject.name}, round ${round + 1} of ${rounds}: ${entry.name} ${told(once)}`);
      });
  }
  const costsOf = (name: string) => all.find((one) => one.name === name)?.costs ?? [];
  const peers = all.filter(({ peer }) => peer).map(({ name, costs }) => [name, costs]);
  return { brine: costsOf('brine'), bare: costsOf('bare'), peers: Object.fromEntries(peers), faults };
}

function entries({ name, times, brine, bare, peers = [] }: Subject, log: (line: string) => void): Entry[] {
  const entry = (name: string, contestant: Contestant, peer: boolean, often = contestant.times ?? times) => ({
    ...{ name, contestant, peer },
    times: often,
    costs: [],
  });
  return [
    ...(bare ? [entry('bare', bare, false)] : []),
    entry('brine', brine, false),
    ...peers.flatMap((peer) => {
      if (peer.contestant) return [entry(peer.name, peer.contestant, true, peer.times)];
      log(`${name}: ${peer.name} is left out: ${peer.missing ?? 'it is not installed'}.`);
      return [];
    }),
  ];
}

function share(cost: Taken, times: number): Taken {
  const each = ({ wall, cpu }: Cost) => ({
    wall: wall / times,
    cpu: cpu && cpu / times,
  });
  return { ...cost, ...each(cost), ...(cost.whole && { whole: each(cost.whole) }) };
}

function told({ wall, cpu, memory }: Cost): string {
  const parts = [
    `${wall.toFixed(2)} ms`,
    ...(cpu === undefined ? [] : [`${cpu.toFixed(2)} ms of processor time`]),
    ...(memory === undefined ? [] : [`${memory.toFixed(0)} MB`]),
  ];
  return parts.join(', ');
}
