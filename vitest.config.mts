import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Real processes, browsers and compilers need their time; a hanging test still ends.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Most of them wait for processes of their own: one at a time leaves half of a small machine idle.
    maxWorkers: '100%',
  },
});
