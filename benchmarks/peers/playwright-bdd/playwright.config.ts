import { defineConfig, devices } from '@playwright/test';
import { defineBddConfig } from 'playwright-bdd';

const launchOptions = JSON.parse(process.env.BROWSER ?? '{}');

export default defineConfig({
  testDir: defineBddConfig({ features: 'features/*.feature', steps: 'steps/*.ts' }),
  workers: Number(process.env.WORKERS ?? 1),
  reporter: 'dot',
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'], launchOptions } }],
});
