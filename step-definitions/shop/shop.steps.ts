import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { Shop } from '../../worlds/shop/shop';
import type { BrineWorld } from '../../worlds/world';

Given(
  'the shop sells {string} for {float} EUR with {int} in stock',
  async function (this: BrineWorld, name: string, euros: number, stock: number) {
    await Shop.of(this).products.sell(name, cents(euros), stock);
  },
);

Given(
  'I have an open order for {int} {string}',
  async function (this: BrineWorld, quantity: number, name: string) {
    await Shop.of(this).haveOrder(name, quantity);
  },
);

When('I order {int} {string}', async function (this: BrineWorld, quantity: number, name: string) {
  await Shop.of(this).order([{ name, quantity }]);
});

When('I order:', async function (this: BrineWorld, table: DataTable) {
  const rows = table.hashes() as { product: string; quantity: string }[];
  await Shop.of(this).order(
    rows.map(({ product, quantity }) => ({ name: product, quantity: Number(quantity) })),
  );
});

When('I pay with the card {string}', async function (this: BrineWorld, card: string) {
  await Shop.of(this).surface.pay(card);
});

When('I cancel my order', async function (this: BrineWorld) {
  await Shop.of(this).surface.cancel();
});

Then('my order should be {word}', async function (this: BrineWorld, status: string) {
  await Shop.of(this).expect('status of the order', (shop) => shop.surface.status(), status);
});

Then('my order should total {float} EUR', async function (this: BrineWorld, euros: number) {
  await Shop.of(this).expect(
    'total of the order in cents',
    (shop) => shop.surface.totalCents(),
    cents(euros),
  );
});

Then('I should be told that {string}', async function (this: BrineWorld, words: string) {
  await Shop.of(this).expectRefusal(words);
});

Then(
  '{int} {string} should be left in stock',
  async function (this: BrineWorld, count: number, name: string) {
    await Shop.of(this).expect(`stock of "${name}"`, (shop) => shop.products.left(name), count);
  },
);

function cents(euros: number): number {
  return Math.round(euros * 100);
}
