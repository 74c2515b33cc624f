import { BrineError } from '../../support/errors/brine-error';
import type { ApiSession } from '../../support/http/session';
import type { BrineWorld } from '../world';

/** A product of this scenario alone: others of the same everyday name live in the same shop. */
export interface Product {
  sku: string;
  /** As shown in the shop. */
  name: string;
  priceCents: number;
}

/** The products that a scenario arranged, by the names it uses for them. */
export class Products {
  readonly #inventory: ApiSession;
  readonly #known = new Map<string, Product>();

  constructor(private readonly world: BrineWorld) {
    this.#inventory = world.newApi();
    this.#inventory.use('inventory');
  }

  /** Puts a product on sale; its sku and shown name become the values `{{<name>.sku}}` and `{{<name>.name}}`. */
  async sell(name: string, priceCents: number, stock: number): Promise<void> {
    const mark = this.world.trace.traceId.slice(-8).toUpperCase();
    const product: Product = { sku: `${slug(name)}-${mark}`, name: `${name} ${mark}`, priceCents };
    this.#inventory.setBody(JSON.stringify({ ...product, stock }), 'application/json');
    await this.#inventory.send('POST', '/products');
    if (this.#inventory.response.status !== 201) {
      throw new ShopArrangementError(`"${name}" could not be put on sale`, this.#inventory.response.text);
    }
    this.#known.set(name, product);
    this.world.values.set(name, product);
  }

  /** @throws ShopArrangementError when the scenario never put it on sale. */
  named(name: string): Product {
    const product = this.#known.get(name);
    if (!product)
      throw new ShopArrangementError(
        `"${name}" is not on sale`,
        `on sale: ${[...this.#known.keys()].join(', ')}`,
      );
    return product;
  }

  /** How many are in stock now. */
  async left(name: string): Promise<number> {
    await this.#inventory.send('GET', `/products/${this.named(name).sku}`);
    return (this.#inventory.response.body as { stock: number }).stock;
  }
}

export class ShopArrangementError extends BrineError {
  override readonly name = 'ShopArrangementError';
  override readonly fault = 'wrong';

  constructor(what: string, details: string) {
    super({ what: `${what}.`, details, next: 'Check the Given steps of the scenario.' });
  }
}

function slug(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '-');
}
