import { describe, expect, it } from 'vitest';
import { chosen } from '../../../../support/browser/choices/choices';
import {
  browserSettingFaults,
  checkBrowserSettings,
  contextOptions,
} from '../../../../support/browser/choices/options';
import { wishFor } from '../../../../support/browser/contexts/wish';
import { told, toldBy } from '../../../tools/told';

describe('a context', () => {
  it('has a window of 1280 by 720 unless the settings say more', () => {
    expect(contextOptions({})).toEqual({ viewport: { width: 1280, height: 720 } });
  });

  it('is as the settings say', () => {
    expect(
      contextOptions({
        viewport: { width: 400, height: 300 },
        locale: 'pt-PT',
        timezone: 'Asia/Tokyo',
        colorScheme: 'dark',
        reducedMotion: 'reduce',
        permissions: ['notifications'],
      }),
    ).toEqual({
      viewport: { width: 400, height: 300 },
      locale: 'pt-PT',
      timezoneId: 'Asia/Tokyo',
      colorScheme: 'dark',
      reducedMotion: 'reduce',
      permissions: ['notifications'],
    });
  });

  it('may ask for the place that is set', () => {
    const geolocation = { latitude: 41.15, longitude: -8.61 };
    expect(contextOptions({ geolocation, permissions: ['camera', 'geolocation'] })).toMatchObject({
      geolocation,
      permissions: ['camera', 'geolocation'],
    });
    expect(contextOptions({ geolocation }).permissions).toEqual(['geolocation']);
  });

  it('is of a device, but for what the settings say themselves', () => {
    expect(contextOptions({ device: 'iPhone 15' })).toMatchObject({
      viewport: { width: 393, height: 659 },
      deviceScaleFactor: 3,
      isMobile: true,
      hasTouch: true,
      userAgent: expect.stringContaining('iPhone'),
    });
    expect(contextOptions({ device: 'iPhone 15' })).not.toHaveProperty('defaultBrowserType');
    const viewport = { width: 100, height: 100 };
    expect(contextOptions({ device: 'iPhone 15', viewport }).viewport).toEqual(viewport);
  });

  it('is never told to Firefox as mobile, which refuses the word', () => {
    expect(contextOptions({ device: 'iPhone 15', engine: 'firefox' })).not.toHaveProperty('isMobile');
  });
});

describe('tags', () => {
  const viewport = { width: 400, height: 300 };

  it('win over the settings', () => {
    expect(chosen({ viewport, locale: 'de', trace: 'off' }, { locale: 'pt-PT', trace: 'always' })).toEqual({
      viewport,
      locale: 'pt-PT',
      trace: 'always',
    });
  });

  it('that name a device bring its window, unless another tag says its size', () => {
    expect(chosen({ viewport }, { device: 'iPhone-15' })).toEqual({ device: 'iPhone-15' });
    const small = { width: 10, height: 10 };
    expect(chosen({ viewport }, { device: 'iPhone-15', viewport: small }).viewport).toBe(small);
  });

  it('add to what the settings allow', () => {
    expect(chosen({ permissions: ['camera'] }, { permissions: ['midi'] }).permissions).toEqual([
      'camera',
      'midi',
    ]);
  });
});

describe('settings that name what there is not', () => {
  it('are told all at once', () => {
    expect(
      browserSettingFaults({
        device: 'iFone 15',
        locale: 'x_y',
        timezone: 'Europe/Lisboa',
        permissions: ['camera', 'cammera'],
      }),
    ).toEqual([
      'browser.device "iFone 15" is no device that Playwright knows (did you mean "iPhone 15" or "iPhone 11"?)',
      'browser.locale "x_y" is no language tag, such as "pt-PT"',
      'browser.timezone "Europe/Lisboa" is no time zone (did you mean "Europe/Lisbon" or "Europe/Kirov"?)',
      'browser.permissions "cammera" is no permission of a browser (did you mean "camera"?)',
    ]);
    expect(browserSettingFaults({ device: 'iPhone 15', locale: 'pt-PT', timezone: 'UTC' })).toEqual([]);
  });

  it('are told before the run begins, unless Playwright would have to be loaded for it', () => {
    expect(told(() => checkBrowserSettings({ locale: 'x_y', device: 'iFone 15' }))).toBe(
      `BrowserOptionsError: The browser cannot be as 1 choice says.
  browser.locale "x_y" is no language tag, such as "pt-PT"
  → Correct them in brine.config.ts, browser, or in the tags of the scenario (docs/ui.md).`,
    );
    expect(() => checkBrowserSettings({ device: 'iFone 15' })).not.toThrow();
  });

  it('fail the first scenario that needs the browser, with the tags that are no better', async () => {
    const failing = async () =>
      wishFor({
        settings: { device: 'iFone 15' },
        choices: {},
        faults: [{ tag: '@trace:yes', fault: 'should be one of: @trace:off' }],
        components: undefined,
        headers: {},
        worn: {},
      });
    expect(await toldBy(failing())).toBe(
      `BrowserOptionsError: The browser cannot be as 2 choices say.
  browser.device "iFone 15" is no device that Playwright knows (did you mean "iPhone 15" or "iPhone 11"?)
  @trace:yes should be one of: @trace:off
  → Correct them in brine.config.ts, browser, or in the tags of the scenario (docs/ui.md).`,
    );
  });
});

describe('isolation', () => {
  const wish = (parts: Partial<Parameters<typeof wishFor>[0]>) =>
    wishFor({
      settings: {},
      choices: {},
      faults: [],
      components: undefined,
      headers: {},
      worn: {},
      ...parts,
    });

  it('is a context of its own, unless settings or tags say otherwise', () => {
    expect(wish({}).isolation).toBe('context');
    expect(wish({ settings: { isolation: 'page' } }).isolation).toBe('page');
    expect(wish({ settings: { isolation: 'page' }, choices: { isolation: 'context' } }).isolation).toBe(
      'context',
    );
    expect(wish({ choices: { isolation: 'page' } }).isolation).toBe('page');
    expect(wish({ choices: { isolation: 'unmount' } }).isolation).toBe('context');
  });

  it('of components is what theirs say', () => {
    expect(wish({ components: 'reload', settings: { isolation: 'page' } }).isolation).toBe('reload');
    expect(wish({ components: 'reload', choices: { isolation: 'unmount' } }).isolation).toBe('unmount');
    expect(wish({ components: 'unmount', choices: { isolation: 'context' } }).isolation).toBe('context');
    expect(wish({ components: 'unmount', choices: { isolation: 'page' } }).isolation).toBe('reload');
  });

  it('is a context of its own where the tags change what a context is, but not where they record', () => {
    const settings = { isolation: 'page' } as const;
    expect(wish({ settings, choices: { locale: 'de' } }).isolation).toBe('context');
    expect(wish({ settings, choices: { trace: 'always' } }).isolation).toBe('page');
    expect(wish({ components: 'reload', choices: { device: 'iPhone 15' } }).isolation).toBe('context');
  });

  it('loads the page of components anew for somebody who has to be signed in there', () => {
    const worn = { cookies: { session: 'ann' } };
    expect(wish({ components: 'unmount', worn }).isolation).toBe('reload');
    expect(wish({ settings: { isolation: 'page' }, worn }).isolation).toBe('page');
  });

  it('keeps service workers from components alone', () => {
    expect(wish({ components: 'reload' }).options.serviceWorkers).toBe('block');
    expect(wish({}).options).not.toHaveProperty('serviceWorkers');
  });
});
