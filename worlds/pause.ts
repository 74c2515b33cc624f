import { createInterface, type Interface } from 'node:readline';
import type { BrowserSession } from '../support/browser/session/session';
import { redactText } from '../support/evidence/redact';
import { threadGuard, type WorkerParts } from './worker';

/** Milliseconds between two looks whether the run was cancelled meanwhile. */
const LOOK = 200;

/** A scenario, as far as somebody who looks on wants to know where it is. */
interface Paused {
  browser: BrowserSession;
  worker: Pick<WorkerParts, 'services' | 'databases'>;
}

/** Whether somebody looks on: `brine run --debug`. */
export function isWatchedBySomebody(env: NodeJS.ProcessEnv = process.env): boolean {
  return env.BRINE_DEBUG === '1';
}

/**
 * Stops until somebody presses Enter, with browser and services as the scenario has them, and tells where they are. Goes on
 * at once where nobody can press it.
 *
 * @param why the first lines of what is told.
 */
export async function pause(world: Paused, why: readonly string[]): Promise<void> {
  const where = await whereabouts(world);
  const width = Math.max(...where.map(([name]) => name.length));
  const lines = [
    '',
    ...why,
    ...where.map(([name, address]) => `  ${name.padEnd(width)}  ${redactText(address)}`),
    '  → Enter goes on, Ctrl-C ends the run.',
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
  if (!(await entered())) process.stderr.write('  Nobody can press Enter here, so it goes on.\n');
}

async function whereabouts({ browser, worker }: Paused): Promise<[string, string][]> {
  const { services, databases } = worker;
  const page: [string, string][] = browser.used ? [['page', (await browser.page()).url()]] : [];
  return [
    ...page,
    ...services.names.map((name): [string, string] => [name, services.addressOf(name) ?? 'is not running']),
    ...Object.entries(databases.urls).map(([name, url]): [string, string] => [`database ${name}`, url]),
  ];
}

/** Lines that were entered before anybody waited for one are kept. */
class Keyboard {
  readonly #lines: Interface;
  #entered = 0;
  #ended = false;
  #heard = () => {};

  constructor() {
    this.#lines = createInterface({ input: process.stdin });
    this.#lines.on('line', () => {
      this.#entered += 1;
      this.#heard();
    });
    this.#lines.once('close', () => {
      this.#ended = true;
      this.#heard();
    });
  }

  /** False when no line will come any more. */
  async line(): Promise<boolean> {
    process.stdin.ref?.();
    const timer = setInterval(() => this.#heard(), LOOK);
    while (this.#entered === 0 && !this.#ended && !threadGuard().cancelled) {
      await new Promise<void>((resolve) => {
        this.#heard = resolve;
      });
    }
    clearInterval(timer);
    // It must not keep the process alive when all is over.
    process.stdin.unref?.();
    if (this.#entered === 0) return threadGuard().cancelled !== undefined;
    this.#entered -= 1;
    return true;
  }
}

let keyboard: Keyboard | undefined;

async function entered(): Promise<boolean> {
  keyboard ??= new Keyboard();
  return await keyboard.line();
}
