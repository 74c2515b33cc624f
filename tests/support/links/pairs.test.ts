import { describe, expect, it } from 'vitest';
import { linkedPairs } from '../../../support/links/pairs';
import type { ServiceSettings } from '../../../support/settings/service-settings';

const services: Record<string, ServiceSettings> = {
  outside: { url: 'https://payments.example.com' },
  deployed: { url: 'http://stock.example.com', env: { X: '{{inventory.url}}' }, dependsOn: ['inventory'] },
  inventory: { command: ['inventory'] },
  orders: {
    cargo: { manifest: 'Cargo.toml', bin: 'orders' },
    dependsOn: ['inventory', 'outside', 'deployed', 'mail'],
    env: { INVENTORY: 'at {{inventory.url}}/v1', OUTSIDE: '{{outside.url}}' },
    args: ['--stock={{deployed.url}}'],
  },
  mail: { command: ['mail', '{{orders.url}}'], dependsOn: ['orders'] },
};

describe('services are linked', () => {
  it('where one that Brine starts is told the plain address of another one', () => {
    expect(linkedPairs(services)).toEqual([
      { from: 'orders', to: 'inventory' },
      { from: 'orders', to: 'deployed' },
      { from: 'mail', to: 'orders' },
    ]);
  });
});
