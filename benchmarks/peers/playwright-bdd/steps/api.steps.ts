import { expect } from '@playwright/test';
import { Then, When } from './fixtures';

When('I send a {word} request to {string}', async ({ request, last }, method: string, path: string) => {
  last.response = await request.fetch(`${process.env.API}${path}`, { method });
});

When(
  'I send a {word} request to {string} with body:',
  async ({ request, last }, method: string, path: string, body: string) => {
    last.response = await request.fetch(`${process.env.API}${path}`, { method, data: JSON.parse(body) });
  },
);

Then('the response status should be {int}', async ({ last }, status: number) => {
  expect(last.response?.status()).toBe(status);
});

Then('the response field {string} should be {string}', async ({ last }, field: string, value: string) => {
  const body = await last.response?.json();
  expect(String(body?.[field])).toBe(value);
});

Then('the response field {string} should be {int}', async ({ last }, field: string, value: number) => {
  const body = await last.response?.json();
  expect(body?.[field]).toBe(value);
});
