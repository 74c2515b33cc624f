import type { BrowserSettings, Keep } from '../../settings/browser-settings';
import type { BrowserChoices, Isolation } from './choices';
import { deviceFault, localeFault, permissionFault, timezoneFault } from './faults';

export interface TagFault {
  tag: string;
  /** What is wrong with it, as the words that follow the tag: `should be …`. */
  fault: string;
}

/** What a tag says: a choice, or what is wrong with it. */
type Said = { choice: BrowserChoices } | { fault: string };
type Reader = (value: string | undefined) => Said;

const KEEPS: readonly Keep[] = ['off', 'on-failure', 'on-retry', 'always'];
const ISOLATIONS: readonly Isolation[] = ['context', 'page', 'reload', 'unmount'];

/** By the name before the colon. `undefined` is what a tag without a colon says. */
const READERS: Record<string, Reader> = {
  device: named(
    (device) => ({ device }),
    'iPhone-15',
    (device) => deviceFault(device, hyphened),
  ),
  viewport: readViewport,
  locale: named((locale) => ({ locale }), 'pt-PT', localeFault),
  timezone: named((timezone) => ({ timezone }), 'Europe/Lisbon', timezoneFault),
  permission: named((permission) => ({ permissions: [permission] }), 'clipboard-read', permissionFault),
  geolocation: readGeolocation,
  'color-scheme': oneOf('color-scheme', ['light', 'dark'], (colorScheme) => ({ colorScheme })),
  'reduced-motion': readMotion,
  isolation: oneOf('isolation', ISOLATIONS, (isolation) => ({ isolation })),
  trace: oneOf('trace', KEEPS, (trace) => ({ trace })),
  video: oneOf('video', KEEPS, (video) => ({ video })),
  har: oneOf('har', KEEPS, (har) => ({ har })),
};

/**
 * What a scenario's tags say of the browser, and which of them cannot be understood. The tag that stands nearest to the
 * scenario wins; permissions add up. Other tags are left alone.
 *
 * @param tags with their `@`, those of the feature first.
 */
export function parseBrowserTags(tags: readonly string[]): { choices: BrowserChoices; faults: TagFault[] } {
  const choices: BrowserChoices = {};
  const faults: TagFault[] = [];
  for (const tag of tags) {
    const said = read(tag);
    if (!said) continue;
    if ('fault' in said) {
      faults.push({ tag, fault: said.fault });
      continue;
    }
    const { permissions, ...rest } = said.choice;
    Object.assign(choices, rest);
    if (permissions) choices.permissions = [...(choices.permissions ?? []), ...permissions];
  }
  return { choices, faults };
}

/** The tags that speak of the browser and cannot be understood. Loads Playwright only where a device is named. */
export function browserTagFaults(tags: readonly string[]): TagFault[] {
  return parseBrowserTags(tags).faults;
}

function read(tag: string): Said | undefined {
  const [, name = '', value] = /^@([a-z-]+)(?::(.*))?$/s.exec(tag) ?? [];
  const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  // `@device` alone may well be a tag of the project's own.
  if (!reader || (value === undefined && name !== 'reduced-motion')) return undefined;
  return reader(value);
}

function named(
  choice: (name: string) => BrowserChoices,
  example: string,
  faultOf: (name: string) => string | undefined,
): Reader {
  return (value = '') => {
    if (value === '') return { fault: `should name something, such as "${example}"` };
    const fault = faultOf(value);
    return fault ? { fault } : { choice: choice(value) };
  };
}

function oneOf<T extends string>(
  name: string,
  known: readonly T[],
  choice: (value: T) => BrowserChoices,
): Reader {
  return (value) => {
    const found = known.find((one) => one === value);
    if (found !== undefined) return { choice: choice(found) };
    return { fault: `should be one of: ${known.map((one) => `@${name}:${one}`).join(', ')}` };
  };
}

function readViewport(value = ''): Said {
  const [, width, height] = /^(\d{1,5})x(\d{1,5})$/i.exec(value) ?? [];
  const viewport = { width: Number(width), height: Number(height) };
  if (viewport.width > 0 && viewport.height > 0) return { choice: { viewport } };
  return { fault: 'should be width and height in pixels, such as @viewport:390x844' };
}

function readGeolocation(value = ''): Said {
  const [latitude = Number.NaN, longitude = Number.NaN, ...more] = value
    .split(',')
    .map((part) => (/^-?\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN));
  const geolocation: NonNullable<BrowserSettings['geolocation']> = { latitude, longitude };
  const real = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && more.length === 0;
  if (real) return { choice: { geolocation } };
  return { fault: 'should be latitude and longitude in degrees, such as @geolocation:41.15,-8.61' };
}

function readMotion(value = 'reduce'): Said {
  if (value === 'reduce' || value === 'no-preference') return { choice: { reducedMotion: value } };
  return { fault: 'should be @reduced-motion or @reduced-motion:no-preference' };
}

/** A tag has no blanks. */
function hyphened(name: string): string {
  return name.replaceAll(' ', '-');
}
