import { bearer } from './support/identity/bearer';
import { defineConfig } from './support/settings/define';

/** The example shop: two Rust services, a mock of the outside payment provider, and a React app. */
export default defineConfig({
  project: 'Example shop',

  services: {
    payments: {
      mock: { replies: 'examples/shop/payments/cards.yaml' },
      openapi: 'examples/shop/payments/openapi.yaml',
    },
    inventory: {
      cargo: { manifest: 'examples/shop/Cargo.toml', bin: 'inventory' },
      env: { LISTEN: '{{listen}}', DATABASE_URL: '{{database.inventory}}' },
      ready: { http: '/health' },
      openapi: '/openapi.json',
    },
    orders: {
      cargo: { manifest: 'examples/shop/Cargo.toml', bin: 'orders' },
      dependsOn: ['inventory', 'payments'],
      env: {
        LISTEN: '{{listen}}',
        DATABASE_URL: '{{database.orders}}',
        INVENTORY_URL: '{{inventory.url}}',
        PAYMENTS_URL: '{{payments.url}}',
        TOKEN_SECRET: 'only-for-the-example-shop',
        CLOCK_FILE: '{{clock}}',
      },
      ready: { http: '/health' },
      openapi: '/openapi.json',
    },
  },

  databases: { inventory: { sqlite: true }, orders: { sqlite: true } },

  web: {
    vite: 'examples/shop/web',
    proxy: { '/api/orders': 'orders', '/api/inventory': 'inventory' },
  },

  api: { default: 'orders' },

  contract: 'fail',

  pages: {
    'sign in': '/sign-in',
    products: '/products',
    'quick order': '/quick-order',
    cart: '/cart',
    orders: '/orders',
  },

  actors: {
    buyer: { username: 'ann', password: 'ann-secret' },
    'another buyer': { username: 'bob', password: 'bob-secret' },
    clerk: { username: 'carl', password: 'carl-secret' },
  },

  signIn: async ({ username, password }, { request }) => {
    const { status, body } = await request('orders', 'POST', '/sessions', { username, password });
    if (status !== 201)
      throw new Error(`${username} could not sign in: the orders service answered ${status}.`);
    const { token } = body as { token: string };
    return {
      ...bearer(token),
      localStorage: { 'shop.session': JSON.stringify(body) },
    };
  },

  // `npm start -- --env postgres`: the same on a throw-away PostgreSQL server.
  // `npm start -- --env deployed`: the same features against services that somebody else runs.
  environments: {
    postgres: { databases: { inventory: { postgres: true }, orders: { postgres: true } } },
    deployed: {
      services: {
        payments: { url: process.env.PAYMENTS_URL ?? 'http://127.0.0.1:7103' },
        inventory: { url: process.env.INVENTORY_URL ?? 'http://127.0.0.1:7101', openapi: '/openapi.json' },
        orders: { url: process.env.ORDERS_URL ?? 'http://127.0.0.1:7102', openapi: '/openapi.json' },
      },
      web: { url: process.env.WEB_URL ?? 'http://127.0.0.1:5173' },
    },
  },
});
