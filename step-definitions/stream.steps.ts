import { Then, When } from '@cucumber/cucumber';
import type { Wanted } from '../support/streams/closeness';
import * as expected from '../support/streams/expect';
import type { StreamWorld } from '../worlds/views';

When('I listen to the events of {string}', async function (this: StreamWorld, address: string) {
  await this.streams.listen(address);
});

/** @example I connect to the websocket "/live" */
When('I connect to the websocket {string}', async function (this: StreamWorld, address: string) {
  await this.streams.connect(address);
});

When('I send the message:', async function (this: StreamWorld, text: string) {
  await this.streams.send(text);
});

When(
  'I save the received field {string} as {string}',
  async function (this: StreamWorld, path: string, name: string) {
    const { streams, patience } = this;
    this.values.set(name, await patience.eventually(() => expected.latestField(streams.current, path)));
  },
);

Then('I should receive a message containing:', shouldReceiveMessage);
export async function shouldReceiveMessage(this: StreamWorld, text: string): Promise<void> {
  const wanted = wantedOf(this, text);
  await this.patience.eventually(() => expected.expectMessage(this.streams.current, wanted));
}

Then('I should receive the event {string} containing:', shouldReceiveEvent);
export async function shouldReceiveEvent(this: StreamWorld, event: string, text: string): Promise<void> {
  const wanted = wantedOf(this, text, event);
  await this.patience.eventually(() => expected.expectMessage(this.streams.current, wanted));
}

Then('I should receive {int} message(s)', shouldReceiveMessages);
export async function shouldReceiveMessages(this: StreamWorld, amount: number): Promise<void> {
  await this.patience.eventually(() => expected.expectCount(this.streams.current, amount));
}

Then('I should not receive a message containing:', shouldNotReceiveMessage);
export function shouldNotReceiveMessage(this: StreamWorld, text: string): void {
  expected.expectNoMessage(this.streams.current, wantedOf(this, text));
}

function wantedOf(world: StreamWorld, text: string, event?: string): Wanted {
  const document = world.values.expected(text);
  return expected.readWanted(text, { document, ...(event !== undefined && { event }) });
}
