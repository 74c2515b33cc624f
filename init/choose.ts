import type { Found, RustBinary, ViteApp } from './found';

/** A service of the settings to come. */
export interface Service {
  name: string;
  binary: RustBinary;
  /** By the variable that gets its address. */
  asks: { variable: string; service: string }[];
}

/** An outside service that a mock stands in for, because a variable names it and nothing in the project is it. */
export interface Outside {
  name: string;
  /** Its OpenAPI document in the tree. */
  openapi?: string | undefined;
}

/** What the suite will run. */
export interface Chosen {
  project: string;
  services: Service[];
  outside: Outside[];
  app: ViteApp | undefined;
  /** Paths of the app → `orders`, `orders/api`. */
  proxy: Record<string, string>;
}

/** @param names of the binaries that are to be services. */
export function choose(found: Found, project: string, names: readonly string[]): Chosen {
  const binaries = found.binaries.filter(({ name }) => names.includes(name));
  const outside = new Map<string, Outside>();
  const services = binaries.map((binary) => ({
    name: binary.name,
    binary,
    asks: binary.asks.map(({ value, service }) => {
      const own = binaries.find(({ name }) => isCalled(name, service));
      if (!own) outside.set(service, { name: service, openapi: documentOf(service, found.documents) });
      return { variable: value, service: own?.name ?? service };
    }),
  }));
  const [app] = found.apps;
  const inOrder = ordered(services);
  return { project, services: inOrder, outside: [...outside.values()], app, proxy: proxyOf(app, inOrder) };
}

/** `inventory`, `inventory-service` and `shop_inventory` are what `INVENTORY_URL` means. */
function isCalled(binary: string, service: string): boolean {
  const name = binary.replaceAll('_', '-');
  return name === service || name.startsWith(`${service}-`) || name.endsWith(`-${service}`);
}

function documentOf(name: string, documents: readonly string[]): string | undefined {
  return documents.find((file) => file.toLowerCase().split(/[/.]/).includes(name));
}

/** Each after those it asks. A service that would wait for itself is not told of the other. */
function ordered(services: readonly Service[]): Service[] {
  const done: Service[] = [];
  const visit = (service: Service, trail: readonly string[]) => {
    if (done.includes(service)) return;
    service.asks = service.asks.filter((ask) => ask.service !== service.name && !trail.includes(ask.service));
    for (const ask of service.asks) {
      const other = services.find(({ name }) => name === ask.service);
      if (other) visit(other, [...trail, service.name]);
    }
    done.push(service);
  };
  for (const service of services) visit(service, []);
  return done;
}

/** By the port that the service names as its own, else by its name in the path, else there is but one. */
function proxyOf(app: ViteApp | undefined, services: readonly Service[]): Record<string, string> {
  const targets = (app?.proxy ?? []).flatMap(({ prefix, port, stripped }) => {
    const service =
      services.find(({ binary }) => port !== undefined && binary.ports.includes(port)) ??
      services.find(({ name }) => prefix.includes(name)) ??
      (services.length === 1 ? services[0] : undefined);
    return service ? [[prefix, stripped ? service.name : `${service.name}${prefix}`]] : [];
  });
  return Object.fromEntries(targets);
}
