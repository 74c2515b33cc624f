import * as act from '../../support/browser/actions/act';
import { findOne } from '../../support/browser/elements/locate';
import { byRole } from '../../support/browser/elements/wanted';
import type { BrineWorld } from '../world';
import type { OrderLine, Surface } from './surface';

/** The shop as a person uses it. */
export class ShopThroughBrowser implements Surface {
  /** An order that was arranged elsewhere: its page is opened by the first step that needs it. */
  #waiting: string | undefined;

  constructor(private readonly world: BrineWorld) {}

  async order(lines: readonly OrderLine[]): Promise<void> {
    const { browser } = this.world;
    for (const { product } of lines) {
      await browser.goto(`/products?search=${encodeURIComponent(product.sku)}`);
      await act.click(browser, `Add to cart: ${product.name}`);
    }
    await act.click(browser, 'Cart');
    for (const { product, quantity } of lines) {
      await act.fill(browser, `Quantity of ${product.name}`, String(quantity));
    }
    await act.click(browser, 'Place order');
  }

  async turnTo(orderId: string): Promise<void> {
    this.#waiting = orderId;
  }

  async pay(card: string): Promise<void> {
    await this.#openOrder();
    await act.fill(this.world.browser, 'Card number', card);
    await act.click(this.world.browser, 'Pay now');
  }

  async cancel(): Promise<void> {
    await this.#openOrder();
    await act.click(this.world.browser, 'Cancel order');
    await act.click(this.world.browser, 'Yes, cancel it');
  }

  async status(): Promise<string> {
    await this.#openOrder();
    const status = await findOne(await this.world.browser.view(), byRole('Order status', 'status'));
    return (await status.innerText()).toLowerCase();
  }

  async totalCents(): Promise<number> {
    await this.#openOrder();
    const page = await (await this.world.browser.scope()).innerText();
    const [, euros = ''] = /Total: €([\d.,]+)/.exec(page) ?? [];
    return Math.round(Number(euros.replaceAll(',', '')) * 100);
  }

  async refusal(): Promise<string> {
    const alerts = (await this.world.browser.scope()).getByRole('alert');
    return (await alerts.allInnerTexts()).join('\n');
  }

  async #openOrder(): Promise<void> {
    const orderId = this.#waiting;
    this.#waiting = undefined;
    if (orderId !== undefined) await this.world.browser.goto(`/orders/${orderId}`);
  }
}
