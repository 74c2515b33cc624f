// A World with a browser for each scenario that needs one, as the documentation of cucumber-js and Playwright shows it.
import { After, Before, setWorldConstructor, World } from '@cucumber/cucumber';
import type { AxiosResponse } from 'axios';
import { type Browser, chromium, type Page } from 'playwright';

export class BenchWorld extends World {
  response!: AxiosResponse;
  browser!: Browser;
  page!: Page;
}

setWorldConstructor(BenchWorld);

Before({ tags: '@ui' }, async function (this: BenchWorld) {
  this.browser = await chromium.launch(JSON.parse(process.env.BROWSER ?? '{}'));
  this.page = await this.browser.newPage();
});

After({ tags: '@ui' }, async function (this: BenchWorld) {
  await this.browser.close();
});
