import { Given, When } from '@cucumber/cucumber';
import type { BrowserWorld } from '../worlds/views';

/** @example the time is "2026-03-29T00:59:00Z" */
Given('the time is {string}', async function (this: BrowserWorld, time: string) {
  await this.browser.clock.set(time);
});

/** @example 5 minutes pass */
When('{duration} pass(es)', async function (this: BrowserWorld, duration: number) {
  await this.browser.clock.pass(duration);
});
