import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { promisify } from 'node:util';

const HOST = String.raw`(?:\d{1,3}(?:\.\d{1,3}){3}|localhost|\[[0-9a-fA-F:.]*\])`;

/** `listening on http://127.0.0.1:41234`, in plain text or inside a JSON line. */
const ANNOUNCED = String.raw`listening[^\n]*?(${HOST}:\d+)`;

/** Finds the announced address in a log; the pattern's first group is `host:port`. Gives a URL to reach it. */
export function announcedUrl(log: string, pattern: string = ANNOUNCED): string | undefined {
  const address = new RegExp(pattern, 'i').exec(log)?.[1];
  if (!address) return undefined;
  const port = address.slice(address.lastIndexOf(':') + 1);
  const host = address.slice(0, -port.length - 1);
  return `http://${host === '0.0.0.0' || host === '[::]' ? '127.0.0.1' : host}:${port}`;
}

/**
 * Asks the operating system on which port a process listens, for services that do not say. Gives the lowest port when
 * there are several. Linux reads `/proc`; macOS and Windows ask `lsof` and PowerShell, which takes a moment.
 */
export async function listeningUrl(pid: number): Promise<string | undefined> {
  const ports = await listeningPorts(pid);
  const port = Math.min(...ports);
  return Number.isFinite(port) ? `http://127.0.0.1:${port}` : undefined;
}

async function listeningPorts(pid: number): Promise<number[]> {
  if (process.platform === 'linux') return portsFromProc(pid);
  const [program, args] =
    process.platform === 'win32'
      ? [
          'powershell',
          ['-NoProfile', '-Command', `(Get-NetTCPConnection -State Listen -OwningProcess ${pid}).LocalPort`],
        ]
      : ['lsof', ['-aPn', '-p', String(pid), '-iTCP', '-sTCP:LISTEN', '-Fn']];
  try {
    const { stdout } = await promisify(execFile)(program as string, args as string[], { timeout: 5_000 });
    return [...stdout.matchAll(/(?:^|:)(\d+)\s*$/gm)].map((match) => Number(match[1]));
  } catch {
    // Both programs end with an error when the process listens nowhere yet.
    return [];
  }
}

function portsFromProc(pid: number): number[] {
  try {
    const sockets = new Set(
      readdirSync(`/proc/${pid}/fd`).flatMap(
        (fd) => /^socket:\[(\d+)\]$/.exec(link(`/proc/${pid}/fd/${fd}`))?.[1] ?? [],
      ),
    );
    const tables = ['tcp', 'tcp6'].map((table) => readFileSync(`/proc/${pid}/net/${table}`, 'utf8'));
    return tables
      .flatMap((table) => table.split('\n').slice(1))
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => columns[3] === LISTEN && sockets.has(columns[9] ?? ''))
      .map((columns) => Number.parseInt(columns[1]?.split(':')[1] ?? '', 16));
  } catch {
    return [];
  }
}

/** State of a listening socket in `/proc/net/tcp`. */
const LISTEN = '0A';

function link(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}
