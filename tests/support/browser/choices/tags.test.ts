import { describe, expect, it } from 'vitest';
import { browserTagFaults, parseBrowserTags } from '../../../../support/browser/choices/tags';

const choicesOf = (...tags: string[]) => {
  const { choices, faults } = parseBrowserTags(tags);
  expect(faults).toEqual([]);
  return choices;
};

describe('a tag', () => {
  it('says what becomes of the browser', () => {
    expect(
      choicesOf(
        '@device:iPhone-15',
        '@viewport:390x844',
        '@locale:pt-PT',
        '@timezone:Europe/Lisbon',
        '@color-scheme:dark',
        '@reduced-motion',
        '@geolocation:41.15,-8.61',
        '@permission:clipboard-read',
        '@permission:notifications',
        '@isolation:page',
        '@trace:always',
        '@video:on-failure',
        '@har:on-retry',
      ),
    ).toEqual({
      device: 'iPhone-15',
      viewport: { width: 390, height: 844 },
      locale: 'pt-PT',
      timezone: 'Europe/Lisbon',
      colorScheme: 'dark',
      reducedMotion: 'reduce',
      geolocation: { latitude: 41.15, longitude: -8.61 },
      permissions: ['clipboard-read', 'notifications'],
      isolation: 'page',
      trace: 'always',
      video: 'on-failure',
      har: 'on-retry',
    });
  });

  it('names a device without its blanks, in any case', () => {
    for (const tag of [
      '@device:iphone15',
      '@device:IPHONE-15',
      '@device:iPad-(gen-7)-landscape',
      '@device:Galaxy-S9+',
    ])
      expect(choicesOf(tag)).toEqual({ device: tag.slice('@device:'.length) });
  });

  it('that stands nearer to the scenario wins', () => {
    expect(choicesOf('@locale:de', '@viewport:800x600', '@locale:pt-PT')).toEqual({
      locale: 'pt-PT',
      viewport: { width: 800, height: 600 },
    });
    expect(choicesOf('@reduced-motion', '@reduced-motion:no-preference')).toEqual({
      reducedMotion: 'no-preference',
    });
  });

  it('of the project’s own is left alone', () => {
    expect(
      choicesOf('@ui', '@device', '@trace', '@env:staging', '@Device:x', '@devices:x', '@constructor:x'),
    ).toEqual({});
  });
});

describe('a tag that cannot be understood', () => {
  it.each([
    ['@device:iFone-15', 'is no device that Playwright knows (did you mean "iPhone-15" or "iPhone-11"?)'],
    ['@device:zzzzzzzzz', 'is no device that Playwright knows'],
    ['@device:', 'should name something, such as "iPhone-15"'],
    ['@viewport:390', 'should be width and height in pixels, such as @viewport:390x844'],
    ['@viewport:0x844', 'should be width and height in pixels, such as @viewport:390x844'],
    ['@locale:portuguese_pt', 'is no language tag, such as "pt-PT"'],
    ['@timezone:Europe/Lisboa', 'is no time zone (did you mean "Europe/Lisbon" or "Europe/Kirov"?)'],
    ['@timezone:qqqqqqq', 'is no time zone, such as "Europe/Lisbon"'],
    ['@color-scheme:black', 'should be one of: @color-scheme:light, @color-scheme:dark'],
    ['@reduced-motion:yes', 'should be @reduced-motion or @reduced-motion:no-preference'],
    ['@geolocation:41.15', 'should be latitude and longitude in degrees, such as @geolocation:41.15,-8.61'],
    ['@geolocation:91,0', 'should be latitude and longitude in degrees, such as @geolocation:41.15,-8.61'],
    [
      '@permission:clipboard-reed',
      'is no permission of a browser (did you mean "clipboard-read" or "clipboard-write"?)',
    ],
    [
      '@isolation:none',
      'should be one of: @isolation:context, @isolation:page, @isolation:reload, @isolation:unmount',
    ],
    ['@trace:yes', 'should be one of: @trace:off, @trace:on-failure, @trace:on-retry, @trace:always'],
    ['@video:', 'should be one of: @video:off, @video:on-failure, @video:on-retry, @video:always'],
    ['@har:1', 'should be one of: @har:off, @har:on-failure, @har:on-retry, @har:always'],
  ])('%s %s', (tag, fault) => {
    expect(browserTagFaults([tag])).toEqual([{ tag, fault }]);
  });

  it('does not hide the others', () => {
    expect(browserTagFaults(['@viewport:x', '@locale:de', '@har:x']).map(({ tag }) => tag)).toEqual([
      '@viewport:x',
      '@har:x',
    ]);
  });
});
