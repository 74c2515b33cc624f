import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Whether the browser can shut its pages into a sandbox. On Linux it cannot as root, nor where user namespaces are
 * not allowed (most containers, some desktops); asking for one there is the surest way to learn.
 */
export async function canSandbox(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== 'linux') return true;
  if (process.getuid?.() === 0) return false;
  try {
    await run('unshare', ['--user', '--map-root-user', 'true'], { timeout: 2_000 });
    return true;
  } catch {
    return false;
  }
}
