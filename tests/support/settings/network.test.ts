import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadSettings } from '../../../support/settings/load';
import { told } from '../../tools/told';

require('../../../runs/typescript');

function project(config: string): string {
  const root = mkdtempSync(path.join(tmpdir(), 'brine-network-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(path.join(root, 'brine.config.ts'), `export default ${config};`);
  return root;
}

describe('settings of the way to a service', () => {
  it('have absolute files, and a passphrase that is a secret', () => {
    const root = project(`{
  services: {
    orders: {
      url: 'https://orders.test',
      graphql: '/query',
      tls: { ca: 'ca.pem', certificate: 'a.pem', key: 'a.key', passphrase: 's3cret', insecure: true },
    },
  },
  api: { proxy: false, axios: () => {} },
  secrets: ['another'],
}`);
    const settings = loadSettings(root, {});
    const inRoot = (name: string) => path.join(root, name);
    expect(settings.services.orders).toEqual({
      url: 'https://orders.test',
      graphql: '/query',
      tls: {
        ca: inRoot('ca.pem'),
        certificate: inRoot('a.pem'),
        key: inRoot('a.key'),
        passphrase: 's3cret',
        insecure: true,
      },
    });
    expect(settings.api).toMatchObject({ proxy: false, axios: expect.any(Function) });
    expect(settings.secrets).toEqual(['another', 's3cret']);
  });

  it('tell their faults', () => {
    const root = project(`{
  services: {
    a: { url: 'https://a.test', tls: { certficate: 'a.pem' } },
    b: { url: 'https://b.test', tls: { insecure: 'yes' }, graphql: 'graphql' },
  },
  api: { proxy: 3128 },
}`);
    expect(told(() => loadSettings(root, {}))).toBe(`SettingsInvalidError: brine.config.ts has 4 faults.
  brine.config.ts:3  services.a.tls.certficate is not a setting. Did you mean "certificate"?
  brine.config.ts:4  services.b.graphql must begin with "/", got "graphql"
  brine.config.ts:4  services.b.tls.insecure should be a boolean, got "yes"
  brine.config.ts:6  api.proxy should be the address of a proxy, or false, got 3128
  → Correct them all and run again; docs/settings.md explains every setting.`);
  });

  it('have a certificate and a key, or neither', () => {
    const root = project(`{
  services: {
    a: { url: 'https://a.test', tls: { certificate: 'a.pem' } },
    b: { url: 'https://b.test', tls: { key: 'b.key' } },
  },
}`);
    expect(told(() => loadSettings(root, {}))).toBe(`SettingsInvalidError: brine.config.ts has 2 faults.
  brine.config.ts:3  services.a.tls has a certificate without its key
  brine.config.ts:4  services.b.tls has a key without its certificate
  → Correct them all and run again; docs/settings.md explains every setting.`);
  });
});
