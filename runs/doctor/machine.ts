import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { type Finding, missing, ok } from './finding';

/** Bytes that a build and its results should find free. */
const LEAST = 2 * 1024 ** 3;

export function lookAtDisk(root: string, free = freeBytes(root)): Finding {
  const text = `${(free / 1024 ** 3).toFixed(1)} GB free`;
  if (free >= LEAST) return ok('disk', text);
  return missing(
    'disk',
    `only ${text}, and a build may need 2 GB`,
    'Make room: cargo clean, or an empty reports/output',
  );
}

function freeBytes(root: string): number {
  const { bavail, bsize } = statfsSync(root);
  return bavail * bsize;
}

export function lookAtOutput(root: string): Finding {
  const output = path.join(root, 'reports', 'output');
  const folder = [output, path.dirname(output), root].find((one) => existsSync(one)) ?? root;
  try {
    accessSync(folder, constants.W_OK);
    return ok('results', 'reports/output can be written');
  } catch {
    return missing(
      'results',
      `${path.relative(root, folder) || 'the folder of the project'} cannot be written`,
      'Give this account the right to write there',
    );
  }
}

/** Every service and server listens on a port that the system chooses. */
export async function lookAtPorts(): Promise<Finding> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return ok('ports', '127.0.0.1 gives free ones');
  } catch (error) {
    return missing(
      'ports',
      `127.0.0.1 gives none: ${(error as Error).message}`,
      'Allow programs to listen on 127.0.0.1',
    );
  } finally {
    server.close();
  }
}
