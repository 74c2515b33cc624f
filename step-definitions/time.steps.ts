import { Given, When } from '@cucumber/cucumber';
import type { TimeWorld } from '../worlds/views';

/** @example the time is "2026-03-29T00:59:00Z" */
Given('the time is {string}', async function (this: TimeWorld, time: string) {
  await this.time.set(time);
});

/** @example 5 minutes pass */
When('{duration} pass(es)', async function (this: TimeWorld, duration: number) {
  await this.time.pass(duration);
});
