import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import * as checks from '../support/services/checks';
import { readPairs } from '../support/values/pairs';
import type { ServiceWorld } from '../worlds/views';

Given('all services are running', async function (this: ServiceWorld) {
  await this.services.ensureAll();
});

/** @example the service "orders" is running */
Given('the service {string} is running', async function (this: ServiceWorld, name: string) {
  await this.services.ensure(name);
});

/** @example the service "orders" is running with: */
Given(
  'the service {string} is running with:',
  async function (this: ServiceWorld, name: string, table: DataTable) {
    await this.services.standIn(name, readPairs(table.raw()));
  },
);

/** @example the service "orders" is expected to crash */
Given('the service {string} is expected to crash', function (this: ServiceWorld, name: string) {
  this.services.expectCrash(name);
});

When('I stop the service {string}', async function (this: ServiceWorld, name: string) {
  await this.services.stop(name);
});

When('I start the service {string}', async function (this: ServiceWorld, name: string) {
  await this.services.ensure(name);
});

When('I restart the service {string}', async function (this: ServiceWorld, name: string) {
  await this.services.restart(name);
});

When('I kill the service {string}', async function (this: ServiceWorld, name: string) {
  await this.services.kill(name);
});

Then('the service {string} should be {serviceState}', serviceShouldBe);
export async function serviceShouldBe(
  this: ServiceWorld,
  name: string,
  state: checks.ServiceState,
): Promise<void> {
  await this.patience.eventually(
    async () => await checks.expectState(name, this.services.instance(name), state),
  );
}

Then('the service {string} should have exited with code {int}', serviceShouldHaveExited);
export async function serviceShouldHaveExited(this: ServiceWorld, name: string, code: number): Promise<void> {
  await this.patience.eventually(() => checks.expectExitCode(name, this.services.instance(name), code));
}

Then('the service {string} should log {string}', serviceShouldLog);
export async function serviceShouldLog(this: ServiceWorld, name: string, text: string): Promise<void> {
  await this.patience.eventually(() => checks.expectLogged(name, this.services.logOf(name), text));
}

Then('the service {string} should not log {string}', serviceShouldNotLog);
export function serviceShouldNotLog(this: ServiceWorld, name: string, text: string): void {
  checks.expectNotLogged(name, this.services.logOf(name), text);
}

Then('no service should have panicked', noServiceShouldHavePanicked);
export function noServiceShouldHavePanicked(this: ServiceWorld): void {
  checks.expectNoPanic(this.services.panics());
}
