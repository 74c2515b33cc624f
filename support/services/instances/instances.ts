import path from 'node:path';
import { ServiceLog } from '../log/log';
import type { Instance } from '../start/instance';
import type { StartedService } from '../start/service';
import type { Declared } from './declared';
import type { Lent } from './lent';
import { type StandIn, StandIns } from './stand-ins';
import { stopInTurn } from './stop-in-turn';

/** The last instance of each service: those that outlive the scenario, and those that stand in for them during it. */
export class Instances {
  readonly standIns: StandIns;
  readonly #started = new Map<string, StartedService>();
  readonly #ports = new Map<string, number>();
  readonly #order: string[] = [];

  /** @param directory of the worker. */
  constructor(
    private readonly directory: string,
    private readonly declared: Declared,
    private readonly lent: Lent,
  ) {
    this.standIns = new StandIns(directory);
  }

  /** Those that have run, in the order of their first start. */
  get order(): readonly string[] {
    return this.#order;
  }

  isOwn(name: string): boolean {
    return this.standIns.get(name) !== undefined;
  }

  lentOf(name: string): Instance | undefined {
    return this.isOwn(name) ? undefined : this.lent.get(name);
  }

  /** The one that this worker started, running or not. */
  mine(name: string): StartedService | undefined {
    const standIn = this.standIns.get(name);
    return standIn ? standIn.started : this.#started.get(name);
  }

  running(name: string): StartedService | undefined {
    const service = this.mine(name);
    return service?.exit || service?.expected ? undefined : service;
  }

  last(name: string): Instance | undefined {
    return this.lentOf(name) ?? this.mine(name);
  }

  addressOf(name: string): string | undefined {
    const service = this.declared.settingsOf(name);
    return 'url' in service ? service.url : this.last(name)?.url;
  }

  log(name: string): ServiceLog {
    const standIn = this.standIns.get(name);
    return standIn ? new ServiceLog(standIn.logFile) : this.sharedLog(name);
  }

  sharedLog(name: string): ServiceLog {
    return this.lent.get(name)?.log ?? new ServiceLog(this.placeOf(name).logFile);
  }

  /** From now on an instance stands in for a service, at its port. It is not started yet. */
  standIn(name: string, own: Pick<StandIn, 'env'> & Partial<Pick<StandIn, 'databases'>>): void {
    this.standIns.add(name, { ...own, port: this.portOf(name) });
  }

  /** The port that a service had, so that others find it again; 0: any. */
  portOf(name: string): number {
    return this.#ports.get(name) ?? 0;
  }

  /** Where the instance that outlives the scenario keeps what it writes. */
  placeOf(name: string): Pick<StandIn, 'directory' | 'logFile'> {
    return {
      directory: path.join(this.directory, 'data', name),
      logFile: path.join(this.directory, 'logs', `${name}.log`),
    };
  }

  /** @param standIn whose process it is; undefined: it outlives the scenario. */
  keep(started: StartedService, standIn: StandIn | undefined): void {
    const { name, port } = started;
    if (standIn) {
      standIn.started = started;
      standIn.port = port;
      return;
    }
    this.#started.set(name, started);
    this.#ports.set(name, port);
    if (!this.#order.includes(name)) this.#order.push(name);
  }

  /** Stops what this worker started of them, whoever depends on another first. */
  async stop(names: readonly string[]): Promise<void> {
    await stopInTurn(
      names,
      (one, other) => this.declared.settingsOf(one).dependsOn?.includes(other) ?? false,
      async (name) => await this.mine(name)?.stop(),
    );
  }
}
