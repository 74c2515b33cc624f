import type { Checked, Fault, MountRequest, Packages, Resolved, Traced } from './contract';
import { PAGE_PATH } from './contract';

const NOTHING: Traced = { frames: [], path: [] };

/** What the component server is asked from here, beside the pages that browsers get from it. */
export class Questions {
  /** @param base address of the component pages, without a path. */
  constructor(private readonly base: string) {}

  async resolve({ kind, name }: Pick<MountRequest, 'kind' | 'name'>): Promise<Resolved> {
    return (await this.#ask(`resolve?${new URLSearchParams({ kind, name })}`)) as Resolved;
  }

  async check(file: string): Promise<Checked> {
    return (await this.#ask(`check?${new URLSearchParams({ file })}`)) as Checked;
  }

  /** Never throws: a crash is told without its place rather than not at all. */
  async trace({ stack, componentStack }: Fault): Promise<Traced> {
    const body = JSON.stringify({ stack, componentStack });
    const headers = { 'content-type': 'application/json' };
    const traced = this.#ask('trace', { method: 'POST', headers, body });
    return (await traced.catch(() => NOTHING)) as Traced;
  }

  /** Which packages a page that loads now would get. */
  async packages(): Promise<string> {
    return ((await this.#ask('deps')) as Packages).hash;
  }

  async #ask(question: string, init?: RequestInit): Promise<unknown> {
    const response = await fetch(`${this.base}${PAGE_PATH}${question}`, init);
    if (!response.ok) throw new Error(`${question}: status ${response.status}, ${await response.text()}`);
    return await response.json();
  }
}
