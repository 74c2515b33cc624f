import type { Declared } from '../instances/declared';
import type { Instances } from '../instances/instances';
import type { StartedService } from '../start/service';
import { settle } from '../start/settle';
import type { Starter } from './starter';

interface OwnInstancesParts {
  declared: Declared;
  instances: Instances;
  starter: Starter;
}

/** The instances of services that belong to one scenario alone, until `release`. */
export class OwnInstances {
  constructor(private readonly parts: OwnInstancesParts) {}

  /** Puts one in the place of a service, which steps aside. */
  async standIn(name: string, env: Readonly<Record<string, string>>): Promise<StartedService> {
    const { declared, instances, starter } = this.parts;
    declared.startable(name, 'given settings of its own');
    await starter.idle(name);
    await instances.running(name)?.stop();
    instances.standIn(name, { env });
    return await starter.ensure(name);
  }

  /** @param databases URLs of databases that belong to the scenario too. */
  async isolate(names: readonly string[], databases: Readonly<Record<string, string>>): Promise<void> {
    const { instances, starter } = this.parts;
    await instances.stop(instances.order.filter((name) => names.includes(name)));
    for (const name of names) instances.standIn(name, { env: {}, databases });
    await settle(names.map(async (name) => await starter.ensure(name)));
  }

  async release(): Promise<void> {
    const { instances } = this.parts;
    const { names } = instances.standIns;
    await instances.stop(names);
    for (const name of names) instances.standIns.remove(name);
  }
}
