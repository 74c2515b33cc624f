// What a scenario of the subject `api` does, without Brine: Node's own client, with connections that are kept.
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';

/** @type {{ api: string, stopwatch: string, warmUp: number, times: number, atOnce?: number, apart?: boolean }} */
const brief = JSON.parse(process.argv[2]);
const agent = new Agent({ keepAlive: true });

const end = brief.warmUp + brief.times;
let next = 0;
while (next < brief.warmUp) await work(next++);
await fetch(`${brief.stopwatch}/begin`);
await Promise.all(
  Array.from({ length: brief.atOnce ?? 1 }, async () => {
    while (next < end) await work(next++);
  }),
);
await fetch(`${brief.stopwatch}/end`);
agent.destroy();

async function work(number) {
  const product = brief.apart ? `BENCH-${number}` : 'BENCH';
  const found = await send(product, 'GET');
  assert.equal(found.status, 200);
  assert.equal(found.body.name, 'Fig');
  assert.equal((await send(product, 'PATCH', { priceCents: number + 1 })).status, 200);
  const changed = await send(product, 'GET');
  assert.equal(changed.status, 200);
  assert.equal(changed.body.priceCents, number + 1);
}

function send(product, method, body) {
  return new Promise((resolve, reject) => {
    const text = body && JSON.stringify(body);
    const headers = text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const call = request(`${brief.api}/products/${product}`, { method, agent, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode, body: JSON.parse(Buffer.concat(parts).toString()) }),
      );
    });
    call.on('error', reject).end(text);
  });
}
