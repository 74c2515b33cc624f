import type { BrowserSettings } from '../../settings/browser-settings';
import type { Identity } from '../../settings/settings';
import type { BrowserChoices, Isolation } from '../choices/choices';
import { chosen } from '../choices/choices';
import { BrowserOptionsError } from '../choices/errors';
import { browserSettingFaults, contextOptions } from '../choices/options';
import type { TagFault } from '../choices/tags';
import type { Wish } from './contexts';

/** How component scenarios are kept apart. */
export type ComponentIsolation = Exclude<Isolation, 'page'>;

export interface Surroundings {
  settings: BrowserSettings;
  /** What the tags of the scenario say instead. */
  choices: BrowserChoices;
  faults: readonly TagFault[];
  /** Set when components are mounted. */
  components: ComponentIsolation | undefined;
  headers: Record<string, string>;
  /** Of the person whose context it will be. */
  worn: Identity;
}

/**
 * The context that a scenario needs.
 *
 * @throws BrowserOptionsError when the settings or tags name what there is not.
 */
export function wishFor({ settings, choices, faults, components, headers, worn }: Surroundings): Wish {
  const wrong = [...browserSettingFaults(settings), ...faults.map(({ tag, fault }) => `${tag} ${fault}`)];
  if (wrong.length > 0) throw new BrowserOptionsError(wrong);
  const options = contextOptions(chosen(settings, choices));
  const isolation = isChanged(choices) ? 'context' : isolationOf(settings, choices, components);
  // An identity is planted while the page loads: one that is there already would not have it.
  const loads = isolation === 'unmount' && Object.keys(worn).length > 0;
  return {
    headers,
    options: {
      ...options,
      // It would answer before the network phrases do, and outlive the page.
      ...(components && { serviceWorkers: 'block' as const }),
    },
    isolation: loads ? 'reload' : isolation,
  };
}

function isolationOf(
  settings: BrowserSettings,
  { isolation }: BrowserChoices,
  components: ComponentIsolation | undefined,
): Isolation {
  if (components) return isolation === 'page' ? 'reload' : (isolation ?? components);
  return isolation === 'context' || isolation === 'page' ? isolation : (settings.isolation ?? 'context');
}

/** Whether the context is another than that of most scenarios: it is not worth keeping. */
function isChanged({ isolation: _, trace, video, har, ...context }: BrowserChoices): boolean {
  return Object.keys(context).length > 0;
}
