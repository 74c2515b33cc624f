import { existsSync, readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { ComposeService } from '../settings/service-settings';
import { ComposeFileError, noSuchFile, noSuchService, notPublished } from './errors';

/** What may stand under `services` in a compose file, as far as it matters here. */
interface Described {
  ports?: unknown;
  extends?: unknown;
}

/**
 * Finds out without docker what is wrong with a service and its port in a compose file. What only docker can know, because
 * the file includes others or takes ports from variables, is left to docker.
 *
 * @param shown the file as a reader would name it.
 * @throws ComposeFileError
 */
export function checkComposeFile(
  name: string,
  { file, service, port }: ComposeService['compose'],
  shown: string,
): void {
  if (!existsSync(file)) throw noSuchFile(name, shown);
  const content = read(name, file, shown);
  const services = (content.services ?? {}) as Record<string, Described | null>;
  if (!(service in services)) {
    if (content.include !== undefined) return;
    throw noSuchService(name, shown, service, Object.keys(services));
  }
  const { ports, extends: other } = services[service] ?? {};
  const published = Array.isArray(ports) ? ports.map(portInside) : [];
  if (other !== undefined || published.includes(undefined) || published.includes(String(port))) return;
  if (published.some((range) => holds(range ?? '', port))) return;
  throw notPublished(name, shown, port, published as string[]);
}

function read(name: string, file: string, shown: string): { services?: unknown; include?: unknown } {
  const document = parseDocument(readFileSync(file, 'utf8'), { prettyErrors: true });
  const [error] = document.errors;
  if (error) {
    throw new ComposeFileError({
      what: 'The compose file is no YAML.',
      where: shown,
      details: error.message,
      next: 'Correct it: `docker compose config` shows the same.',
      culprit: name,
    });
  }
  const content = document.toJS() as unknown;
  return typeof content === 'object' && content !== null ? content : {};
}

/** The port inside the container, or a range; undefined when it comes from a variable. */
function portInside(entry: unknown): string | undefined {
  if (typeof entry === 'object' && entry !== null && 'target' in entry) return portInside(entry.target);
  const text = String(entry);
  return text.includes('$')
    ? undefined
    : text
        .replace(/\/\w+$/, '')
        .split(':')
        .at(-1);
}

function holds(range: string, port: number): boolean {
  const [from, to] = range.split('-').map(Number);
  return from !== undefined && to !== undefined && from <= port && port <= to;
}
