import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSettings } from '../../../support/settings/load';
import type { LoadedSettings } from '../../../support/settings/settings';
import { told } from '../../tools/told';

require('../../../runs/typescript');

function load(config: string, environment = ''): LoadedSettings {
  const root = mkdtempSync(path.join(tmpdir(), 'brine-settings-'));
  writeFileSync(path.join(root, 'brine.config.ts'), config);
  return loadSettings(root, { BRINE_ENV: environment });
}

describe('databases in the settings', () => {
  it('have absolute paths, and commands as they are written', () => {
    const { databases, root } = load(`export default { databases: {
      orders: { sqlite: true, migrate: 'migrations', seed: 'seed.sql' },
      stock: { postgres: true, migrate: ['sqlx', 'migrate', 'run'] },
    } };`);
    expect(databases).toEqual({
      orders: { sqlite: true, migrate: path.join(root, 'migrations'), seed: path.join(root, 'seed.sql') },
      stock: { postgres: true, migrate: ['sqlx', 'migrate', 'run'] },
    });
  });

  it('are of another kind as a whole in an environment', () => {
    const config = `export default {
      databases: { orders: { sqlite: true, seed: 'seed.sql' } },
      environments: {
        postgres: { databases: { orders: { postgres: true } } },
        staging: { databases: { orders: { url: 'postgres://ann@db.example.com/orders' } } },
      },
    };`;
    expect(load(config, 'postgres').databases).toEqual({ orders: { postgres: true } });
    expect(load(config, 'staging').databases).toEqual({
      orders: { url: 'postgres://ann@db.example.com/orders' },
    });
  });

  it('tell their faults with the line', () => {
    const config = `export default {
  databases: {
    'the orders': { sqlite: true },
    stock: { sqlite: true, migrat: 'migrations' },
    bills: { postgres: true, url: 'mysql://127.0.0.1/bills' },
    tax: { url: 'tax.db' },
    gifts: { sqlite: true, migrate: 3 },
    news: {},
  },
  services: {
    shop: { command: ['shop'], env: { DATABASE_URL: '{{database.shop}}' } },
  },
};`;
    expect(told(() => load(config))).toBe(
      `SettingsInvalidError: brine.config.ts has 6 faults.
  brine.config.ts:3  databases.the orders should be a short name of letters, digits, - and _, got "the orders"
  brine.config.ts:4  databases.stock.migrat is not a setting. Did you mean "migrate"?
  brine.config.ts:5  databases.bills.url is not a URL of PostgreSQL, such as "postgres://ann@127.0.0.1:5432/postgres", got "mysql://127.0.0.1/bills"
  brine.config.ts:6  databases.tax.url is not a URL of SQLite or PostgreSQL, got "tax.db"
  brine.config.ts:7  databases.gifts.migrate should be a folder of .sql files, or a command as a list, got 3
  brine.config.ts:8  databases.news needs one of: sqlite, postgres, url, got {}
  → Correct them all and run again; docs/settings.md explains every setting.`,
    );
  });

  it('are the only ones that a service may name', () => {
    const config = `export default {
  databases: { orders: { sqlite: true } },
  services: {
    shop: { command: ['shop', '{{database.orders}}'], env: { DATABASE_URL: '{{database.shop}}' } },
  },
};`;
    expect(told(() => load(config))).toBe(
      `SettingsInvalidError: brine.config.ts has 1 fault.
  brine.config.ts:4  services.shop.env.DATABASE_URL uses {{database.shop}}; known are {{listen}}, {{port}}, {{directory}}, {{clock}} and {{NAME.url}}, {{NAME.address}} for each service in dependsOn, {{database.orders}}
  → Correct them all and run again; docs/settings.md explains every setting.`,
    );
  });
});
