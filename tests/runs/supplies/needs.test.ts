import type { Pickle } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { needsOf } from '../../../runs/supplies/needs';

function scenario(steps: string[], tags: string[] = []): Pickle {
  return {
    id: 'p',
    uri: 'features/a.feature',
    name: 'a',
    language: 'en',
    steps: steps.map((text, index) => ({ id: `${index}`, text, astNodeIds: [] })),
    tags: tags.map((name) => ({ name, astNodeId: '' })),
    astNodeIds: [],
  };
}

function needs(steps: string[], tags: string[] = []): string[] {
  return [...needsOf([scenario(steps, tags)])];
}

describe('what a scenario clearly needs of the front end', () => {
  it.each([
    'the response status should be 200',
    'I send a GET request to "/orders"',
    'I am signed in as "buyer"',
    'I order 3 "red" apples',
    'the service "page" should be running',
    'the pages are 3',
    'I wait for the message "I open the door"',
    'I openly disagree',
    'I look at what runs',
    'I check the stock',
    'I select three apples',
    'I go back to the shop',
    'I press on',
    'the order is sent as the component "x" wants it',
  ])('is nothing for: %s', (step) => {
    expect(needs([step])).toEqual([]);
  });

  it.each([
    'I open "orders"',
    'I click "Pay"',
    'I double-click the "Ann" cell',
    'I fill in "Card" with "4242"',
    'I should not see the "Pay" button',
    'I should be on "/orders"',
    'I reload the page',
    'I press the "Enter" key',
    'I upload the file "ann.png" to "Photo"',
    'I fill in the form:',
    'I look inside the "Cart" region',
    'I go back',
    'the page should have no accessibility violations',
    'the page\'s requests to "/api" fail',
  ])('is the web app for: %s', (step) => {
    expect(needs(['I am signed in as "buyer"', step])).toEqual(['web']);
  });

  it.each([
    'the "OrderForm" component',
    'the "orders/form#OrderForm" component with props:',
    'the "OrderForm/Filled" story',
    'the component runs inside "Router"',
    'the component should have called "onSubmit" 2 times',
  ])('are components for: %s', (step) => {
    expect(needs([step])).toEqual(['components']);
  });

  it('is no web app for what is seen of a component', () => {
    expect(needs(['the "OrderForm" component', 'I click "Order"', 'I should see "3"'])).toEqual([
      'components',
    ]);
    expect(needs(['the "OrderForm" component'], ['@ui'])).toEqual(['components']);
  });

  it('are both where a component is mounted and a page opened', () => {
    expect(needs(['the "OrderForm" component', 'I open "orders"'])).toEqual(['web', 'components']);
  });

  it.each(['@ui', '@workflow', '@browser'])('is the web app by the tag %s', (tag) => {
    expect(needs(['I order "apples"'], [tag])).toEqual(['web']);
  });

  it('are components by the tag @component', () => {
    expect(needs(['I try the form'], ['@component'])).toEqual(['components']);
  });

  it('is nothing by any other tag', () => {
    expect(needs(['I order "apples"'], ['@api', '@uix', '@either'])).toEqual([]);
  });

  it('is the sum over all scenarios', () => {
    const all = [scenario(['I open "/"']), scenario(['the "Cart" story']), scenario(['I wait'])];
    expect([...needsOf(all)]).toEqual(['web', 'components']);
  });
});
