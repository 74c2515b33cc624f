// What a scenario of the subject `api` does, without Brine: Node's own client, with connections that are kept.
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';

/** @type {{ api: string, stopwatch: string, warmUp: number, times: number }} */
const brief = JSON.parse(process.argv[2]);
const agent = new Agent({ keepAlive: true });

for (let number = 0; number < brief.warmUp + brief.times; number += 1) {
  if (number === brief.warmUp) await fetch(`${brief.stopwatch}/begin`);
  const found = await send('GET');
  assert.equal(found.status, 200);
  assert.equal(found.body.name, 'Fig');
  assert.equal((await send('PATCH', { priceCents: number + 1 })).status, 200);
  const changed = await send('GET');
  assert.equal(changed.status, 200);
  assert.equal(changed.body.priceCents, number + 1);
}
await fetch(`${brief.stopwatch}/end`);
agent.destroy();

function send(method, body) {
  return new Promise((resolve, reject) => {
    const text = body && JSON.stringify(body);
    const headers = text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const call = request(`${brief.api}/products/BENCH`, { method, agent, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode, body: JSON.parse(Buffer.concat(parts).toString()) }),
      );
    });
    call.on('error', reject).end(text);
  });
}
