import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { repeated } from './repeated';

/** `node build-cargo.ts <manifest>`: cargo alone. */
const [manifest = ''] = process.argv.slice(2);

void repeated(async () => {
  const wanted = ['--bin', 'inventory', '--bin', 'orders'];
  await promisify(execFile)('cargo', ['build', '--manifest-path', manifest, ...wanted]);
});
