import { settle } from './settle';
import type { Placement } from './spec';

interface Ways {
  /** Sees to it that a service runs. Gives its own address. */
  up: (name: string) => Promise<string>;
  /** The address of the link to it; undefined where there is none. */
  link: (name: string) => Promise<string | undefined>;
}

/** Starts what a service depends on. Gives what these are reached at: by their links, and by themselves. */
export async function startDependencies(
  names: readonly string[],
  { up, link }: Ways,
): Promise<Required<Pick<Placement, 'urls' | 'addresses'>>> {
  const own = await settle(names.map(async (name) => [name, await up(name)] as const));
  const linked = own.map(async ([name, url]) => [name, (await link(name)) ?? url] as const);
  return {
    urls: Object.fromEntries(await Promise.all(linked)),
    addresses: Object.fromEntries(own.map(([name, url]) => [name, new URL(url).host])),
  };
}
