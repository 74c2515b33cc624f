// Written by `npm run generate` from the file of the same name one folder up. Do not edit.

import { Then } from '@cucumber/cucumber';
import type { ApiWorld } from '../../worlds/views';
import * as graphql from '../graphql.steps';

/** Milliseconds that a guarded step may take at most, whatever its guard says. */
const options = { timeout: 600_000 };

Then(
  'within {duration} the GraphQL response should have no errors',
  options,
  async function (this: ApiWorld, period: number) {
    await this.patience.within(
      period,
      async () => await graphql.graphqlResponseShouldHaveNoErrors.call(this),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the GraphQL response should have no errors',
  options,
  async function (this: ApiWorld, period: number) {
    await this.patience.during(
      period,
      async () => await graphql.graphqlResponseShouldHaveNoErrors.call(this),
      async () => await this.api.repeat(),
    );
  },
);
