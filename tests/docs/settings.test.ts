import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { complete } from '../../support/settings/complete';
import { loadSettings } from '../../support/settings/load';
import { settingsSchema } from '../../support/settings/schema/schema';

require('../../runs/typescript');

const root = path.join(__dirname, '..', '..');
const example = path.join(__dirname, 'example');
const page = readFileSync(path.join(root, 'docs', 'settings.md'), 'utf8');

describe('docs/settings.md', () => {
  test('shows the example that the compiler has checked', () => {
    const source = readFileSync(path.join(example, 'brine.config.ts'), 'utf8');
    const [, shown] = /```ts\n(.*?)```/s.exec(page) ?? [];
    expect(shown).toBe(source.replace('../../../support/', './support/'));
  });

  test('shows an example that loads', () => {
    const settings = loadSettings(example, {});
    expect(settings.environment).toBe('default');
    expect(Object.keys(settings.services)).toEqual(['inventory', 'orders', 'mailer', 'payments']);
    expect(settings.timeouts.expect).toBe(8_000);
  });

  test('shows an environment that loads', () => {
    const settings = loadSettings(example, { BRINE_ENV: 'staging' });
    expect(settings.services.orders).toEqual({
      url: 'https://orders.staging.example.com',
      openapi: '/openapi.json',
    });
    expect(settings.web).toEqual({ url: 'https://shop.staging.example.com' });
    expect(settings.timeouts.expect).toBe(15_000);
  });

  test.each(settingNames(settingsSchema))('explains %s', (name) => {
    expect(page).toMatch(new RegExp(`\`(\\w+\\.)?${name.split('.').at(-1)}[.\`]`));
  });

  test('tells the timeouts as they are', () => {
    const { timeouts } = complete({}, root, 'default');
    const told = [...page.matchAll(/^\| `(\w+)` +\| ([\d,]+) +\|/gm)].map(([, name, number = '']) => [
      name,
      Number(number.replaceAll(',', '')),
    ]);
    expect(Object.fromEntries(told)).toEqual(timeouts);
  });

  test('knows every BRINE_ variable of the sources, and no other', () => {
    const told = new Set(page.match(/BRINE_[A-Z_]+/g));
    const used = ['cli', 'reports', 'runs', 'scripts', 'step-definitions', 'support', 'worlds'].flatMap(
      (folder) => sourcesIn(folder).flatMap((text) => text.match(/BRINE_[A-Z_]+/g) ?? []),
    );
    expect([...told].sort()).toEqual([...new Set(used)].sort());
  });
});

/** Names at the top and one level below, such as `browser.locale`. */
function settingNames(schema: v.GenericSchema): string[] {
  return Object.entries(entriesOf(schema)).flatMap(([name, inner]) => [
    name,
    ...Object.keys(entriesOf(inner)).map((below) => `${name}.${below}`),
  ]);
}

type Walkable = v.GenericSchema & { wrapped?: Walkable; entries?: Record<string, Walkable> };

function entriesOf(schema: Walkable): Record<string, Walkable> {
  return schema.wrapped ? entriesOf(schema.wrapped) : (schema.entries ?? {});
}

function sourcesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|js|mjs)$/.test(file) && !file.startsWith('output'))
    .map((file) => readFileSync(path.join(root, folder, file), 'utf8'));
}
