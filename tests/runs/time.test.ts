import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { attachments, results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

/** Says what time it is by its file, what it is told by the header, and shows a page that asks for both. */
const SHOP = `import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

function now() {
  let said = '';
  try {
    said = readFileSync(process.env.CLOCK_FILE, 'utf8');
  } catch {}
  if (said === '') return Date.now();
  return /^[+-]/.test(said) ? Date.now() + Number(said) : Number(said);
}

const PAGE = \`<!doctype html><title>Shop</title><h1>Shop</h1><button>Ask</button><p></p><script>
  document.querySelector('button').addEventListener('click', async () => {
    const { hour, told } = await (await fetch('/now')).json();
    document.querySelector('p').textContent =
      'service ' + hour + ' told ' + told + ' page ' + new Date().getUTCHours();
  });
</script>\`;

createServer((request, response) => {
  if (request.url !== '/now') return response.setHeader('content-type', 'text/html').end(PAGE);
  const [ahead, told] = [Math.round((now() - Date.now()) / 60_000), request.headers['x-time'] ?? 'nothing'];
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ ahead, told, hour: new Date(now()).getUTCHours(), at: now() }));
}).listen(Number(process.env.PORT ?? 0), '127.0.0.1', function () {
  console.log('listening on 127.0.0.1:' + this.address().port);
});
`;

const FEATURE = `Feature: Time
  Scenario: the time is set
    Given the time is "2026-03-29T00:59:00Z"
    When I send a GET request to "/now"
    Then the response fields should be:
      | at   | 1774745940000   |
      | told | "1774745940000" |
    When 5 minutes pass
    And I restart the service "shop"
    And I send a GET request to "/now"
    Then the response fields should be:
      | at   | 1774746240000   |
      | told | "1774746240000" |

  Scenario: the time is real again
    When I send a GET request to "/now"
    Then the response fields should be:
      | ahead | 0         |
      | told  | "nothing" |

  Scenario: time passes
    When 90 minutes pass
    And 1 hour passes
    And I send a GET request to "/now"
    Then the response fields should be:
      | ahead | 150        |
      | told  | "+9000000" |

  Scenario: a page is told too
    When I open "/"
    Given the time is "2026-03-29T07:59:00Z"
    When I click "Ask"
    Then I should see "service 7 told 1774771140000 page 7"
    When 1 hour passes
    And I click "Ask"
    Then I should see "service 8 told 1774774740000 page 8"

  Scenario: no time
    Given the time is "tomorrow"

  Scenario: the time is real after a failure
    When I send a GET request to "/now"
    Then the response field "ahead" should be 0
`;

it('a scenario has a time, which its services and its pages share and no other scenario sees', async () => {
  const run = await runProject({
    files: {
      'brine.config.ts': settingsFile({
        services: {
          shop: { command: ['node', 'shop.mjs'], env: { PORT: '{{port}}', CLOCK_FILE: '{{clock}}' } },
        },
        web: { command: ['node', 'shop.mjs'], env: { CLOCK_FILE: 'reports/output/run/worker-0/clock' } },
        time: { header: 'X-Time' },
      }),
      'shop.mjs': SHOP,
      'features/time.feature': FEATURE,
    },
  });
  expect(results(run.messages), run.output).toEqual({
    'the time is set': 'PASSED',
    'the time is real again': 'PASSED',
    'time passes': 'PASSED',
    'a page is told too': 'PASSED',
    'no time': 'FAILED',
    'the time is real after a failure': 'PASSED',
  });
  expect(run.output).toContain('"tomorrow" is no time.');
  expect(Object.keys(attachments(run.messages, 'no time'))).toContain('cause.json');
  expect(existsSync(path.join(run.root, 'reports', 'output', 'run', 'worker-0', 'clock'))).toBe(false);
});
