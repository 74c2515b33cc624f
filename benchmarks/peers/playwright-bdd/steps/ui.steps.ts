import { expect } from '@playwright/test';
import { Then, When } from './fixtures';

When('I open {string}', async ({ page }, path: string) => {
  await page.goto(`${process.env.STOPWATCH}${path}`);
});

When('I fill in {string} with {string}', async ({ page }, label: string, value: string) => {
  await page.getByLabel(label).fill(value);
});

When('I click {string}', async ({ page }, name: string) => {
  await page.getByRole('button', { name }).click();
});

Then('I should see {string}', async ({ page }, text: string) => {
  await expect(page.getByText(text)).toBeVisible();
});

Then('I should see the {string} cell', async ({ page }, name: string) => {
  await expect(page.getByRole('cell', { name, exact: true })).toBeVisible();
});
