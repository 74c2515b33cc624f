import { Given, Then, When } from '@cucumber/cucumber';
import { expectNoGraphqlErrors } from '../support/http/expect-graphql';
import type { ApiWorld } from '../worlds/views';

Given('the GraphQL variables:', function (this: ApiWorld, variables: string) {
  this.api.setVariables(variables);
});

When('I run the GraphQL query:', async function (this: ApiWorld, query: string) {
  await this.api.query(query);
});

Then('the GraphQL response should have no errors', graphqlResponseShouldHaveNoErrors);
export async function graphqlResponseShouldHaveNoErrors(this: ApiWorld): Promise<void> {
  expectNoGraphqlErrors(this.api.answered);
}
