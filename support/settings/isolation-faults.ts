import type { Fault } from './faults';
import { databasesOf, isolationOf } from './isolation';
import { resetOf } from './reset';
import type { Settings } from './settings';

type Services = NonNullable<Settings['services']>;

/** Faults of services that are shared by more scenarios than what they use, or by fewer. */
export function faultsOfIsolation(settings: Settings, name: string): Fault[] {
  const { services = {} } = settings;
  const of = (one: string) => services[one] && isolationOf(services[one], settings);
  const texts = of(name) === 'run' ? ofKept(settings, name, of) : [];
  if (of(name) === 'scenario') texts.push(...ofFresh(services, name, of));
  return texts.map((text) => ({ path: ['services', name, 'isolation'], text }));
}

type IsolationOf = (name: string) => ReturnType<typeof isolationOf>;

function ofKept(settings: Settings, name: string, of: IsolationOf): string[] {
  const { services = {}, databases = {} } = settings;
  const { dependsOn = [], env = {} } = services[name] ?? {};
  const others = dependsOn.filter((other) => services[other]);
  const timed = Object.values(env).some((text) => text.includes('{{clock}}'));
  return [
    ...others
      .filter((other) => 'mock' in (services[other] ?? {}))
      .map((other) => `is "run", but "${other}", which it depends on, is a mock of each worker`),
    ...others
      .filter((other) => !['run', undefined].includes(of(other)))
      .map((other) => `is "run", but "${other}", which it depends on, is "${of(other)}"`),
    ...databasesIn(services, name)
      .filter((one) => resetOf({ databases }, one) === 'all')
      .map((one) => `is "run", but its database "${one}" is brought back for each scenario of any worker`),
    ...(timed ? ['is "run", but it uses {{clock}}: scenarios would move the time of each other'] : []),
  ];
}

/** A database that would be new to some of its services only. */
function ofFresh(services: Services, name: string, of: IsolationOf): string[] {
  return Object.keys(services).flatMap((other) => {
    const shared = databasesIn(services, name).find((one) => databasesIn(services, other).includes(one));
    if (shared === undefined || of(other) === 'scenario') return [];
    return [`is "scenario", but its database "${shared}" is used by "${other}" too, which is "${of(other)}"`];
  });
}

function databasesIn(services: Services, name: string): string[] {
  const service = services[name];
  return service ? databasesOf(service) : [];
}
