import { createRequire } from 'node:module';
import path from 'node:path';
import { HOME } from '../tools/run-project';

/** The shop's React, wherever npm has put it. */
const shop = createRequire(path.join(HOME, 'examples', 'shop', 'web', 'package.json'));
const alias = Object.fromEntries(
  ['react', 'react-dom'].map((name) => [name, path.dirname(shop.resolve(`${name}/package.json`))]),
);

/** A front end that can be used well and badly in every way that component steps know of. */
export const FRONT_END: Record<string, string> = {
  'web/package.json': '{ "name": "web", "private": true, "type": "module" }\n',
  'web/vite.config.js': `export default { resolve: { alias: ${JSON.stringify(alias)} } };\n`,
  'web/component.setup.tsx': `import { createContext, useContext } from 'react';

export const Theme = createContext('light');
export const Route = createContext('/');
export const useTheme = () => useContext(Theme);
export const useRoute = () => useContext(Route);

export const settings = { theme: 'light' };
export const functions = { euro: (amount) => amount.toFixed(2) + ' EUR' };
export const wrap = ({ children, options }) => <Theme.Provider value={options.theme}>{children}</Theme.Provider>;
export const wrappers = {
  router: ({ children, options }) => <Route.Provider value={options.route ?? '/'}>{children}</Route.Provider>,
};
`,
  'web/src/order-form.tsx': `import { useState } from 'react';

export function OrderForm({ customer, lines = [], total = 0, note, due, formatTotal = String, onChange, onSubmit, onCancel }) {
  const [name, setName] = useState(customer?.name ?? '');
  const [state, setState] = useState('');
  const submit = async () => {
    setState('Sending');
    try {
      const answer = await onSubmit?.({ name, lines, total, token: 'tk_live_1' }, 'web');
      setState(answer?.id ? 'Order ' + answer.id : 'Sent');
    } catch (error) {
      setState(error.message);
    }
  };
  const change = ({ target }) => {
    setName(target.value);
    onChange?.(target.value);
  };
  return (
    <form aria-label="Order" onSubmit={(event) => event.preventDefault()}>
      <label>Name <input value={name} onChange={change} /></label>
      <ul>{lines.map(({ sku, quantity }) => <li key={sku}>{quantity} × {sku}</li>)}</ul>
      <p>Total {formatTotal(total)}</p>
      {note === '' && <p>Without a note</p>}
      {customer && 'phone' in customer && customer.phone === undefined && <p>Phone unknown</p>}
      {due && <p>Due {due.toISOString().slice(0, 10)}</p>}
      <button type="button" onClick={submit}>Send</button>
      {onCancel && <button type="button" onClick={() => onCancel()}>Cancel</button>}
      <output>{state}</output>
    </form>
  );
}
`,
  'web/src/order-form.stories.tsx': `import { OrderForm } from './order-form';

export default { title: 'Orders/OrderForm', component: OrderForm };
export const Filled = { args: { customer: { name: 'Ann' }, lines: [{ sku: 'tea', quantity: 2 }], total: 7 } };
`,
  'web/src/rows.stories.tsx': `import { useState } from 'react';

function Rows({ lines, note, actions }) {
  const [state, setState] = useState('');
  return (
    <>
      <p>{lines.map(({ sku, quantity }) => quantity + ' × ' + sku).join(', ')}, {note?.text ?? 'no note'}</p>
      <button type="button" onClick={() => setState(actions.onSend())}>Send</button>
      <output>{state}</output>
    </>
  );
}

export default { title: 'Rows', component: Rows };
export const Two = {
  args: {
    lines: [{ sku: 'tea', quantity: 2 }, { sku: 'cup', quantity: 1 }],
    actions: { onSend: () => 'sent by the story' },
  },
};
`,
  'web/src/where.tsx': `import { useEffect } from 'react';
import { useRoute, useTheme } from '../component.setup';

export function Where({ actions }) {
  useEffect(() => () => actions?.onLeave(), []);
  return <p>At {useRoute()}, {useTheme()}</p>;
}
`,
  'web/src/crashes.tsx': `import { useEffect } from 'react';

const rows = (orders) => orders.map(({ id }) => <li key={id}>{id}</li>);

export function Orders({ orders }) {
  return <ul>{rows(orders)}</ul>;
}

export function Page({ orders = [] }) {
  return <main><h1>Orders</h1><Orders orders={orders} /></main>;
}

export function Effect() {
  useEffect(() => {
    throw new RangeError('no such effect');
  });
  return <p>Soon</p>;
}

export function Later() {
  const click = () => {
    throw new Error('the button broke');
  };
  const promise = async () => {
    throw new TypeError('the promise broke');
  };
  return <p><button onClick={click}>Break</button><button onClick={promise}>Break a promise</button></p>;
}

export function Nothing({ text }) {
  return text ? <p>{text}</p> : null;
}

export function Leaving() {
  return <button onClick={() => location.assign('about:blank')}>Leave</button>;
}
`,
  'web/src/syntax.tsx': 'export function Unclosed() {\n  return <p>Never</div>;\n}\n',
  'web/src/import.tsx': "import { gone } from './gone';\n\nexport const Importing = () => <p>{gone}</p>;\n",
  'web/src/prices.tsx': 'export const Prices = 5;\n',
  'web/src/left/side.tsx': 'export const Side = () => <p>left</p>;\n',
  'web/src/right/side.tsx': 'export const Side = () => <p>right</p>;\n',
};

