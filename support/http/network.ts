import type { Network } from './options';

/** What is between the suite and every service, as the settings and the environment say. */
export function networkOf(
  { proxy, axios }: Pick<Network, 'proxy' | 'axios'>,
  env: NodeJS.ProcessEnv,
): Network {
  return { env, ...(proxy !== undefined && { proxy }), ...(axios && { axios }) };
}
