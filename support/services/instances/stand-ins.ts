import { rmSync } from 'node:fs';
import path from 'node:path';
import type { StartedService } from '../start/service';

/** An instance of a service that belongs to one scenario alone and stands in for the one that workers share. */
export interface StandIn {
  name: string;
  /** Its folder of data, which goes with it; its log stays. */
  directory: string;
  logFile: string;
  /** Variables on top of those in the settings. */
  env: Readonly<Record<string, string>>;
  /** URLs of databases of this scenario alone, on top of the worker's. */
  databases: Readonly<Record<string, string>>;
  /** 0: any. */
  port: number;
  started?: StartedService;
}

/** The stand-ins of the scenario that runs. */
export class StandIns {
  readonly #current = new Map<string, StandIn>();
  #count = 0;

  /** @param directory of the worker. */
  constructor(private readonly directory: string) {}

  get names(): string[] {
    return [...this.#current.keys()];
  }

  get(name: string): StandIn | undefined {
    return this.#current.get(name);
  }

  /** A new one, or the one that there is with more variables. */
  add(name: string, more: Pick<StandIn, 'env' | 'port'> & Partial<Pick<StandIn, 'databases'>>): StandIn {
    const former = this.#current.get(name);
    const standIn = former ? { ...former, env: { ...former.env, ...more.env } } : this.#make(name, more);
    this.#current.set(name, standIn);
    return standIn;
  }

  /** Forgets one that has ended. */
  remove(name: string): void {
    const { directory } = this.#current.get(name) as StandIn;
    this.#current.delete(name);
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  }

  #make(name: string, more: Pick<StandIn, 'env' | 'port'> & Partial<Pick<StandIn, 'databases'>>): StandIn {
    this.#count += 1;
    const label = `${name}.own-${this.#count}`;
    return {
      name,
      directory: path.join(this.directory, 'data', label),
      logFile: path.join(this.directory, 'logs', `${label}.log`),
      databases: {},
      ...more,
    };
  }
}
