import { settingsFile } from '../tools/settings-file';

const APP = `import { createServer } from 'node:http';

const PAGE = \`<!doctype html>
<html lang="en">
  <title>Till</title>
  <style>
    body { font: 16px system-ui, sans-serif; margin: 48px; max-width: 640px; color: #1e293b }
    h1 { font-size: 28px } label { display: block; margin: 12px 0 } input { font: inherit; padding: 6px 10px }
    button { font: inherit; padding: 8px 18px; background: #0f766e; color: #fff; border: 0; border-radius: 6px }
    [role=alert] { color: #b91c1c; margin-top: 16px }
  </style>
  <main>
    <h1>Till</h1>
    <p id="who"></p>
    <label>Amount <input name="amount"></label>
    <label>Password <input name="password" type="password"></label>
    <button>Pay</button>
    <p role="alert"></p>
  </main>
  <script>
    document.querySelector('#who').textContent = 'Signed in as ' + (localStorage.getItem('name') ?? 'nobody');
    console.warn('the till is old');
    document.querySelector('button').addEventListener('click', async () => {
      const amount = document.querySelector('[name=amount]').value;
      const password = document.querySelector('[name=password]').value;
      const answer = await fetch('/api/payments', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': 'key-of-the-till-77' },
        body: JSON.stringify({ amount, password }),
      });
      const { title } = await answer.json();
      document.querySelector('[role=alert]').textContent = title;
      console.error('payment refused: ' + title);
      setTimeout(() => { throw new Error('no receipt'); });
    });
  </script>
</html>\`;

const server = createServer((request, response) => {
  if (request.url === '/favicon.ico') return response.writeHead(204).end();
  if (request.url === '/api/payments') {
    response.writeHead(402, { 'content-type': 'application/problem+json', 'set-cookie': 'till=cookie-of-the-till-78' });
    return response.end(JSON.stringify({ title: 'Card declined', session: { token: 'token-of-the-till-79' } }));
  }
  response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
});
server.listen(0, '127.0.0.1', () => console.log(\`listening on http://127.0.0.1:\${server.address().port}\`));
`;

const FEATURE = `@har:always
Feature: Till

  @trace:always
  Scenario: a payment is refused
    When I open "till"
    And I fill in "Amount" with "12"
    And I fill in "Password" with "{{env.TILL_PASSWORD}}"
    And I click "Pay"
    Then I should see "Paid"

  @trace:on-failure
  Scenario: two people at once
    Given I am signed in as "ann"
    When I open "till"
    And I am signed in as "ben"
    And I open "till"
    Then I should see "Paid"

  @trace:on-failure @video:always
  Scenario: all is well
    When I open "till"
    Then I should see "Signed in as nobody"

  @trace:on-retry @har:off @flaky
  Scenario: fails twice
    When I open "till"
    Then I should see "Paid"

  @har:off
  Scenario: fails behind its steps
    When I open "till"
`;

const HOOKS = `import { After } from '@cucumber/cucumber';

After({ name: 'the till is empty' }, ({ pickle }) => {
  if (pickle.name === 'fails behind its steps') throw new Error('The till is not empty.');
});
`;

/** What must be in nothing that the run leaves. */
export const TILL_SECRETS = [
  'password-of-the-till-76',
  'key-of-the-till-77',
  'cookie-of-the-till-78',
  'token-of-the-till-79',
  'opaque-token-of-',
];

/** A project whose scenarios fail over a small page, with every kind of evidence. */
export function tillProject(): Record<string, string> {
  const settings = settingsFile({
    project: 'Till',
    web: { command: ['node', 'app.mjs'] },
    pages: { till: '/till' },
    actors: { ann: {}, ben: {} },
    timeouts: { expect: 2_000 },
  });
  const signIn = `"signIn": async ({ name }) => ({ localStorage: { name, token: 'opaque-token-of-' + name } })`;
  return {
    'brine.config.ts': settings.replace('"actors"', `${signIn},\n  "actors"`),
    'app.mjs': APP,
    'features/till.feature': FEATURE,
    'step-definitions/hooks.ts': HOOKS,
  };
}
