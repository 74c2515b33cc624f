import type { Product } from './products';

export interface OrderLine {
  product: Product;
  quantity: number;
}

/**
 * What a person does with the shop, whichever way they do it. The same feature then runs through the API and through
 * the browser; how each is done is known to one class alone. (The idea is todo-subsecond's.)
 */
export interface Surface {
  /** Places an order, or has it refused. */
  order(lines: readonly OrderLine[]): Promise<void>;
  /** Turns to an order that was placed otherwise. */
  turnTo(orderId: string): Promise<void>;
  pay(card: string): Promise<void>;
  cancel(): Promise<void>;
  /** One look; the caller waits. */
  status(): Promise<string>;
  totalCents(): Promise<number>;
  /** What the shop says about the last refusal; empty when there was none. */
  refusal(): Promise<string>;
}
