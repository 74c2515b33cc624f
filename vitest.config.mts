import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Real processes, browsers and compilers need their time; a hanging test still ends.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Most of them wait for processes of their own: as many as there are cores leave a part of them idle.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
  },
});
