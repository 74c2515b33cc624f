import type { APIResponse } from '@playwright/test';
import { test as base, createBdd } from 'playwright-bdd';

export const test = base.extend<{ last: { response?: APIResponse } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are wanted.
  last: async ({}, use) => {
    await use({});
  },
});

export const { Given, When, Then } = createBdd(test);
