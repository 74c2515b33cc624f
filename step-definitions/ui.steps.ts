import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import * as act from '../support/browser/actions/act';
import { lookInsideFrame } from '../support/browser/actions/frames';
import { press, type } from '../support/browser/actions/keyboard';
import { beInState, haveValue } from '../support/browser/looks/element';
import { containItems, haveItems } from '../support/browser/looks/list';
import * as look from '../support/browser/looks/page';
import { containRows, haveRows } from '../support/browser/looks/table';
import { containText } from '../support/browser/looks/text';
import { goThrough } from '../support/browser/seats/navigate';
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

/** @example I double-click "Order 4f2a" */
When('I double-click {string}', async function (this: BrowserWorld, name: string) {
  await act.point(this.browser, 'double-click', name);
});

/** @example I double-click the "Total" cell */
When('I double-click the {string} {role}', async function (this: BrowserWorld, name: string, role: string) {
  await act.point(this.browser, 'double-click', name, role);
});

/** @example I right-click "Order 4f2a" */
When('I right-click {string}', async function (this: BrowserWorld, name: string) {
  await act.point(this.browser, 'right-click', name);
});

/** @example I right-click the "Tea" row */
When('I right-click the {string} {role}', async function (this: BrowserWorld, name: string, role: string) {
  await act.point(this.browser, 'right-click', name, role);
});

/** @example I hover over "Help" */
When('I hover over {string}', async function (this: BrowserWorld, name: string) {
  await act.point(this.browser, 'hover', name);
});

/** @example I hover over the "Sales in March" image */
When('I hover over the {string} {role}', async function (this: BrowserWorld, name: string, role: string) {
  await act.point(this.browser, 'hover', name, role);
});

/** @example I scroll to "Terms" */
When('I scroll to {string}', async function (this: BrowserWorld, name: string) {
  await act.point(this.browser, 'scroll', name);
});

/** @example I scroll to the "Terms" heading */
When('I scroll to the {string} {role}', async function (this: BrowserWorld, name: string, role: string) {
  await act.point(this.browser, 'scroll', name, role);
});

When('I fill in {string} with {string}', async function (this: BrowserWorld, name: string, value: string) {
  await act.fill(this.browser, name, value);
});

When('I fill in the form:', async function (this: BrowserWorld, table: DataTable) {
  await act.fillForm(this.browser, table.raw());
});

/** @example I clear "Quantity" */
When('I clear {string}', async function (this: BrowserWorld, name: string) {
  await act.clear(this.browser, name);
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

/** @example I type "ann@example.com" */
When('I type {string}', async function (this: BrowserWorld, text: string) {
  await type(this.browser, text);
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

/** @example I go back */
When('I go back', async function (this: BrowserWorld) {
  await goThrough((await this.browser.view()).page, 'back');
  this.browser.lookAtWholePage();
});

/** @example I go forward */
When('I go forward', async function (this: BrowserWorld) {
  await goThrough((await this.browser.view()).page, 'forward');
  this.browser.lookAtWholePage();
});

When('I look inside the {string} {role}', async function (this: BrowserWorld, name: string, role: string) {
  await this.browser.lookInside(name, role);
});

/** @example I look inside the "Card details" frame */
When('I look inside the {string} frame', async function (this: BrowserWorld, name: string) {
  await lookInsideFrame(this.browser, name);
});

When('I look at the whole page', function (this: BrowserWorld) {
  this.browser.lookAtWholePage();
});

Then('I should see {string}', shouldSee);
export async function shouldSee(this: BrowserWorld, text: string): Promise<void> {
  await this.patience.eventually(() => look.seeText(this.browser, text));
}

Then('I should not see {string}', shouldNotSee);
export async function shouldNotSee(this: BrowserWorld, text: string): Promise<void> {
  await this.patience.eventually(() => look.notSeeText(this.browser, text));
}

Then('I should see the {string} {role}', shouldSeeElement);
export async function shouldSeeElement(this: BrowserWorld, name: string, role: string): Promise<void> {
  await this.patience.eventually(() => look.seeElement(this.browser, name, role));
}

/** @example I should not see the "Delete" button */
Then('I should not see the {string} {role}', shouldNotSeeElement);
export async function shouldNotSeeElement(this: BrowserWorld, name: string, role: string): Promise<void> {
  await this.patience.eventually(() => look.notSeeElement(this.browser, name, role));
}

/** @example the "Order 4f2a" region should contain "Paid" */
Then('the {string} {role} should contain {string}', elementShouldContain);
export async function elementShouldContain(
  this: BrowserWorld,
  name: string,
  role: string,
  text: string,
): Promise<void> {
  await this.patience.eventually(() => containText(this.browser, name, role, text));
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

/** @example the "Cart" list should contain: */
Then('the {string} list should contain:', listShouldContain);
export async function listShouldContain(this: BrowserWorld, name: string, items: DataTable): Promise<void> {
  await this.patience.eventually(() => containItems(this.browser, name, items.raw()));
}

/** @example the "Cart" list should have 2 items */
Then('the {string} list should have {int} item(s)', listShouldHaveItems);
export async function listShouldHaveItems(this: BrowserWorld, name: string, count: number): Promise<void> {
  await this.patience.eventually(() => haveItems(this.browser, name, count));
}

/** @example the page title should be "Orders - Example shop" */
Then('the page title should be {string}', pageTitleShouldBe);
export async function pageTitleShouldBe(this: BrowserWorld, title: string): Promise<void> {
  await this.patience.eventually(() => look.haveTitle(this.browser, title));
}

Then('I should be on {string}', shouldBeOn);
export async function shouldBeOn(this: BrowserWorld, pathOrName: string): Promise<void> {
  await this.patience.eventually(() => look.beOn(this.browser, pathOrName));
}
