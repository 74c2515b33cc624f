import type { Letter } from '../../data/shapes/site-index';
import type { Site } from '../site';

/** One attempt of a scenario. */
export interface Block {
  position: number;
  /** Set for one that was tried again: its number. */
  attempt?: number;
  start: number;
  took: number;
  worker: number;
  status: Letter;
}

export function blocksOf(site: Site, ran: readonly number[]): Block[] {
  const { start, duration: took, worker, earlier } = site.index.scenarios;
  return ran.flatMap((position) => [
    ...(earlier[position] ?? []).map(([begin, lasted, lane, status], index) => ({
      position,
      attempt: index + 1,
      start: begin,
      took: lasted,
      worker: lane,
      status,
    })),
    {
      position,
      start: start[position] ?? 0,
      took: took[position] ?? 0,
      worker: worker[position] ?? -1,
      status: site.status(position),
    },
  ]);
}

/** A worker in one environment: those of another are others, whatever they are called. */
export interface Lane {
  id: string;
  name: string;
}

export function lanesOf(site: Site, blocks: readonly Block[]): Lane[] {
  const known = new Map(blocks.map((block) => [laneId(site, block), block]));
  const ordered = [...known].sort(
    ([, one], [, other]) =>
      environmentAt(site, one) - environmentAt(site, other) || one.worker - other.worker,
  );
  return ordered.map(([id, { worker, position }]) => {
    const name = site.index.workers[worker] ?? 'the only one';
    const environment = site.placeOf(position);
    return { id, name: environment === undefined ? name : `${name} (${environment})` };
  });
}

export function laneId(site: Site, block: Block): string {
  return `${environmentAt(site, block)}/${block.worker}`;
}

function environmentAt({ index }: Site, { position }: Block): number {
  return index.scenarios.environment[position] ?? 0;
}
