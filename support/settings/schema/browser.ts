import * as v from 'valibot';
import { between, size, text } from './shapes';

const keep = v.optional(v.picklist(['off', 'on-failure', 'on-retry', 'always']));

/** How the browser is to be. */
export const browser = v.strictObject({
  headless: v.optional(v.boolean()),
  executable: v.optional(text),
  viewport: v.optional(v.strictObject({ width: size, height: size })),
  locale: v.optional(text),
  timezone: v.optional(text),
  args: v.optional(v.array(text)),
  engine: v.optional(v.picklist(['chromium', 'firefox', 'webkit'])),
  device: v.optional(text),
  permissions: v.optional(v.array(text)),
  geolocation: v.optional(
    v.strictObject({
      latitude: between(-90, 90),
      longitude: between(-180, 180),
      accuracy: v.optional(v.pipe(v.number(), v.minValue(0))),
    }),
  ),
  colorScheme: v.optional(v.picklist(['light', 'dark'])),
  reducedMotion: v.optional(v.picklist(['reduce', 'no-preference'])),
  isolation: v.optional(v.picklist(['context', 'page'])),
  trace: keep,
  video: keep,
  har: keep,
});
