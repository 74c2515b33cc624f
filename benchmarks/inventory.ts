import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HOME } from './project';
import { PRODUCT } from './work';

const SHOP = path.join(HOME, 'examples', 'shop');

/** The shop's inventory service with these products. Its processor time belongs to nobody. */
export async function startInventory(
  products: readonly string[] = [PRODUCT],
): Promise<AsyncDisposable & { url: string }> {
  execFileSync('cargo', ['build', '--quiet', '--bin', 'inventory'], { cwd: SHOP, stdio: 'inherit' });
  const folder = mkdtempSync(path.join(tmpdir(), 'brine-bench-'));
  const listen = `127.0.0.1:${await freePort()}`;
  const binary = path.join(
    SHOP,
    'target',
    'debug',
    process.platform === 'win32' ? 'inventory.exe' : 'inventory',
  );
  const service = spawn(binary, {
    env: {
      ...process.env,
      LISTEN: listen,
      DATABASE_URL: `sqlite://${path.join(folder, 'inventory.sqlite')}?mode=rwc`,
    },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => service.once('exit', resolve));
  const url = `http://${listen}`;
  await answering(url);
  for (const sku of products) {
    const product = { sku, name: 'Fig', priceCents: 95, stock: 12 };
    const headers = { 'content-type': 'application/json' };
    await fetch(`${url}/products`, { method: 'POST', headers, body: JSON.stringify(product) });
  }
  return {
    url,
    async [Symbol.asyncDispose]() {
      service.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      if ((await fetch(`${url}/health`)).ok) return;
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The inventory service does not answer.');
}
