import { defineConfig } from './support/settings/define';

/** The example shop: two Rust services, a stand-in for the outside payment provider, and a React app. */
export default defineConfig({
  project: 'Example shop',

  services: {
    payments: {
      command: ['node', 'examples/shop/payments/sandbox.mjs'],
      env: { LISTEN: '{{listen}}' },
      ready: { http: '/health' },
    },
    inventory: {
      cargo: { manifest: 'examples/shop/Cargo.toml', bin: 'inventory' },
      env: { LISTEN: '{{listen}}', DATABASE_URL: 'sqlite://{{directory}}/inventory.db?mode=rwc' },
      ready: { http: '/health' },
      openapi: '/openapi.json',
    },
    orders: {
      cargo: { manifest: 'examples/shop/Cargo.toml', bin: 'orders' },
      dependsOn: ['inventory', 'payments'],
      env: {
        LISTEN: '{{listen}}',
        DATABASE_URL: 'sqlite://{{directory}}/orders.db?mode=rwc',
        INVENTORY_URL: '{{inventory.url}}',
        PAYMENTS_URL: '{{payments.url}}',
        TOKEN_SECRET: 'only-for-the-example-shop',
      },
      ready: { http: '/health' },
      openapi: '/openapi.json',
    },
  },

  web: {
    vite: 'examples/shop/web',
    proxy: { '/api/orders': 'orders', '/api/inventory': 'inventory' },
  },

  api: { default: 'orders' },

  pages: {
    'sign in': '/sign-in',
    products: '/products',
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
      headers: { Authorization: `Bearer ${token}` },
      localStorage: { 'shop.session': JSON.stringify(body) },
    };
  },
});
