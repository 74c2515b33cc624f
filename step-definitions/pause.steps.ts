import { When } from '@cucumber/cucumber';
import type { PauseWorld } from '../worlds/views';

/** @example I pause here */
When('I pause here', async function (this: PauseWorld) {
  await this.pause();
});