/** Every phrase, used well. */
export const FINE = `Feature: Components used well

  Scenario: props from a table
    Given the "OrderForm" component with props:
      | customer.name     | Ann                |
      | customer.phone    | (none)             |
      | lines[0].sku      | tea                |
      | lines[0].quantity | 2                  |
      | lines[1]          | {"sku":"7","quantity":1} |
      | total             | 7.5                |
      | note              | (empty)            |
      | due               | (date 2026-03-29)  |
      | formatTotal       | (function euro)    |
      | onCancel          | (callback)         |
    Then I should see "2 × tea"
    And I should see "1 × 7"
    And I should see "Total 7.50 EUR"
    And I should see "Without a note"
    And I should see "Phone unknown"
    And I should see "Due 2026-03-29"
    When I click "Cancel"
    Then the component should have called "onCancel" with:
      """
      []
      """

  Scenario: props from JSON
    Given the variable "who" is "Ann"
    Given the "OrderForm" component with props:
      """
      { "customer": { "name": "{{who}}" }, "due": { "$date": "2026-03-29" }, "total": 3 }
      """
    When I click "Send"
    Then the component should have called "onSubmit"
    And the component should have called "onSubmit" 1 time
    And the component should have called "onSubmit" with:
      | name  | {{who}} |
      | total | #> 2    |
      | lines | #[0]    |
    And the component should have called "onSubmit" with:
      """
      [{ "name": "Ann", "total": "#number" }, "web"]
      """
    And within 1 second the component should have called "onSubmit" with:
      """
      { "name": "{{who}}" }
      """

  Scenario: callbacks that nobody declares
    Given the variable "prop" is "onChange"
    And the "OrderForm" component
    Then I should not see "Cancel"
    When I fill in "Name" with "Bob"
    Then the component should have called "{{prop}}" with:
      """
      "Bob"
      """
    And the component should not have called "onSubmit"
    And for 1 second the component should not have called "onSubmit"

  Scenario: what a callback does
    Given the callback "onSubmit" returns:
      """
      { "id": 17 }
      """
    And the callback "onSubmit" takes 300 ms
    And the "OrderForm" component
    When I click "Send"
    Then I should see "Sending"
    And I should see "Order 17"
    Given the callback "onSubmit" fails with "out of stock"
    When I click "Send"
    Then I should see "out of stock"
    And the component should have called "onSubmit" 2 times

  Scenario: stories
    Given the "OrderForm/Filled" story
    Then I should see "2 × tea"
    Given the "OrderForm/Filled" story with props:
      | total | 9 |
    Then I should see "Total 9"

  Scenario: wrappers, settings, and a callback inside of a prop
    Given the component setting "theme" is "dark"
    And the component runs inside "router" with:
      | route | /orders |
    And the "Where" component
    Then I should see "At /orders, dark"
    When the component is unmounted
    Then the component should have called "actions.onLeave" 1 time
    And the component should be empty

  @isolation:unmount
  Scenario: props that change, in a page that stays
    Given the component runs inside "router"
    And the "OrderForm" component with props:
      | customer.name  | Ann |
      | customer.phone |     |
      | total          | 1   |
    When the component props change to:
      | customer.phone | (none) |
      | total          | 2      |
    Then I should see "Total 2"
    And I should see "Phone unknown"
    And the "Name" field should have the value "Ann"

  @isolation:unmount
  Scenario: another one in that page
    Given the "Nothing" component
    Then the component should be empty
    When the component props change to:
      """
      text: There
      """
    Then I should see "There"

  @isolation:context
  Scenario: crashes that are expected
    Given the "Orders" component
    Then the component should have crashed with "reading 'map'"
    Given the "Later" component
    When I click "Break"
    Then the component should have crashed with "the button broke"
`;

