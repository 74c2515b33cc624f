import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import * as act from '../support/browser/act';
import { press } from '../support/browser/keyboard';
import { beOn, notSeeText, seeElement, seeText } from '../support/browser/look';
import { beInState, haveValue } from '../support/browser/look-at-element';
import { containRows, haveRows } from '../support/browser/table';
import type { BrowserWorld } from '../worlds/views';

Given('I open {string}', async function (this: BrowserWorld, pathOrName: string) {
  await this.browser.goto(pathOrName);
});

When('I click {string}', async function (this: BrowserWorld, name: string) {
  await act.click(this.browser, name);
});

When('I click the {string} {role}', async function (this: BrowserWorld, name: string, role: string) {
  await act.clickRole(this.browser, name, role);
});

When('I fill in {string} with {string}', async function (this: BrowserWorld, name: string, value: string) {
  await act.fill(this.browser, name, value);
});

When('I fill in the form:', async function (this: BrowserWorld, table: DataTable) {
  await act.fillForm(this.browser, table.raw());
});

When('I select {string} from {string}', async function (this: BrowserWorld, option: string, name: string) {
  await act.select(this.browser, option, name);
});

/** @example I check "Subscribe" */
When('I check {string}', async function (this: BrowserWorld, name: string) {
  await act.setChecked(this.browser, name, true);
});

/** @example I uncheck "Subscribe" */
When('I uncheck {string}', async function (this: BrowserWorld, name: string) {
  await act.setChecked(this.browser, name, false);
});

When('I press the {string} key', async function (this: BrowserWorld, key: string) {
  await press(this.browser, key);
});

/** @example I upload the file "photo.png" to "Avatar" */
When(
  'I upload the file {string} to {string}',
  async function (this: BrowserWorld, file: string, name: string) {
    await act.upload(this.browser, file, name);
  },
);

/** @example I drag "Task A" to "Done" */
When('I drag {string} to {string}', async function (this: BrowserWorld, name: string, target: string) {
  await act.drag(this.browser, name, target);
});

When('I reload the page', async function (this: BrowserWorld) {
  await this.browser.reload();
});

When('I look inside the {string} {role}', async function (this: BrowserWorld, name: string, role: string) {
  await this.browser.lookInside(name, role);
});

When('I look at the whole page', function (this: BrowserWorld) {
  this.browser.lookAtWholePage();
});

Then('I should see {string}', shouldSee);
export async function shouldSee(this: BrowserWorld, text: string): Promise<void> {
  await this.patience.eventually(() => seeText(this.browser, text));
}

Then('I should not see {string}', shouldNotSee);
export async function shouldNotSee(this: BrowserWorld, text: string): Promise<void> {
  await this.patience.eventually(() => notSeeText(this.browser, text));
}

Then('I should see the {string} {role}', shouldSeeElement);
export async function shouldSeeElement(this: BrowserWorld, name: string, role: string): Promise<void> {
  await this.patience.eventually(() => seeElement(this.browser, name, role));
}

Then('the {string} {role} should be {elementState}', elementShouldBe);
export async function elementShouldBe(
  this: BrowserWorld,
  name: string,
  role: string,
  state: string,
): Promise<void> {
  await this.patience.eventually(() => beInState(this.browser, name, role, state));
}

/** @example the "Email" field should have the value "ann@example.com" */
Then('the {string} field should have the value {string}', fieldShouldHaveValue);
export async function fieldShouldHaveValue(this: BrowserWorld, name: string, value: string): Promise<void> {
  await this.patience.eventually(() => haveValue(this.browser, name, value));
}

Then('the {string} table should contain:', tableShouldContain);
export async function tableShouldContain(this: BrowserWorld, name: string, rows: DataTable): Promise<void> {
  await this.patience.eventually(() => containRows(this.browser, name, rows.raw()));
}

Then('the {string} table should have {int} row(s)', tableShouldHaveRows);
export async function tableShouldHaveRows(this: BrowserWorld, name: string, count: number): Promise<void> {
  await this.patience.eventually(() => haveRows(this.browser, name, count));
}

Then('I should be on {string}', shouldBeOn);
export async function shouldBeOn(this: BrowserWorld, pathOrName: string): Promise<void> {
  await this.patience.eventually(() => beOn(this.browser, pathOrName));
}
