// Written by `npm run generate` from the file of the same name one folder up. Do not edit.

import { type DataTable, Then } from '@cucumber/cucumber';
import type { BrowserWorld, LookWorld } from '../../worlds/views';
import * as look from '../look.steps';

/** Milliseconds that a guarded step may take at most, whatever its guard says. */
const options = { timeout: 600_000 };

Then(
  'within {duration} the page should have no accessibility violations',
  options,
  async function (this: LookWorld, period: number) {
    await this.patience.within(period, async () => await look.pageShouldHaveNoViolations.call(this));
  },
);

Then(
  'for {duration} the page should have no accessibility violations',
  options,
  async function (this: LookWorld, period: number) {
    await this.patience.during(period, async () => await look.pageShouldHaveNoViolations.call(this));
  },
);

Then(
  'within {duration} the page should have no accessibility violations except:',
  options,
  async function (this: LookWorld, period: number, table: DataTable) {
    await this.patience.within(
      period,
      async () => await look.pageShouldHaveNoOtherViolations.call(this, table),
    );
  },
);

Then(
  'for {duration} the page should have no accessibility violations except:',
  options,
  async function (this: LookWorld, period: number, table: DataTable) {
    await this.patience.during(
      period,
      async () => await look.pageShouldHaveNoOtherViolations.call(this, table),
    );
  },
);

Then(
  'within {duration} the {string} {role} should have no accessibility violations',
  options,
  async function (this: LookWorld, period: number, name: string, role: string) {
    await this.patience.within(
      period,
      async () => await look.elementShouldHaveNoViolations.call(this, name, role),
    );
  },
);

Then(
  'for {duration} the {string} {role} should have no accessibility violations',
  options,
  async function (this: LookWorld, period: number, name: string, role: string) {
    await this.patience.during(
      period,
      async () => await look.elementShouldHaveNoViolations.call(this, name, role),
    );
  },
);

Then(
  'within {duration} the page should look like {string}',
  options,
  async function (this: LookWorld, period: number, picture: string) {
    await this.patience.within(period, async () => await look.pageShouldLookLike.call(this, picture));
  },
);

Then(
  'for {duration} the page should look like {string}',
  options,
  async function (this: LookWorld, period: number, picture: string) {
    await this.patience.during(period, async () => await look.pageShouldLookLike.call(this, picture));
  },
);

Then(
  'within {duration} the page should look like {string} except:',
  options,
  async function (this: LookWorld, period: number, picture: string, table: DataTable) {
    await this.patience.within(
      period,
      async () => await look.pageShouldLookLikeExcept.call(this, picture, table),
    );
  },
);

Then(
  'for {duration} the page should look like {string} except:',
  options,
  async function (this: LookWorld, period: number, picture: string, table: DataTable) {
    await this.patience.during(
      period,
      async () => await look.pageShouldLookLikeExcept.call(this, picture, table),
    );
  },
);

Then(
  'within {duration} the {string} {role} should look like {string}',
  options,
  async function (this: LookWorld, period: number, name: string, role: string, picture: string) {
    await this.patience.within(
      period,
      async () => await look.elementShouldLookLike.call(this, name, role, picture),
    );
  },
);

Then(
  'for {duration} the {string} {role} should look like {string}',
  options,
  async function (this: LookWorld, period: number, name: string, role: string, picture: string) {
    await this.patience.during(
      period,
      async () => await look.elementShouldLookLike.call(this, name, role, picture),
    );
  },
);

Then(
  'within {duration} the page structure should be:',
  options,
  async function (this: BrowserWorld, period: number, structure: string) {
    await this.patience.within(period, async () => await look.pageStructureShouldBe.call(this, structure));
  },
);

Then(
  'for {duration} the page structure should be:',
  options,
  async function (this: BrowserWorld, period: number, structure: string) {
    await this.patience.during(period, async () => await look.pageStructureShouldBe.call(this, structure));
  },
);

Then(
  'within {duration} the structure of the {string} {role} should be:',
  options,
  async function (this: BrowserWorld, period: number, name: string, role: string, structure: string) {
    await this.patience.within(
      period,
      async () => await look.elementStructureShouldBe.call(this, name, role, structure),
    );
  },
);

Then(
  'for {duration} the structure of the {string} {role} should be:',
  options,
  async function (this: BrowserWorld, period: number, name: string, role: string, structure: string) {
    await this.patience.during(
      period,
      async () => await look.elementStructureShouldBe.call(this, name, role, structure),
    );
  },
);
