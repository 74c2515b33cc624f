import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Product {
  sku: string;
  name: string;
  priceCents: number;
  stock: number;
}

interface Order {
  id: string;
  buyer: string;
  status: string;
  totalCents: number;
  lines: { sku: string; quantity: number }[];
}

type Answer = [status: number, body: object, headers?: Record<string, string>];

/** Its one page knows what there is by heart. */
const PAGE = `<!doctype html>
<html lang="en"><title>Orders</title>
<button onclick="order.hidden = false">New order</button>
<button onclick="document.body.textContent = 'Good bye'">Sign out</button>
<form id="order" hidden onsubmit="said.textContent = quantity.value > 3 ? 'Only 3 left' : 'Ordered'; return false">
  <label>Product <input></label>
  <label>Quantity <input id="quantity"></label>
  <button>Place order</button>
</form>
<p id="said"></p>
<table><caption>Orders</caption><tr><th>Order</th></tr><tr><td>O-17</td></tr></table>
</html>`;

/** The shop of the guides: products, orders and payments, kept in memory. */
export class ShopServer {
  readonly #products = new Map<string, Product>();
  readonly #orders = new Map<string, Order>();
  readonly #server = createServer((request, response) => void this.#take(request, response));

  async start(): Promise<string> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers.accept?.includes('text/html')) {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    const [status, answer, headers] = this.#answer(request, body);
    response
      .writeHead(status, { 'Content-Type': 'application/json', ...headers })
      .end(JSON.stringify(answer));
  }

  #answer({ method, url = '', headers }: IncomingMessage, body: Record<string, unknown>): Answer {
    const [, what, id = '', then] = url.split('/');
    if (what === 'health') return [200, { status: 'up' }];
    if (what === 'sessions') return [201, { token: `token-of-${String(body.username)}` }];
    if (what === 'products') return this.#sell(body as unknown as Product);
    if (what !== 'orders') return [404, { title: 'There is no such page' }];
    const buyer = /^Bearer token-of-(\w+)$/.exec(headers.authorization ?? '')?.[1];
    if (buyer === undefined) return [401, { title: 'Sign in first' }];
    if (method === 'POST' && id === '') return this.#place(buyer, body as unknown as Order);
    const order = this.#orders.get(id);
    if (order?.buyer !== buyer) return [404, { title: 'There is no such order' }];
    return then === 'payment' ? pay(order, String(body.card)) : [200, order];
  }

  #sell(product: Product): Answer {
    const sku = `P-${this.#products.size + 1}`;
    this.#products.set(sku, { ...product, sku });
    return [201, { ...product, sku }];
  }

  #place(buyer: string, { lines }: Order): Answer {
    let totalCents = 0;
    for (const { sku, quantity } of lines) {
      const product = this.#products.get(sku);
      if (!product) return [422, { title: 'There is no such product' }];
      if (quantity > product.stock) return [409, { title: `Only ${product.stock} left of ${product.name}` }];
      totalCents += product.priceCents * quantity;
    }
    const id = `O-${this.#orders.size + 1}`;
    const order = { id, buyer, status: 'open', totalCents, lines };
    this.#orders.set(id, order);
    return [201, order, { Location: `/orders/${id}` }];
  }
}

function pay(order: Order, card: string): Answer {
  if (order.status === 'paid') return [409, { title: 'It is already paid' }];
  if (card !== '4242424242424242') return [402, { title: 'The card was declined' }];
  order.status = 'paid';
  return [200, order];
}
