import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { closeWindow, goToWindow, haveWindows } from '../support/browser/actions/windows';
import { haveSaid } from '../support/browser/looks/dialogs';
import * as downloads from '../support/browser/looks/downloads';
import type { BrowserWorld } from '../worlds/views';

/** @example the window is 390 by 844 pixels */
Given(
  'the window is {int} by {int} pixels',
  async function (this: BrowserWorld, width: number, height: number) {
    await this.browser.device.resize(width, height);
  },
);

/** @example the page may use "notifications" */
Given('the page may use {string}', async function (this: BrowserWorld, permission: string) {
  await this.browser.device.allow(permission);
});

/** @example I am at latitude 41.15 and longitude -8.61 */
Given(
  'I am at latitude {float} and longitude {float}',
  async function (this: BrowserWorld, latitude: number, longitude: number) {
    await this.browser.device.locate(latitude, longitude);
  },
);

/** @example the browser is offline */
Given('the browser is offline', async function (this: BrowserWorld) {
  await this.browser.device.connect(false);
});

/** @example the browser is online */
Given('the browser is online', async function (this: BrowserWorld) {
  await this.browser.device.connect(true);
});

/** @example I go to the window "Invoice" */
When('I go to the window {string}', async function (this: BrowserWorld, called: string) {
  await goToWindow(this.browser, called);
});

/** @example I close the window */
When('I close the window', async function (this: BrowserWorld) {
  await closeWindow(this.browser);
});

/** @example there should be 2 open windows */
Then('there should be {int} open window(s)', thereShouldBeWindows);
export async function thereShouldBeWindows(this: BrowserWorld, count: number): Promise<void> {
  await this.patience.eventually(() => haveWindows(this.browser, count));
}

/** @example I accept the next browser dialog */
When('I accept the next browser dialog', function (this: BrowserWorld) {
  this.browser.dialogs.reply({ kind: 'accept' });
});

/** @example I dismiss the next browser dialog */
When('I dismiss the next browser dialog', function (this: BrowserWorld) {
  this.browser.dialogs.reply({ kind: 'dismiss' });
});

/** @example I answer the next browser dialog with "Ann" */
When('I answer the next browser dialog with {string}', function (this: BrowserWorld, text: string) {
  this.browser.dialogs.reply({ kind: 'answer', text });
});

/** @example the browser dialog should have said "Delete the order?" */
Then('the browser dialog should have said {string}', browserDialogShouldHaveSaid);
export async function browserDialogShouldHaveSaid(this: BrowserWorld, text: string): Promise<void> {
  await this.patience.eventually(() => haveSaid(this.browser, text));
}

/** @example the file "orders.csv" should have been downloaded */
Then('the file {string} should have been downloaded', fileShouldHaveBeenDownloaded);
export async function fileShouldHaveBeenDownloaded(this: BrowserWorld, name: string): Promise<void> {
  await this.patience.eventually(() => downloads.haveDownloaded(this.browser, name));
}

/** @example the downloaded file "orders.csv" should contain "4f2a" */
Then('the downloaded file {string} should contain {string}', downloadedFileShouldContain);
export async function downloadedFileShouldContain(
  this: BrowserWorld,
  name: string,
  text: string,
): Promise<void> {
  await this.patience.eventually(() => downloads.containDownloadedText(this.browser, name, text));
}

/** @example the downloaded file "orders.csv" should contain the rows: */
Then('the downloaded file {string} should contain the rows:', downloadedFileShouldContainRows);
export async function downloadedFileShouldContainRows(
  this: BrowserWorld,
  name: string,
  rows: DataTable,
): Promise<void> {
  await this.patience.eventually(() => downloads.containDownloadedRows(this.browser, name, rows.raw()));
}
