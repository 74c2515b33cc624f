// Written by `npm run generate` from the file of the same name one folder up. Do not edit.

import { type DataTable, Then } from '@cucumber/cucumber';
import type { BrowserWorld } from '../../worlds/views';
import * as window from '../window.steps';

/** Milliseconds that a guarded step may take at most, whatever its guard says. */
const options = { timeout: 600_000 };

Then(
  'within {duration} there should be {int} open window(s)',
  options,
  async function (this: BrowserWorld, period: number, count: number) {
    await this.patience.within(period, async () => await window.thereShouldBeWindows.call(this, count));
  },
);

Then(
  'for {duration} there should be {int} open window(s)',
  options,
  async function (this: BrowserWorld, period: number, count: number) {
    await this.patience.during(period, async () => await window.thereShouldBeWindows.call(this, count));
  },
);

Then(
  'within {duration} the browser dialog should have said {string}',
  options,
  async function (this: BrowserWorld, period: number, text: string) {
    await this.patience.within(period, async () => await window.browserDialogShouldHaveSaid.call(this, text));
  },
);

Then(
  'for {duration} the browser dialog should have said {string}',
  options,
  async function (this: BrowserWorld, period: number, text: string) {
    await this.patience.during(period, async () => await window.browserDialogShouldHaveSaid.call(this, text));
  },
);

Then(
  'within {duration} the file {string} should have been downloaded',
  options,
  async function (this: BrowserWorld, period: number, name: string) {
    await this.patience.within(
      period,
      async () => await window.fileShouldHaveBeenDownloaded.call(this, name),
    );
  },
);

Then(
  'for {duration} the file {string} should have been downloaded',
  options,
  async function (this: BrowserWorld, period: number, name: string) {
    await this.patience.during(
      period,
      async () => await window.fileShouldHaveBeenDownloaded.call(this, name),
    );
  },
);

Then(
  'within {duration} the downloaded file {string} should contain {string}',
  options,
  async function (this: BrowserWorld, period: number, name: string, text: string) {
    await this.patience.within(
      period,
      async () => await window.downloadedFileShouldContain.call(this, name, text),
    );
  },
);

Then(
  'for {duration} the downloaded file {string} should contain {string}',
  options,
  async function (this: BrowserWorld, period: number, name: string, text: string) {
    await this.patience.during(
      period,
      async () => await window.downloadedFileShouldContain.call(this, name, text),
    );
  },
);

Then(
  'within {duration} the downloaded file {string} should contain the rows:',
  options,
  async function (this: BrowserWorld, period: number, name: string, rows: DataTable) {
    await this.patience.within(
      period,
      async () => await window.downloadedFileShouldContainRows.call(this, name, rows),
    );
  },
);

Then(
  'for {duration} the downloaded file {string} should contain the rows:',
  options,
  async function (this: BrowserWorld, period: number, name: string, rows: DataTable) {
    await this.patience.during(
      period,
      async () => await window.downloadedFileShouldContainRows.call(this, name, rows),
    );
  },
);
