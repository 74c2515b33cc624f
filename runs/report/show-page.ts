import { spawn } from 'node:child_process';

/** Shows an address in the browser of whoever sits here. Where there is none, nothing happens: the address was printed. */
export function showPage(url: string, platform: NodeJS.Platform = process.platform): void {
  const [program, ...args] = openerOf(platform, url);
  const child = spawn(program, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
}

function openerOf(platform: NodeJS.Platform, url: string): [string, ...string[]] {
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  return [platform === 'darwin' ? 'open' : 'xdg-open', url];
}
