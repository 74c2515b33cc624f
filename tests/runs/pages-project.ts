import { startServer, type TestServer } from '../support/http/server';
import { settingsFile } from '../tools/settings-file';

const ORDERS = `<!doctype html><title>Orders - Shop</title><link rel=icon href="data:,">
<h1>Orders</h1><p role=status>2 open orders</p>
<table><caption>Orders</caption><thead><tr><th>Id<th>Total</thead><tr><td>17<td>12.50</tr><tr><td>18<td>3.00</tr></table>
<ul aria-label=Cart><li>Tea €2.00</li><li>Cup €7.50</li></ul>
<form aria-label=Order onsubmit="return false">
  <label>Name <input name=name value=Ann></label>
  <label>Country <select name=country><option>Portugal<option>Spain</select></label>
  <label><input type=checkbox name=news> Newsletter</label>
  <button disabled>Pay</button>
  <button onclick="fetch('/api/orders', { method: 'POST', body: JSON.stringify({ sku: 'tea', quantity: 2 }) })">Order</button>
</form>
<button onclick="confirm('Delete order 17?')">Delete</button>
<button onclick="fetch('/api/orders?page=2').then(async (one) => said.textContent = one.status + ' ' + await one.text(), () => said.textContent = 'no connection')">Load</button>
<button ondblclick="said.textContent = 'double'" oncontextmenu="said.textContent = 'right'" onmouseover="said.textContent = 'over'">Tea</button>
<button onclick="navigator.geolocation.getCurrentPosition(({ coords }) => said.textContent = 'at ' + coords.latitude)">Where</button>
<output id=said></output><output id=late></output>
<script>setTimeout(() => late.textContent = 'signed out at ' + new Date().toISOString().slice(0, 15), 900_000)</script>
<a href="/orders.csv" download>Export</a> <a href="/invoice" target=_blank>Invoice</a>
<iframe title="Card details" srcdoc="<label>Card number <input></label>"></iframe>`;

/** A site with one page of most things, and what leads away from it. */
export async function startPages(): Promise<TestServer> {
  return await startServer(({ url }, response) => {
    if (url?.startsWith('/api/orders')) return response.writeHead(201).end();
    if (url?.startsWith('/orders?')) return response.end(`asked for ${url}`);
    if (url === '/orders.csv')
      return response.setHeader('content-type', 'text/csv').end('id,total\n17,12.50\n18,3.00\n');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    return response.end(url === '/invoice' ? '<title>Invoice</title><link rel=icon href="data:,">' : ORDERS);
  });
}

export function pagesProject(url: string): Record<string, string> {
  return {
    'brine.config.ts': settingsFile({
      services: { orders: { url } },
      web: { url },
      pages: { orders: '/', invoice: '/invoice' },
      browser: { isolation: 'page' },
      timeouts: { expect: 500 },
    }),
    'features/1-acting.feature': ACTING,
    'features/2-looking.feature': LOOKING,
    'features/3-around.feature': AROUND,
    'features/4-network.feature': NETWORK,
    'features/5-well.feature': WELL,
  };
}

/** What a person does on a page. */
const ACTING = `Feature: Acting

  Background:
    Given I open "/"

  Scenario: a page that nobody knows
    When I open "order"

  Scenario: no thing to click
    When I click "Remove"

  Scenario: a button that is disabled
    When I click the "Pay" button

  Scenario: no thing to double-click
    When I double-click "Oder"

  Scenario: no cell to double-click
    When I double-click the "19" cell

  Scenario: no thing to right-click
    When I right-click "Oder"

  Scenario: no row to right-click
    When I right-click the "19" row

  Scenario: no thing to hover over
    When I hover over "Help"

  Scenario: no image to hover over
    When I hover over the "Sales" image

  Scenario: no thing to scroll to
    When I scroll to "Ordering"

  Scenario: no heading to scroll to
    When I scroll to the "Order" heading

  Scenario: no field to fill in
    When I fill in "Nmae" with "Bob"

  Scenario: a form with a field too many
    When I fill in the form:
      | Name | Bob              |
      | City | Porto            |

  Scenario: no field to clear
    When I clear "Nmae"

  Scenario: no such option
    When I select "Spian" from "Country"

  Scenario: no box to check
    When I check "Newsletters"

  Scenario: no box to uncheck
    When I uncheck "Newsletters"

  Scenario: no such key
    When I press the "Entre" key

  Scenario: typing into nothing
    When I type "Bob"

  Scenario: a file that does not exist
    When I upload the file "photo.png" to "Name"

  Scenario: no place to drop
    When I drag "Delete" to "Archive"

  Scenario: a page that cannot be loaded again
    Given the browser is offline
    When I reload the page

  Scenario: the first page
    When I go back

  Scenario: the last page
    When I go forward

  Scenario: no region to look inside
    When I look inside the "Ordr" form

  Scenario: no frame to look inside
    When I look inside the "Card" frame
`;

