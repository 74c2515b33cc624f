import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Pickle } from '@cucumber/messages';
import { prepareTemplates } from '../../support/databases/place';
import { PostgresServers } from '../../support/databases/server';
import { newRunMark } from '../../support/evidence/trace';
import { reasonToSkip } from '../../support/settings/environment-tags';
import { wantedAnew } from '../../support/settings/reset';
import type { LoadedSettings } from '../../support/settings/settings';
import { learnDatabaseSecrets } from '../secrets';
import { isWatched, pulse } from '../supervisor/pulse';
import { supply } from './demand';
import { FrontEnd, type Surroundings } from './front-end';
import { type Handover, writeHandover } from './handover';
import { KeptServices } from './kept-services';
import { needsOf } from './needs';
import { provision } from './provision';

interface Run {
  /** What made-up values are drawn from. */
  seed: string;
  /** Part of the names of databases that this run makes on servers of others. */
  databases: string;
  /** The same of a run that died and could not remove its own. */
  died: string | undefined;
}

/** What the run makes once for all workers and keeps until it ends: the front end, PostgreSQL, services that are lent. */
export class Supplies implements AsyncDisposable {
  readonly #frontEnd: FrontEnd;
  readonly #servers: PostgresServers;
  #kept: KeptServices | undefined;
  #supply: Disposable | undefined;
  /** Service → binary that cargo built. */
  executables: Handover['executables'] = {};

  constructor(
    private readonly surroundings: Surroundings,
    private readonly run: Run,
  ) {
    const { settings, env, progress } = surroundings;
    this.#frontEnd = new FrontEnd(surroundings);
    this.#servers = new PostgresServers({
      settings,
      env,
      say: (line) => progress.line(line),
      run: run.databases,
      died: run.died,
    });
  }

  /**
   * Makes what the scenarios need, and writes down for the workers where it is.
   *
   * @param remember whether databases are to be had as they were at first though none of these scenarios wants them so.
   * @throws SetupError
   */
  async provide(scenarios: readonly Pickle[], { remember = false } = {}): Promise<void> {
    const { settings, env, output } = this.surroundings;
    const here = scenarios.filter(({ tags }) => reasonToSkip(tags, settings.environment) === undefined);
    const [provided, databases] = await Promise.all([
      provision(this.surroundings, this.#frontEnd, needsOf(here)),
      this.#servers.prepare(),
    ]);
    const templates = await prepareTemplates(settings, path.join(output, 'templates'), env);
    learnDatabaseSecrets(settings.databases, databases);
    this.executables = provided.executables;
    const channel = `brine-${randomUUID()}`;
    const lent = await this.#keep(provided.executables, databases, channel);
    const handover: Handover = {
      output,
      seed: this.run.seed,
      run: newRunMark(),
      channel,
      templates,
      remember: remember || here.some((pickle) => wantsAnew(settings, pickle)),
      ...provided,
      ...(databases && { databases }),
      ...(lent && { lent }),
      ...(isWatched() && { pulse: pulse() as number }),
    };
    writeHandover(path.join(output, 'handover.json'), handover, env);
  }

  /** Addresses of the servers that the front end has of its own. */
  get servers(): readonly string[] {
    return this.#frontEnd.servers;
  }

  /** Ends services of the whole run, and starts them again. @throws SetupError */
  async renew(names: readonly string[]): Promise<void> {
    for (const name of names) await this.#kept?.renew(name);
  }

  /** Starts the services that are lent, and answers from now on what workers ask for. */
  async #keep(
    executables: Handover['executables'],
    server: Handover['databases'],
    channel: string,
  ): Promise<Handover['lent']> {
    const kept = await KeptServices.start({ ...this.surroundings, executables, server, channel });
    this.#kept = kept;
    this.#supply = supply(
      channel,
      async (wanted) => await this.#frontEnd.make(wanted, 'late'),
      async (name) => await (kept as KeptServices).ensure(name),
    );
    return kept?.handover;
  }

  /** In the reverse order of who needs whom: who asks, what is lent, and last what that may stand on. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#supply?.[Symbol.dispose]();
    await this.#frontEnd[Symbol.asyncDispose]();
    await this.#kept?.[Symbol.asyncDispose]();
    await this.#servers[Symbol.asyncDispose]();
  }
}

function wantsAnew(settings: LoadedSettings, { tags }: Pickle): boolean {
  const names = tags.map(({ name }) => name);
  return wantedAnew(settings, names).length > 0;
}
