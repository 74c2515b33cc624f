import type { ServiceSettings } from '../../settings/service-settings';
import type { StartableService } from '../start/spec';
import { ServiceComposedError, ServiceMockedError, ServiceNotOursError, UnknownServiceError } from './errors';

/** The services as the settings declare them, by name. */
export class Declared {
  constructor(private readonly services: Readonly<Record<string, ServiceSettings>>) {}

  get names(): string[] {
    return Object.keys(this.services);
  }

  /** @throws UnknownServiceError */
  settingsOf(name: string): ServiceSettings {
    const service = this.services[name];
    if (!service) throw new UnknownServiceError(name, this.names);
    return service;
  }

  /**
   * The settings of a service that Brine starts as a process.
   *
   * @param wish what somebody wants it to be, for the message: `stopped`.
   * @throws UnknownServiceError, ServiceComposedError, ServiceMockedError, ServiceNotOursError
   */
  startable(name: string, wish: string): StartableService {
    const service = this.settingsOf(name);
    if ('compose' in service) throw new ServiceComposedError(name, wish);
    if ('mock' in service) throw new ServiceMockedError(name, wish);
    if ('url' in service) throw new ServiceNotOursError(name, service.url, wish);
    return service;
  }
}
