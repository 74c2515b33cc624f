import { Given, When } from '@cucumber/cucumber';
import type { ActorWorld } from '../worlds/views';

Given('I am signed in as {string}', async function (this: ActorWorld, actor: string) {
  await this.actors.signIn(actor);
});

Given('I am not signed in', async function (this: ActorWorld) {
  await this.actors.signOut();
});

When('I continue as {string}', async function (this: ActorWorld, actor: string) {
  await this.actors.signIn(actor);
});
