import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { joinSections, sectionsOf } from '../../support/generate/blocks';
import { results } from '../tools/results';
import { type FinishedProject, HOME, runProject } from '../tools/run-project';

const GENERATED = path.join(HOME, 'features', 'generated');

/** A fault of examples/shop/planted → the service it is in, and the operations that have it. */
const FAULTS: Record<string, [service: 'inventory' | 'orders', ...operations: string[]]> = {
  'wrong-status': ['inventory', 'createProduct'],
  'missing-field': ['inventory', 'getProduct'],
  'price-off-by-one': ['inventory', 'createProduct'],
  'empty-name-crashes': ['inventory', 'createProduct'],
  'page-size-ignored': ['inventory', 'listProducts'],
  'page-ignored': ['inventory', 'listProducts'],
  'update-not-kept': ['inventory', 'updateProduct'],
  'taken-accepted': ['inventory', 'createProduct'],
  'released-twice': ['inventory', 'releaseStock'],
  'required-not-checked': ['inventory', 'createProduct'],
  'leaks-orders': ['orders', 'getOrder'],
  'open-door': ['orders', 'listOrders'],
  'any-token': ['orders', 'listOrders'],
  'role-not-checked': ['orders', 'placeOrder'],
  'quantity-off-by-one': ['orders', 'placeOrder'],
  'choice-not-checked': ['orders', 'listOrders'],
  'cancel-not-kept': ['orders', 'cancelOrder'],
  'cancelled-twice': ['orders', 'cancelOrder'],
  'key-ignored': ['orders', 'placeOrder'],
  'short-card-accepted': ['orders', 'payOrder'],
};

describe('the generated features of the shop', () => {
  test('find the faults that are planted in it, and pass where there is none', async () => {
    const run = await runProject({ files: { 'brine.config.ts': settings(), ...features() } });
    const found = foundBy(run);
    const rows = Object.keys(FAULTS).map((fault) => {
      const names = found.get(fault) ?? [];
      return `${fault.padEnd(22)} ${String(names.length).padStart(3)}  ${names[0] ?? 'NOT FOUND'}`;
    });
    console.log(`fault                found by\n${rows.join('\n')}`);
    expect(found.get('none') ?? [], run.output).toEqual([]);
    const ran = Object.keys(results(run.messages)).filter((name) => name.startsWith('none: '));
    expect(ran.length, run.output).toBeGreaterThan(100);
    expect(Object.keys(FAULTS).filter((fault) => !found.has(fault))).toEqual([]);
    // The table of the documentation is the one above.
    const told = readFileSync(path.join(HOME, 'docs', 'generate.md'), 'utf8');
    for (const fault of Object.keys(FAULTS)) {
      const names = found.get(fault) ?? [];
      expect(told).toMatch(
        new RegExp(`\\| \`${fault}\` .*\\| ${literal(names[0] ?? '')} \\(${names.length}\\)`),
      );
    }
  }, 180_000);
});

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** Names of failed scenarios by the fault that their feature was run against. */
function foundBy({ messages }: FinishedProject): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, status] of Object.entries(results(messages))) {
    if (status === 'PASSED') continue;
    const [fault = '', ...rest] = name.split(': ');
    found.set(fault, [...(found.get(fault) ?? []), rest.join(': ')]);
  }
  return found;
}

/** The generated rules, each fault's own against the service that has it, and all of them against those without one. */
function features(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const file of readdirSync(GENERATED, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.feature')) continue;
    const text = readFileSync(path.join(GENERATED, file), 'utf8');
    const service = file.split(path.sep)[0] as string;
    files[`features/none/${file}`] = named(text, 'none');
    for (const [fault, [of, ...operations]] of Object.entries(FAULTS)) {
      const part = of === service ? rulesOf(text, file, operations) : undefined;
      if (part)
        files[`features/${fault}/${file}`] = named(part, fault).replaceAll(
          `"${service}" API`,
          `"${fault}" API`,
        );
    }
  }
  return files;
}

function rulesOf(text: string, file: string, operations: readonly string[]): string | undefined {
  const [feature, ...rules] = sectionsOf(text, file);
  const wanted = rules.filter(({ head }) =>
    operations.some((name) => head.text.includes(`@operation:${name}\n`)),
  );
  return feature && wanted.length > 0 ? joinSections([{ ...feature, cases: [] }, ...wanted]) : undefined;
}

function named(text: string, fault: string): string {
  return text.replaceAll(/Scenario( Outline)?: /g, `Scenario$1: ${fault}: `);
}

function settings(): string {
  const service = (name: string, env: Record<string, string>, dependsOn: string[]) => ({
    cargo: { manifest: path.join(HOME, 'examples', 'shop', 'Cargo.toml'), bin: 'planted' },
    ...(dependsOn.length > 0 && { dependsOn }),
    env: { LISTEN: '{{listen}}', DATABASE_URL: `sqlite:{{directory}}/${name}.db?mode=rwc`, ...env },
    ready: { http: '/health' },
    openapi: '/openapi.json',
  });
  const orders = {
    SERVICE: 'orders',
    INVENTORY_URL: '{{inventory.url}}',
    PAYMENTS_URL: '{{payments.url}}',
    TOKEN_SECRET: 'only-for-a-test',
  };
  const services: Record<string, unknown> = {
    payments: {
      mock: { replies: path.join(HOME, 'examples', 'shop', 'payments', 'cards.yaml') },
      openapi: path.join(HOME, 'examples', 'shop', 'payments', 'openapi.yaml'),
    },
    inventory: service('inventory', { SERVICE: 'inventory' }, []),
    orders: service('orders', orders, ['inventory', 'payments']),
  };
  for (const [fault, [of]] of Object.entries(FAULTS)) {
    services[fault] =
      of === 'inventory'
        ? service(fault, { SERVICE: of, FAULT: fault }, [])
        : service(fault, { ...orders, FAULT: fault }, ['inventory', 'payments']);
  }
  return `
const actors = { buyer: 'ann', 'another buyer': 'bob', clerk: 'carl' };
export default {
  services: ${JSON.stringify(services)},
  api: { default: 'orders' },
  contract: 'fail',
  actors: Object.fromEntries(Object.entries(actors).map(([name, username]) => [name, { username, password: username + '-secret' }])),
  signIn: async ({ username, password }, { request }) => {
    const { body } = await request('orders', 'POST', '/sessions', { username, password });
    return { headers: { authorization: 'Bearer ' + body.token } };
  },
};
`;
}