/** What a person sees. */
const LOOKING = `Feature: Looking

  Background:
    Given I open "/"

  Scenario: another text
    Then I should see "3 open orders"

  Scenario: a text that should not be there
    Then I should not see "open orders"

  Scenario: a text outside the frame
    When I look inside the "Card details" frame
    Then I should see "Orders"

  Scenario: another heading
    Then I should see the "Order" heading

  Scenario: a button that should not be there
    Then I should not see the "Delete" button

  Scenario: another text in an element
    Then the "Tea €2.00" list item should contain "€7.50"

  Scenario: another state
    Then the "Pay" button should be enabled

  Scenario: another value
    Then the "Name" field should have the value "Bob"

  Scenario: another row
    Then the "Orders" table should contain:
      | Total | Id |
      | 3.00  | 17 |

  Scenario: another number of rows
    Then the "Orders" table should have 3 rows

  Scenario: another item
    Then the "Cart" list should contain:
      | Tea | €2.00 |
      | Cup | €2.00 |

  Scenario: another number of items
    Then the "Cart" list should have 1 item

  Scenario: another title
    Then the page title should be "Orders"

  Scenario: another page
    Then I should be on "invoice"
`;

/** The window, its dialogs and downloads, the device, the clock. */
const AROUND = `Feature: Around the page

  Background:
    Given I open "/"

  Scenario: a window of no width
    Given the window is 0 by 844 pixels

  Scenario: a permission that no browser has
    Given the page may use "notification"

  Scenario: a place that is nowhere
    Given I am at latitude 91.5 and longitude -8.61

  Scenario: no such window
    When I click "Invoice"
    Then within 10 seconds the page title should be "Invoice"
    When I go to the window "Invoices"

  Scenario: another number of windows
    Then there should be 2 open windows

  Scenario: closing both of one window
    When I close the window
    And I close the window

  Scenario: a dialog that says something else
    Given I accept the next browser dialog
    When I click "Delete"
    Then the browser dialog should have said "Delete order 18?"

  Scenario: a dialog that never came
    Given I answer the next browser dialog with "17"
    Then the browser dialog should have said "Which order?"

  Scenario: a dialog that never came, behind a passing scenario
    Given I dismiss the next browser dialog
    And I accept the next browser dialog
    When I click "Delete"
    Then the browser dialog should have said "Delete order 17?"

  Scenario: no such file
    When I click "Export"
    Then within 10 seconds the file "orders.csv" should have been downloaded
    And the file "order.csv" should have been downloaded

  Scenario: another text in a file
    When I click "Export"
    Then within 10 seconds the file "orders.csv" should have been downloaded
    And the downloaded file "orders.csv" should contain "17,13.50"

  Scenario: another row in a file
    When I click "Export"
    Then within 10 seconds the file "orders.csv" should have been downloaded
    And the downloaded file "orders.csv" should contain the rows:
      | total | id |
      | 3.00  | 17 |

  Scenario: a time that is none
    Given the time is "2026-02-30"
`;

/** What becomes of requests, and what was sent. */
const NETWORK = `Feature: Network

  Scenario: a status that is none
    Given the page's GET requests to "/api/orders" are answered with status 99

  Scenario: an answer that cannot be read
    Given the page's GET requests to "/api/orders" are answered with:
      """
      status: 200
       body: []
      """

  Scenario: an answer with headers that are none
    Given the page's GET requests to "/api/orders" are answered with:
      """
      { "headers": "none", "body": [] }
      """

  Scenario: a path to be slow that is none
    Given the page's GET requests to "api/orders" take 2 seconds

  Scenario: a path to fail that is none
    Given the page's GET requests to "api/orders" fail

  Scenario: a path to work that is none
    Given the page's GET requests to "api/orders" are answered normally

  Scenario: a service that nobody knows
    Given the page's requests to "/api/*" go to the service "ordes"

  Scenario: another number of requests
    Given I open "/"
    When I click "Order"
    Then within 10 seconds the page should have sent 1 POST request to "/api/orders"
    And the page should have sent 1 POST request to "/orders"

  Scenario: another body
    Given I open "/"
    When I click "Order"
    Then within 10 seconds the page should have sent 1 POST request to "/api/orders"
    And the page should have sent a POST request to "/api/orders" with body:
      """
      { "sku": "#string", "quantity": "#> 2" }
      """

  Scenario: another part of a body
    Given I open "/"
    Then the page should have sent a POST request to "/api/orders" with body containing:
      """
      sku: cup
      """

  Scenario: a request that should not be sent
    Given I open "/"
    When I click "Order"
    Then within 10 seconds the page should have sent 1 POST request to "/api/orders"
    And the page should not have sent a POST request to "/api/*"
`;

