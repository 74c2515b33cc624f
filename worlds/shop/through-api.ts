import type { BrineWorld } from '../world';
import type { OrderLine, Surface } from './surface';

interface Order {
  id: string;
  status: string;
  totalCents: number;
}

/** The shop as a program uses it. */
export class ShopThroughApi implements Surface {
  #orderId = '';

  constructor(private readonly world: BrineWorld) {}

  async order(lines: readonly OrderLine[]): Promise<void> {
    const body = { lines: lines.map(({ product, quantity }) => ({ sku: product.sku, quantity })) };
    await this.#send('POST', '/orders', body);
    const { status, body: answer } = this.world.api.response;
    if (status === 201) this.#orderId = (answer as Order).id;
  }

  async turnTo(orderId: string): Promise<void> {
    this.#orderId = orderId;
  }

  async pay(card: string): Promise<void> {
    await this.#send('POST', `/orders/${this.#orderId}/payment`, { card });
  }

  async cancel(): Promise<void> {
    await this.#send('POST', `/orders/${this.#orderId}/cancel`);
  }

  async status(): Promise<string> {
    return (await this.#read()).status;
  }

  async totalCents(): Promise<number> {
    return (await this.#read()).totalCents;
  }

  async refusal(): Promise<string> {
    const { status, body } = this.world.api.response;
    return status < 400 ? '' : (body as { detail: string }).detail;
  }

  async #read(): Promise<Order> {
    await this.world.api.send('GET', `/orders/${this.#orderId}`);
    return this.world.api.response.body as Order;
  }

  async #send(method: string, path: string, body?: unknown): Promise<void> {
    if (body !== undefined) this.world.api.setBody(JSON.stringify(body), 'application/json');
    await this.world.api.send(method, path);
  }
}
