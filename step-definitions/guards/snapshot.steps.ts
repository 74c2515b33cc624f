// Written by `npm run generate` from the file of the same name one folder up. Do not edit.

import { Then } from '@cucumber/cucumber';
import type { SnapshotWorld } from '../../worlds/views';
import * as snapshot from '../snapshot.steps';

/** Milliseconds that a guarded step may take at most, whatever its guard says. */
const options = { timeout: 600_000 };

Then(
  'within {duration} the response should match the snapshot {string}',
  options,
  async function (this: SnapshotWorld, period: number, name: string) {
    await this.patience.within(
      period,
      async () => await snapshot.responseShouldMatchSnapshot.call(this, name),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response should match the snapshot {string}',
  options,
  async function (this: SnapshotWorld, period: number, name: string) {
    await this.patience.during(
      period,
      async () => await snapshot.responseShouldMatchSnapshot.call(this, name),
      async () => await this.api.repeat(),
    );
  },
);