/** Every phrase, used badly. */
export const BAD = `Feature: Components used badly

  Scenario: a component that is not there
    Given the "OrderFrom" component

  Scenario: a story that is not there
    Given the "OrderForm/Full" story

  Scenario: a story that is asked for as a component
    Given the "OrderForm/Filled" component

  Scenario: an export that is no component
    Given the "Prices" component

  Scenario: a name that two components have
    Given the "Side" component

  Scenario: a component that cannot be compiled
    Given the "Unclosed" component

  Scenario: a component that imports what is not there
    Given the "Importing" component

  Scenario: a wrapper that the setup file does not have
    Given the component runs inside "ruoter"
    And the "Where" component

  Scenario: names that the setup file does not have
    Given the component setting "them" is "dark"
    And the "OrderForm" component with props:
      | formatTotal | (function dollar) |

  Scenario: a component that crashes
    Given the "Page" component with props:
      | orders | (none) |
    When the component props change to:
      | orders | 5 |

  Scenario: an effect that crashes
    Given the "Effect" component

  Scenario: a crash behind a passing scenario
    Given the "Later" component
    When I click "Break a promise"
    Then I should see "Break"

  Scenario: a crash that a later step suffers from
    Given the "Later" component
    When I click "Break"
    Then within 1 second I should see "Broken"

  Scenario: a crash that does not come
    Given the "Later" component
    Then the component should have crashed with "broke"

  Scenario: a crash that is another one
    Given the "Orders" component
    Then within 1 second the component should have crashed with "reading 'length'"

  Scenario: props with many faults
    Given the "OrderForm" component with props:
      | customer..name | Ann               |
      | [0]            | 1                 |
      | due            | (date 2026-02-30) |
      | paid           | (date)            |
      | onSubmit       | (calback)         |
      | lines[1].sku   | tea               |
      | lines[-1].sku  | tea               |
      | note           | one               |
      | note           | two               |
      | note.text      | three             |
      | items[0]       | 1                 |
      | items.first    | 1                 |
      | rest           | {"$dat":"x"}      |

  Scenario: a row of three cells
    Given the "OrderForm/Filled" story with props:
      | total | 1 | EUR |

  Scenario: props that are no object
    Given the "OrderForm" component with props:
      """
      [1, 2]
      """

  Scenario: props with bad dates
    Given the "OrderForm" component with props:
      """
      due: { $date: tomorrow }
      lines:
        - { $function: '' }
      """

  Scenario: props that cannot be read
    Given the "OrderForm" component with props:
      """
      { "total": 1, "note" "late" }
      """

  Scenario: a wrapper that comes too late
    Given the "Where" component
    And the component runs inside "router"

  Scenario: a wrapper with bad options
    Given the component runs inside "router" with:
      | route |

  Scenario: a setting that comes too late
    Given the "Where" component
    And the component setting "theme" is "dark"

  Scenario: an answer that cannot be read
    Given the callback "onSubmit" returns:
      """
      { "id": 17
      """

  Scenario: a failure with a value that was not saved
    Given the callback "onSubmit" fails with "{{reason}}"

  Scenario: a callback with a name that was not saved
    Given the callback "{{callback}}" takes 1 second

  Scenario: props that change before anything is mounted
    When the component props change to:
      | total | 1 |

  Scenario: nothing to unmount
    When the component is unmounted

  Scenario: unmounted twice
    Given the "Where" component
    When the component is unmounted
    And the component is unmounted

  Scenario: nothing was called
    Given the "OrderForm" component
    Then the component should have called "onSubmit"

  Scenario: a callback that is spelt wrong
    Given the "OrderForm/Filled" story
    When I click "Send"
    Then within 1 second the component should have called "onSubmitt"

  Scenario: something else was called
    Given the "OrderForm" component
    When I fill in "Name" with "Bo"
    Then within 1 second the component should have called "onSubmit" with:
      """
      { "name": "Bo" }
      """
    And the component should have called "onChange"

  Scenario: called before anything is mounted
    Then the component should have called "onSubmit"

  Scenario: called what nobody watched
    Given the "OrderForm" component
    And the variable "late" is "onSubmit"
    Then the component should have called "{{late}}"

  Scenario: called and should not
    Given the "OrderForm" component
    When I click "Send"
    Then the component should not have called "onSubmit"

  Scenario: called too often
    Given the "OrderForm" component
    When I click "Send"
    And I click "Send"
    Then the component should have called "onSubmit" 1 time

  Scenario: called too seldom
    Given the "OrderForm" component
    When I click "Send"
    Then within 1 second the component should have called "onSubmit" 2 times

  Scenario: called with something else
    Given the "OrderForm" component with props:
      | total | 7 |
    When I click "Send"
    And I fill in "Name" with "Bob"
    And I click "Send"
    Then the component should have called "onSubmit" with:
      """
      { "name": "Bob", "total": "#> 10", "lines": [{ "sku": "tea" }] }
      """
    And the component should have called "onChange"

  Scenario: called with other fields
    Given the "OrderForm" component
    When I click "Send"
    Then within 1 second the component should have called "onSubmit" with:
      | name   | Ann |
      | amount | 7   |

  Scenario: called with other arguments
    Given the "OrderForm" component
    When I click "Send"
    Then within 1 second the component should have called "onSubmit" with:
      """
      [{ "total": 0 }, "app", 1]
      """

  Scenario: called like what cannot be read
    Given the "OrderForm" component
    When I click "Send"
    Then the component should have called "onSubmit" with:
      """
      { "name": "#txt" }
      """

  Scenario: not empty
    Given the "Nothing" component with props:
      | text | Some text |
    Then the component should be empty

  Scenario: a page that the component has left
    Given the "Leaving" component
    When I click "Leave"
    And the component is unmounted
`;
