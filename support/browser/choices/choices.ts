import type { BrowserSettings } from '../../settings/browser-settings';

/** What keeps scenarios apart: a context of their own, or a kept one that is emptied in between. */
export type Isolation = 'context' | 'page' | 'reload' | 'unmount';

/** What becomes of a browser context: from the settings, or from the tags of one scenario. */
export type ContextChoices = Pick<
  BrowserSettings,
  | 'device'
  | 'viewport'
  | 'locale'
  | 'timezone'
  | 'permissions'
  | 'geolocation'
  | 'colorScheme'
  | 'reducedMotion'
>;

/** What a scenario may say differently from the settings. */
export interface BrowserChoices extends ContextChoices, Pick<BrowserSettings, 'trace' | 'video' | 'har'> {
  isolation?: Isolation;
}

/** The settings with what the tags of a scenario say instead. A device brings its own window. */
export function chosen(settings: BrowserSettings, choices: BrowserChoices): BrowserSettings {
  const { isolation: _, permissions, ...changes } = choices;
  const { viewport, ...rest } = settings;
  return {
    ...rest,
    ...(viewport && !choices.device && { viewport }),
    ...changes,
    ...(permissions && { permissions: [...(settings.permissions ?? []), ...permissions] }),
  };
}
