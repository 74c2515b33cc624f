import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HOME } from '../tools/commands';
import { settingsFile } from '../tools/settings-file';
import { type Fault, SCENARIOS } from './fault';

/** Milliseconds; nobody wants to wait for those that a real suite has. */
const LIMITS = { step: 5_000, blocked: 3_000, cap: 8_000, stall: 10_000 };

/** Serves, and tells where: `ports/<pid>` holds its port. */
const SERVICE = (own: string) => `import { mkdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
const folder = process.env.PORTS;
let onAsked = () => {};
${own}
const server = http.createServer((request, response) => {
  response.setHeader('x-ports', folder).end('ok');
  if (request.url === '/die') onAsked();
});
server.listen(Number(process.env.LISTEN?.split(':')[1] ?? 0), '127.0.0.1', () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(folder + '/' + process.pid, String(server.address().port));
  console.log('listening on http://127.0.0.1:' + server.address().port);
});
`;

/** What a careful user of plain cucumber-js writes: the service starts before all scenarios and stops after them. */
const PLAIN_SERVICE = `import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { AfterAll, BeforeAll } from '@cucumber/cucumber';
let service: ChildProcess;
BeforeAll(async () => {
  service = spawn(process.execPath, ['service.mjs'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(service.stdout as NodeJS.ReadableStream, 'data');
});
AfterAll(async () => {
  service.kill();
  await once(service, 'exit');
});
`;

const STEPS = (fault: Fault) => `import fs from 'node:fs';
import { After, AfterAll, Given, When } from '@cucumber/cucumber';

Given('a step that works', async () => {
  await new Promise((resolve) => setTimeout(resolve, 20));
});
When('it goes wrong', { timeout: ${fault.step?.includes('// no limit') ? -1 : 5000} }, async function faultyStep(this: any) {
  const world = this;
  fs.writeFileSync('begun', '');
  ${fault.step ?? ''}
});
After(({ pickle }) => fs.appendFileSync('hooks.log', pickle.name + '\\n'));
AfterAll(() => fs.appendFileSync('hooks.log', 'AfterAll\\n'));
${fault.support ?? ''}
`;

const feature = () =>
  [
    'Feature: Faults',
    ...SCENARIOS.map(
      (name) =>
        `\n  Scenario: ${name}\n    Given a step that works\n    When ${name === 's3' ? 'it goes wrong' : 'a step that works'}\n    Then a step that works`,
    ),
    '',
  ].join('\n');

/** Profiles: `default` is Brine's, `plain` has of Brine nothing but the way to load TypeScript. */
const CUCUMBER = `const path = require('node:path');
const { brineProfile } = require(${JSON.stringify(path.join(HOME, 'runs', 'profile'))});
module.exports = {
  default: brineProfile({ require: ['step-definitions/**/*.ts'] }),
  plain: {
    requireModule: [${JSON.stringify(path.join(HOME, 'runs', 'typescript.js'))}],
    require: ['plain/*.ts', 'step-definitions/**/*.ts'],
  },
};
`;

/** Writes the project of a fault into a folder of its own, which the caller removes. */
export function writeFixture(fault: Fault): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'brine-fault-')));
  const service = { command: ['node', 'service.mjs'], env: { LISTEN: '{{listen}}' } };
  const files: Record<string, string> = {
    'package.json': '{ "name": "faults", "type": "commonjs" }\n',
    'cucumber.js': CUCUMBER,
    'brine.config.ts': settingsFile({ services: { service }, timeouts: LIMITS }),
    'features/faults.feature': feature(),
    'step-definitions/faults.steps.ts': STEPS(fault),
    'plain/service.ts': PLAIN_SERVICE,
    'service.mjs': SERVICE(fault.service ?? ''),
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  for (const folder of ['tmp', 'out', 'ports', 'disk']) mkdirSync(path.join(root, folder));
  symlinkSync(path.join(HOME, 'node_modules'), path.join(root, 'node_modules'), 'junction');
  return root;
}
