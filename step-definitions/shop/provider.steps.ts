import { defineParameterType, Given, Then } from '@cucumber/cucumber';
import { Provider } from '../../worlds/shop/provider';
import type { BrineWorld } from '../../worlds/world';

/** What the payment provider does when it is asked to charge a card. */
defineParameterType({
  name: 'providerAnswer',
  useForSnippets: false,
  regexp:
    /charges the card|declines the card|says that the card has expired|is too busy|is out of order|breaks the connection|does not answer|hangs up|answers nonsense/,
  transformer: (answer: string) => answer,
});

Given('the payment provider {providerAnswer}', async function (this: BrineWorld, answer: string) {
  await new Provider(this).answer(answer);
});

Given(
  'the payment provider first {providerAnswer}, then {providerAnswer}',
  async function (this: BrineWorld, first: string, then: string) {
    await new Provider(this).answer(first, then);
  },
);

Given('the payment provider takes {duration}', function (this: BrineWorld, delay: number) {
  new Provider(this).takeTime(delay);
});

Then('I should be charged {float} EUR once', async function (this: BrineWorld, euros: number) {
  await new Provider(this).expectOnePayment(Math.round(euros * 100), 1);
});

/** However often the provider was asked, it was for one payment. */
Then(
  'I should be charged {float} EUR once, in {int} attempts',
  async function (this: BrineWorld, euros: number, attempts: number) {
    await new Provider(this).expectOnePayment(Math.round(euros * 100), attempts);
  },
);
