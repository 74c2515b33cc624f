import { buildServices } from '../support/services/build/cargo';
import { repeated } from './repeated';

/** `node build-brine.ts <manifest>`: what a run does before its first scenario, where it has services. */
const [manifest = ''] = process.argv.slice(2);

void repeated(async () => {
  await buildServices(
    { inventory: { manifest, bin: 'inventory' }, orders: { manifest, bin: 'orders' } },
    { progress: () => {}, timeout: 600_000, env: process.env },
  );
});