/** The scenarios that pass: what each phrase does, and not only what it says. */
export const WELL_NAMES = [
  'acting',
  'windows and frames',
  'dialogs and downloads',
  'network',
  'time and device',
];

const WELL = `Feature: All is well

  Scenario: acting
    Given I open "/"
    When I double-click "Tea"
    Then I should see "double"
    When I double-click the "Tea" button
    And I right-click "Tea"
    Then I should see "right"
    When I right-click the "Tea" button
    And I hover over "Delete"
    And I hover over the "Tea" button
    Then I should see "over"
    When I clear "Name"
    And I click the "Name" field
    And I type "Bob"
    Then the "Name" field should contain "Bob"
    When I scroll to "Load"
    And I scroll to the "Orders" heading
    And I open "invoice"
    And I go back
    Then the page title should be "Orders - Shop"
    When I go forward
    Then I should be on "invoice"
    And I should not see the "Orders" heading

  Scenario: windows and frames
    Given I open "/"
    Then the "Cart" list should contain:
      | Cup | €7.50 |
    And the "Cart" list should have 2 items
    When I look inside the "Card details" frame
    And I fill in "Card number" with "4242"
    And I look at the whole page
    And I click "Invoice"
    Then there should be 2 open windows
    And the page title should be "Invoice"
    When I go to the window "Orders - Shop"
    Then I should see the "Orders" heading
    When I close the window
    Then there should be 1 open window
    And I should be on "invoice"

  Scenario: dialogs and downloads
    Given I open "/"
    When I dismiss the next browser dialog
    And I click "Delete"
    Then the browser dialog should have said "Delete order 17?"
    When I click "Export"
    Then within 10 seconds the file "orders*.csv" should have been downloaded
    And the downloaded file "orders.csv" should contain "17,12.50"
    And the downloaded file "orders.csv" should contain the rows:
      | total | id |
      | 3.00  | 18 |

  Scenario: network
    Given the page's GET requests to "/api/orders" are answered with status 503
    And the page's GET requests to "/api/orders" take 10 ms
    And I open "/"
    When I click "Load"
    Then I should see "503"
    Given the page's GET requests to "/api/{name}?page=2" are answered with:
      """
      [{ id: 17 }]
      """
    When I click "Load"
    Then I should see '200 [{"id":17}]'
    Given the page's GET requests to "/api/*" fail
    When I click "Load"
    Then I should see "no connection"
    Given the page's requests to "/api/*" go to the service "orders"
    When I click "Load"
    Then I should see "asked for /orders?page=2"
    Given the page's GET requests to "/api/*" are answered normally
    When I click "Load"
    Then I should see "201"
    When I click "Order"
    Then the page should have sent 1 POST request to "/api/orders"
    And the page should have sent a POST request to "/api/orders" with body:
      """
      { "sku": "#string", "quantity": "#> 1" }
      """
    And the page should have sent a POST request to "/api/orders" with body containing:
      """
      sku: tea
      """
    And the page should not have sent a DELETE request to "/api/*"

  Scenario: time and device
    Given the time is "2026-03-29T00:59:00Z"
    And the window is 390 by 844 pixels
    And the page may use "notifications"
    And I am at latitude 41.15 and longitude -8.61
    And I open "/"
    When I click "Where"
    Then I should see "at 41.15"
    When 15 minutes pass
    Then I should see "signed out at 2026-03-29T01:1"
    Given the browser is offline
    When I click "Load"
    Then I should see "no connection"
    Given the browser is online
    When I click "Load"
    Then I should see "201"
`;
