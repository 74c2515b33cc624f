import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Does what the gateway does in production: strips the prefix and forwards to the service. */
const proxy = {
  '/api/orders': forward('/api/orders', process.env.ORDERS_URL ?? 'http://127.0.0.1:7102'),
  '/api/inventory': forward('/api/inventory', process.env.INVENTORY_URL ?? 'http://127.0.0.1:7101'),
};

function forward(prefix: string, target: string) {
  return { target, changeOrigin: true, rewrite: (path: string) => path.slice(prefix.length) };
}

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', proxy },
  preview: { host: '127.0.0.1', proxy },
  test: {
    environment: 'jsdom',
    include: ['tests/**/*.test.tsx'],
    setupFiles: ['tests/setup.ts'],
  },
});
