import { describe, expect, it } from 'vitest';
import { subjectsOf } from '../../../support/generate/describe';
import { malformedText, refusal, statement, unknownText } from '../../../support/generate/sentences';
import { deedOf } from '../../../support/generate/verb';
import type { OpenApiDocument } from '../../../support/openapi/document';

interface Asked {
  method?: string;
  path: string;
  operationId?: string;
  summary?: string;
}

function subject({ method = 'post', path, ...told }: Asked) {
  const schema = { type: 'array', items: { type: 'object', properties: { id: {} } } };
  const ok = { description: 'yes', content: { 'application/json': { schema } } };
  const operation = { ...told, responses: { '200': ok } };
  const root = { openapi: '3.1.0', paths: { [path]: { [method]: operation } } };
  const document: OpenApiDocument = { source: 'here', version: '3.1.0', basePath: '', root };
  const [first] = subjectsOf(document);
  if (!first) throw new Error('no operation');
  return first;
}

describe('what an operation does', () => {
  it.each<[string | undefined, Asked]>([
    ['paid', { path: '/orders/{id}/pay', operationId: 'payOrder', summary: 'Pay for an order' }],
    ['paid', { path: '/orders/{id}/payment', operationId: 'pay_order', summary: 'Pays for an order' }],
    ['approved', { path: '/orders/{id}/approve', operationId: 'OrdersController_approve' }],
    ['approved', { path: '/orders/{id}/approve', operationId: 'approveOrder', summary: 'Aprovar um pedido' }],
    ['shipped', { path: '/orders/{id}/dispatch', operationId: 'shipOrder' }],
    ['cancelled', { path: '/orders/{id}/cancel', summary: 'Cancel an order' }],
    [
      undefined,
      { path: '/orders/{id}/lock', operationId: 'OrdersController_y', summary: 'Bloquear um pedido' },
    ],
    [undefined, { method: 'delete', path: '/betaTesters/{id}/apps', operationId: 'betaTesters-apps-delete' }],
    [undefined, { path: '/sets/{id}/links/appScreens', operationId: 'sets-appScreens-replace' }],
    [undefined, { path: '/calculate', operationId: 'calculate', summary: 'Calculate the price' }],
  ])('is %s, as far as one can tell from %o', (deed, asked) => {
    expect(deedOf(subject(asked))).toBe(deed);
  });

  it('is said in the words of the document where no verb can be told', () => {
    const asked = subject({ path: '/orders/{id}/lock', operationId: 'x', summary: 'Bloquear um pedido' });
    expect([
      statement(asked),
      refusal(asked, ' without <field>'),
      unknownText(asked),
      malformedText(asked, 'id'),
    ]).toEqual([
      'Bloquear um pedido: it works',
      'Bloquear um pedido: it does not work without <field>',
      'Bloquear um pedido: it does not work for an order that does not exist',
      'Bloquear um pedido: it does not work for what cannot be the id of an order',
    ]);
  });

  it('is said of the owner where a list is of something', () => {
    const list = subject({ method: 'get', path: '/orders/{id}/lines' });
    expect(unknownText(list)).toBe('Lines are not listed, of an order that does not exist');
    expect(malformedText(list, 'id')).toBe('Lines are not listed for what cannot be the id of an order');
  });
});
