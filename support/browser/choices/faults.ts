import { closestNames } from '../suggest';
import { deviceNamed, deviceNames } from './devices';
import { PERMISSIONS } from './permissions';

/*
 * What is wrong with one choice, as the words that follow the setting or the tag it stands in; undefined when nothing
 * is.
 */

/** @param spell how a device is spelled where it is named: a tag has no blanks. */
export function deviceFault(
  name: string,
  spell: (device: string) => string = (device) => device,
): string | undefined {
  if (deviceNamed(name)) return undefined;
  return `is no device that Playwright knows${near(name, deviceNames().map(spell))}`;
}

export function permissionFault(name: string): string | undefined {
  return PERMISSIONS.includes(name) ? undefined : `is no permission of a browser${near(name, PERMISSIONS)}`;
}

export function localeFault(name: string): string | undefined {
  try {
    Intl.getCanonicalLocales(name);
    return undefined;
  } catch {
    return 'is no language tag, such as "pt-PT"';
  }
}

export function timezoneFault(name: string): string | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return undefined;
  } catch {
    const zones = Intl.supportedValuesOf('timeZone');
    return `is no time zone${near(name, zones) || ', such as "Europe/Lisbon"'}`;
  }
}

function near(name: string, known: readonly string[]): string {
  const names = closestNames(name, known, 2).map((one) => `"${one}"`);
  return names.length === 0 ? '' : ` (did you mean ${names.join(' or ')}?)`;
}
