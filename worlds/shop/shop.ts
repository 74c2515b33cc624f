import { expectMatch } from '../../support/matching/expect';
import { expectContains } from '../../support/matching/fields';
import type { BrineWorld } from '../world';
import { Products, ShopArrangementError } from './products';
import type { Surface } from './surface';
import { ShopThroughApi } from './through-api';
import { ShopThroughBrowser } from './through-browser';

/** The shop in one scenario: its products, and the surface that the profile chose. */
export class Shop {
  readonly products: Products;
  readonly surface: Surface;

  private constructor(private readonly world: BrineWorld) {
    this.products = new Products(world);
    this.surface =
      world.parameters.surface === 'api' ? new ShopThroughApi(world) : new ShopThroughBrowser(world);
  }

  static #shops = new WeakMap<BrineWorld, Shop>();

  static of(world: BrineWorld): Shop {
    const shop = Shop.#shops.get(world) ?? new Shop(world);
    Shop.#shops.set(world, shop);
    return shop;
  }

  async order(wanted: readonly { name: string; quantity: number }[]): Promise<void> {
    await this.surface.order(
      wanted.map(({ name, quantity }) => ({ product: this.products.named(name), quantity })),
    );
  }

  /** Reads something of the shop until it is as expected. @throws MatchError */
  async expect(subject: string, read: (shop: Shop) => Promise<unknown>, expected: unknown): Promise<void> {
    await this.world.patience.eventually(async () => {
      expectMatch(await read(this), expected, { subject, mode: 'exact' });
    });
  }

  /** The shop explains its last refusal with these words among others. @throws MatchError */
  async expectRefusal(words: string): Promise<void> {
    await this.world.patience.eventually(async () => {
      const body = { message: await this.surface.refusal() };
      expectContains({ owner: 'the shop', body, path: 'message' }, words);
    });
  }

  /** Arranges an order of the signed-in buyer by the shortest way, and saves its id as `order.id`. */
  async haveOrder(name: string, quantity: number): Promise<void> {
    const api = this.world.newApi();
    api.identify(await this.world.actors.headers());
    const { sku } = this.products.named(name);
    api.setBody(JSON.stringify({ lines: [{ sku, quantity }] }), 'application/json');
    await api.send('POST', '/orders');
    if (api.response.status !== 201)
      throw new ShopArrangementError('The order could not be placed', api.response.text);
    const order = api.response.body as { id: string };
    this.world.values.set('order', order);
    await this.surface.turnTo(order.id);
  }
}
