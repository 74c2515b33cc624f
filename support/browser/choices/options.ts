import type { BrowserContextOptions } from 'playwright';
import type { BrowserSettings } from '../../settings/browser-settings';
import { deviceNamed } from './devices';
import { BrowserOptionsError } from './errors';
import { deviceFault, localeFault, permissionFault, timezoneFault } from './faults';

const VIEWPORT = { width: 1280, height: 720 };

/** What Playwright is to be told for a context. Where a place is set, pages may ask for it. */
export function contextOptions(settings: BrowserSettings): BrowserContextOptions {
  const { device, viewport, locale, timezone, geolocation, colorScheme, reducedMotion } = settings;
  const { isMobile, ...brought }: BrowserContextOptions = device ? (deviceNamed(device) ?? {}) : {};
  const permissions = new Set([...(settings.permissions ?? []), ...(geolocation ? ['geolocation'] : [])]);
  return {
    viewport: VIEWPORT,
    ...brought,
    // Firefox refuses the word, whatever it says.
    ...(isMobile !== undefined && settings.engine !== 'firefox' && { isMobile }),
    ...(viewport && { viewport }),
    ...(locale && { locale }),
    ...(timezone && { timezoneId: timezone }),
    ...(geolocation && { geolocation }),
    ...(colorScheme && { colorScheme }),
    ...(reducedMotion && { reducedMotion }),
    ...(permissions.size > 0 && { permissions: [...permissions] }),
  };
}

/**
 * Tells at once what is wrong with the settings, but for a device: only Playwright knows those, and a run may do
 * without it.
 *
 * @throws BrowserOptionsError
 */
export function checkBrowserSettings({ device: _, ...settings }: BrowserSettings): void {
  const faults = browserSettingFaults(settings);
  if (faults.length > 0) throw new BrowserOptionsError(faults);
}

/**
 * What is wrong with the names in the settings, one line each: `browser.device "iFone 15" is no device …`. Loads
 * Playwright only where a device is named.
 */
export function browserSettingFaults(settings: BrowserSettings): string[] {
  const { device, locale, timezone, permissions = [] } = settings;
  const check = (
    key: string,
    name: string | undefined,
    faultOf: (name: string) => string | undefined,
  ): string[] => {
    const fault = name === undefined ? undefined : faultOf(name);
    return fault === undefined ? [] : [`browser.${key} "${name}" ${fault}`];
  };
  return [
    ...check('device', device, (name) => deviceFault(name)),
    ...check('locale', locale, localeFault),
    ...check('timezone', timezone, timezoneFault),
    ...permissions.flatMap((permission) => check('permissions', permission, permissionFault)),
  ];
}
