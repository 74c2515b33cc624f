import { createHash } from 'node:crypto';

/** Something to be dealt out: what tells it from all others, and how long it takes. */
export interface Load {
  id: string;
  milliseconds: number;
}

/** Each shard in its turn gets one, as Cucumber does it. */
export function dealEvenly(ids: readonly string[], shards: number): Map<string, number> {
  return new Map(ids.map((id, at) => [id, (at % shards) + 1]));
}

/**
 * The longest first, each to the shard that has least to do: no shard takes more than a third longer than it need. The same
 * loads are dealt out the same way everywhere, in whatever order they come.
 *
 * @returns the number of the shard by id, from 1 on.
 */
export function dealByTime(loads: readonly Load[], shards: number): Map<string, number> {
  const sums = Array.from({ length: shards }, () => 0);
  const sorted = [...loads].sort(
    (one, other) => other.milliseconds - one.milliseconds || (one.id < other.id ? -1 : 1),
  );
  return new Map(
    sorted.map(({ id, milliseconds }) => {
      const least = sums.indexOf(Math.min(...sums));
      sums[least] = (sums[least] ?? 0) + milliseconds;
      return [id, least + 1];
    }),
  );
}

/** How many each shard got. */
export function sizesOf(dealt: ReadonlyMap<string, number>, shards: number): number[] {
  const sizes = Array.from({ length: shards }, () => 0);
  for (const shard of dealt.values()) sizes[shard - 1] = (sizes[shard - 1] ?? 0) + 1;
  return sizes;
}

/** Tells two ways of dealing out apart: shards that were dealt out in different ways do not make one run. */
export function signOf(dealt: ReadonlyMap<string, number>): string {
  const lines = [...dealt].map(([id, shard]) => `${id} ${shard}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('base64url').slice(0, 16);
}
