import { Then, When } from '@cucumber/cucumber';
import type { BenchWorld } from './world';

When('I open {string}', async function (this: BenchWorld, path: string) {
  await this.page.goto(`${process.env.STOPWATCH}${path}`);
});

When('I fill in {string} with {string}', async function (this: BenchWorld, label: string, value: string) {
  await this.page.getByLabel(label).fill(value);
});

When('I click {string}', async function (this: BenchWorld, name: string) {
  await this.page.getByRole('button', { name }).click();
});

Then('I should see {string}', async function (this: BenchWorld, text: string) {
  await this.page.getByText(text).waitFor();
});

Then('I should see the {string} cell', async function (this: BenchWorld, name: string) {
  await this.page.getByRole('cell', { name, exact: true }).waitFor();
});
