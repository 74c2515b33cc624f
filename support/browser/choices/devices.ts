import type { BrowserContextOptions } from 'playwright';

/** What a device makes of a context. */
export type DeviceOptions = Pick<
  BrowserContextOptions,
  'userAgent' | 'viewport' | 'screen' | 'deviceScaleFactor' | 'isMobile' | 'hasTouch'
>;

/** What the device that is called so brings along; case, blanks, hyphens and parentheses do not count. */
export function deviceNamed(called: string): DeviceOptions | undefined {
  const name = Object.keys(registry()).find((one) => bare(one) === bare(called));
  if (name === undefined) return undefined;
  const { userAgent, viewport, screen, deviceScaleFactor, isMobile, hasTouch } = registry()[
    name
  ] as Descriptor;
  return { userAgent, viewport, ...(screen && { screen }), deviceScaleFactor, isMobile, hasTouch };
}

/** As Playwright writes them. */
export function deviceNames(): string[] {
  return Object.keys(registry());
}

type Descriptor = typeof import('playwright').devices[string] & Pick<DeviceOptions, 'screen'>;

/** Loads Playwright, which takes a while: only for those who name a device. */
function registry(): Record<string, Descriptor> {
  const { devices } = require('playwright') as typeof import('playwright');
  return devices;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[\s()-]/g, '');
}
