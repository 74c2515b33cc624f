import { describe, expect, test } from 'vitest';
import { choose } from '../../init/choose';
import type { Found, RustBinary, ViteApp } from '../../init/found';
import { settingsText } from '../../init/texts/settings';

const guessed = (value: string) => ({ value, at: 'src/main.rs:1' });

const binary = (name: string, own: Partial<RustBinary> = {}): RustBinary => ({
  name,
  manifest: 'Cargo.toml',
  serves: true,
  asks: [],
  ports: [],
  ...own,
});

const asks = (...services: string[]) =>
  services.map((service) => ({ ...guessed(`${service.toUpperCase()}_URL`), service }));

const app = (own: Partial<ViteApp> = {}): ViteApp => ({ folder: 'web', installed: true, proxy: [], ...own });

const found = (own: Partial<Found>): Found => ({
  binaries: [],
  apps: [],
  frontEnds: [],
  documents: [],
  cucumber: [],
  faults: [],
  ...own,
});

const chosen = (own: Partial<Found>) =>
  choose(
    found(own),
    'Desk',
    (own.binaries ?? []).map(({ name }) => name),
  );

describe('services', () => {
  test('come after those they ask, whatever their binaries are called', () => {
    const { services, outside } = chosen({
      binaries: [binary('gateway', { asks: asks('orders') }), binary('orders-service')],
    });
    expect(services.map(({ name }) => name)).toEqual(['orders-service', 'gateway']);
    expect(services[1]?.asks).toEqual([{ variable: 'ORDERS_URL', service: 'orders-service' }]);
    expect(outside).toEqual([]);
  });

  test('that ask each other do not wait for each other', () => {
    const { services } = chosen({
      binaries: [binary('a', { asks: asks('b') }), binary('b', { asks: asks('a') })],
    });
    expect(services.map(({ name, asks: asked }) => [name, asked.length])).toEqual([
      ['b', 0],
      ['a', 1],
    ]);
  });

  test('that nothing in the project is are mocks, with the document that bears their name', () => {
    const { outside } = chosen({
      binaries: [binary('orders', { asks: asks('payments', 'mail') })],
      documents: ['contracts/payments.openapi.yaml'],
    });
    expect(outside).toEqual([
      { name: 'payments', openapi: 'contracts/payments.openapi.yaml' },
      { name: 'mail', openapi: undefined },
    ]);
  });
});

describe('paths of the app', () => {
  const two = [binary('orders', { ports: ['7102'] }), binary('stock', { ports: ['7101'] })];

  test.each([
    ['/api', '7101', true, { '/api': 'stock' }],
    ['/api', '7102', false, { '/api': 'orders/api' }],
    ['/stock', undefined, true, { '/stock': 'stock' }],
    ['/api', '9999', true, {}],
  ])('%s to port %s, stripped: %s', (prefix, port, stripped, expected) => {
    const proxy = [{ prefix, port, stripped }];
    expect(chosen({ binaries: two, apps: [app({ proxy })] }).proxy).toEqual(expected);
  });

  test('go to the only service', () => {
    const proxy = [{ prefix: '/api', stripped: true }];
    expect(chosen({ binaries: [binary('orders')], apps: [app({ proxy })] }).proxy).toEqual({
      '/api': 'orders',
    });
  });
});

describe('the settings', () => {
  test('quote what must be quoted, and say what could not be guessed', () => {
    expect(
      settingsText(
        chosen({
          binaries: [
            binary('order-desk', {
              package: "o'desk",
              listen: { ...guessed('--port'), as: 'argument', placeholder: '{{port}}' },
            }),
            binary('stock'),
          ],
        }),
      ),
    ).toBe(`import { defineConfig } from 'brine';

/** What the suite runs against. Every setting: node_modules/brine/docs/settings.md */
export default defineConfig({
  project: 'Desk',

  services: {
    'order-desk': {
      cargo: { manifest: 'Cargo.toml', bin: 'order-desk', package: 'o\\'desk' },
      args: ['--port', '{{port}}'], // guessed from src/main.rs:1
    },
    stock: {
      cargo: { manifest: 'Cargo.toml', bin: 'stock' },
      // Which variable says where it listens? On a fixed port several workers would collide.
    },
  },

  api: { default: 'stock' },
});
`);
  });
});
