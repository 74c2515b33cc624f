import { defineConfig } from '../../../support/settings/define';

export default defineConfig({
  project: 'Order desk',

  services: {
    inventory: {
      cargo: { manifest: 'backend/Cargo.toml', bin: 'inventory' },
      env: { LISTEN: '{{listen}}', DATABASE_URL: '{{database.inventory}}' },
      ready: { http: '/health' },
    },
    orders: {
      cargo: { manifest: 'backend/Cargo.toml', bin: 'orders', features: ['sandbox'], release: false },
      args: ['--port', '{{port}}'],
      dependsOn: ['inventory', 'payments'],
      env: { INVENTORY_URL: '{{inventory.url}}', PAYMENTS_URL: '{{payments.url}}' },
      address: { log: 'serving at (\\S+:\\d+)' },
      ready: { tcp: true },
      openapi: '/openapi.json',
    },
    mailer: {
      command: ['node', 'tools/mailer.mjs', '--port', '{{port}}'],
      directory: 'tools',
      ready: { log: 'ready to send' },
    },
    payments: {
      url: 'https://payments.test.example.com',
      openapi: 'contracts/payments.yaml',
      tls: {
        ca: 'certificates/payments-ca.pem',
        certificate: 'certificates/shop.pem',
        key: 'certificates/shop.key',
        passphrase: process.env.SHOP_KEY_PASSPHRASE ?? 'only-for-development',
      },
    },
  },

  databases: {
    inventory: { sqlite: true },
    reports: { postgres: true, migrate: 'backend/reports/migrations', seed: 'backend/reports/sample.sql' },
  },

  web: {
    vite: 'frontend',
    proxy: { '/api/orders': 'orders', '/api/rates': 'https://rates.example.com' },
  },

  api: { default: 'orders', headers: { 'Accept-Language': 'en' } },

  pages: { 'sign in': '/sign-in', orders: '/orders' },

  actors: {
    buyer: { username: 'ann', password: 'ann-secret' },
    clerk: { username: 'carl', password: process.env.CLERK_PASSWORD ?? 'carl-secret' },
  },

  signIn: async ({ username, password }, { request }) => {
    const { status, body } = await request('orders', 'POST', '/sessions', { username, password });
    if (status !== 201) throw new Error(`${username} could not sign in: status ${status}.`);
    const { token } = body as { token: string };
    return {
      headers: { Authorization: `Bearer ${token}` },
      cookies: { session: token },
      localStorage: { session: JSON.stringify(body) },
    };
  },

  browser: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezone: 'Europe/Lisbon',
    permissions: ['clipboard-read'],
    geolocation: { latitude: 41.15, longitude: -8.61 },
    trace: 'on-failure',
  },

  components: { root: 'frontend', setup: 'frontend/tests/component.setup.tsx' },

  accessibility: { baseline: 'frontend/accessibility-baseline.json' },

  screenshots: { tolerance: 0.002 },

  timeouts: { expect: 8_000 },

  secrets: [process.env.PAYMENTS_KEY],

  values: { 'standard shipping': 4.9 },

  environments: {
    staging: {
      services: {
        inventory: { url: 'https://inventory.staging.example.com' },
        orders: { url: 'https://orders.staging.example.com', openapi: '/openapi.json' },
      },
      web: { url: 'https://shop.staging.example.com' },
      timeouts: { expect: 15_000 },
    },
  },
});
