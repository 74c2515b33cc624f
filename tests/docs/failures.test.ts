import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(__dirname, '..', '..');

const page = readFileSync(path.join(root, 'docs', 'failures.md'), 'utf8');
const messages = [...page.matchAll(/^\| `(.+?)` +\|/gm)].map(([, message = '']) => message);

/** The sources with every `${…}` written as the page writes what differs from time to time. */
const sources = ['cli', 'reports', 'runs', 'support', 'worlds']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.[jt]s$/.test(file))
      .map((file) => readFileSync(path.join(root, folder, file), 'utf8')),
  )
  .join('\n')
  .replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '…');

test('docs/failures.md speaks of messages', () => {
  expect(messages.length).toBeGreaterThan(20);
});

test.each(messages)('docs/failures.md quotes a message that is still told: %s', (message) => {
  expect(sources).toContain(message);
});
