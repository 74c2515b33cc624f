import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { BrowserSession } from '../../../../support/browser/session/session';
import { messageOf, newSession, OnePage, realBrowser } from '../surroundings';

const browser = realBrowser();
const site = new OnePage();
let session: BrowserSession;

beforeAll(async () => {
  await site.start();
});

beforeEach(async () => {
  await session?.close();
  session = newSession(browser, site.url);
});

afterAll(async () => {
  await session.close();
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

async function permission(name: string): Promise<string> {
  const page = await session.page();
  return await page.evaluate(
    async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
    name,
  );
}

async function place(): Promise<number[]> {
  return await (await session.page()).evaluate(
    () =>
      new Promise<number[]>((resolve, reject) => {
        const found = ({ coords }: GeolocationPosition) => resolve([coords.latitude, coords.longitude]);
        navigator.geolocation.getCurrentPosition(found, reject);
      }),
  );
}

it('the page may use what it is granted, one after the other, before and after it is open', async () => {
  await session.device.allow('notifications');
  await session.goto('/');
  expect([await permission('notifications'), await permission('clipboard-read')]).toEqual([
    'granted',
    'denied',
  ]);
  await session.device.allow('clipboard');
  expect([await permission('notifications'), await permission('clipboard-read')]).toEqual([
    'granted',
    'granted',
  ]);
});

it('the person is somewhere, and elsewhere later', async () => {
  await session.device.locate(41.15, -8.61);
  await session.goto('/');
  expect(await place()).toEqual([41.15, -8.61]);
  await session.device.locate(0, 180);
  expect(await place()).toEqual([0, 180]);
});

it('the browser is offline, and online again', async () => {
  await session.goto('/');
  await session.device.connect(false);
  const page = await session.page();
  const reach = () =>
    page.evaluate(
      async () =>
        await fetch('/').then(
          () => 'reached',
          () => 'not reached',
        ),
    );
  expect([await page.evaluate(() => navigator.onLine), await reach()]).toEqual([false, 'not reached']);
  await session.device.connect(true);
  expect([await page.evaluate(() => navigator.onLine), await reach()]).toEqual([true, 'reached']);
});

it('the browser is offline for everybody who comes', async () => {
  await session.device.connect(false);
  expect(await messageOf(session.goto('/'))).toContain('net::ERR_INTERNET_DISCONNECTED');
});

it('the window has a size, before and after it is open, and so have new ones', async () => {
  const size = async () => await (await session.page()).evaluate(() => [innerWidth, innerHeight]);
  await session.device.resize(390, 844);
  await session.goto('/');
  expect(await size()).toEqual([390, 844]);
  await session.device.resize(1000, 500);
  expect(await size()).toEqual([1000, 500]);
  site.body = '<a href="/" target=_blank>New</a>';
  await session.reload();
  await (await session.page()).getByText('New').click();
  await session.patience.eventually(async () => {
    expect((await session.context()).pages()).toHaveLength(2);
    expect(await size()).toEqual([1000, 500]);
  });
});

it('what cannot be is refused', async () => {
  expect(await messageOf(session.device.allow('notification'))).toBe(
    `UnknownPermissionError: There is no permission "notification".
  Did you mean "notifications"?
  known: clipboard, location, accelerometer, ambient-light-sensor, background-sync, camera, clipboard-read, clipboard-write, geolocation, gyroscope, local-fonts, local-network-access, magnetometer, microphone, midi, midi-sysex, notifications, payment-handler, screen-wake-lock, storage-access`,
  );
  expect(await messageOf(session.device.locate(91, 0))).toBe(
    `NoSuchPlaceError: There is no place at latitude 91 and longitude 0.
  → Write a latitude from -90 to 90 and a longitude from -180 to 180.`,
  );
  expect(await messageOf(session.device.resize(0, 844))).toBe(
    `WindowSizeError: A window cannot be 0 by 844 pixels.
  → Write a width and a height from 1 to 10000.`,
  );
});
