import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { processesWith } from '../../tools/processes';
import { type RunningProject, startProject } from '../../tools/run-project';
import { settingsFile } from '../../tools/settings-file';

/** Answers every request with a word, and needs no crate. */
const SERVICE = `use std::io::{Read, Write};

fn main() {
    let listener = std::net::TcpListener::bind(std::env::var("LISTEN").unwrap()).unwrap();
    println!("listening on http://{}", listener.local_addr().unwrap());
    for stream in listener.incoming() {
        let Ok(mut stream) = stream else { continue };
        let _ = stream.read(&mut [0; 4096]);
        let body = r#"{"said":"one"}"#;
        let _ = write!(
            stream,
            "HTTP/1.1 200 OK\\r\\ncontent-type: application/json\\r\\ncontent-length: {}\\r\\nconnection: close\\r\\n\\r\\n{body}",
            body.len()
        );
    }
}
`;

const API = `Feature: API
  Scenario: asks
    When I send a GET request to "/"
    Then the response field "said" should be "one"
  Scenario: says
    Given it is said "one"
`;

const PAGES = `@ui
Feature: Pages
  Scenario: first page
    When I open "/"
    Then I should see "Hello"
  Scenario: second page
    When I open "/second.html"
    Then I should see "Goodbye"
`;

const page = (name: string) =>
  `<!doctype html><p id="it"></p><script type="module" src="/src/${name}.tsx"></script>\n`;
const script = (text: string) => `document.getElementById('it')!.textContent = '${text}';\n`;

const files = {
  'brine.config.ts': settingsFile({
    services: {
      teller: {
        cargo: { manifest: 'teller/Cargo.toml', bin: 'teller' },
        env: { LISTEN: '{{listen}}' },
      },
    },
    api: { default: 'teller' },
    timeouts: { expect: 2_000 },
    web: { vite: 'web' },
  }),
  'teller/Cargo.toml': '[package]\nname = "teller"\nversion = "0.1.0"\nedition = "2021"\n\n[workspace]\n',
  'teller/src/main.rs': SERVICE,
  'web/package.json': '{ "name": "web", "private": true, "type": "module" }\n',
  'web/index.html': page('first'),
  'web/second.html': page('second'),
  'web/src/first.tsx': script('Hello'),
  'web/src/second.tsx': script('Goodbye'),
  'features/api.feature': API,
  'features/pages.feature': PAGES,
  'step-definitions/said.steps.ts': `import { Given } from '@cucumber/cucumber';
Given('it is said {string}', (text: string) => { if (text !== 'one') throw new Error('it is not ' + text); });
`,
};

const WAITING = 'Waiting for a save. Enter: all, f: what failed, q: end.\n';

/** What a watch says from one wait to the next. */
class Watching {
  #heard = 0;

  constructor(readonly project: RunningProject) {}

  async next(): Promise<string> {
    const from = this.#heard;
    await expect
      .poll(() => this.project.output.slice(from), { timeout: 60_000, interval: 20 })
      .toContain(WAITING);
    const to = this.project.output.indexOf(WAITING, from);
    this.#heard = to + WAITING.length;
    return this.project.output.slice(from, to);
  }

  async afterSaving(file: string, change: (text: string) => string): Promise<string> {
    const whole = path.join(this.project.root, file);
    writeFileSync(whole, change(readFileSync(whole, 'utf8')));
    return await this.next();
  }

  async afterPressing(keys: string): Promise<string> {
    this.project.child.stdin?.write(keys);
    return await this.next();
  }
}

/** `✓ asks` */
const scenarios = (said: string) =>
  said.split('\n').flatMap((line) => /^ {2}([✓✗] .*?) {2}[\d.]+ s$/.exec(line)?.[1] ?? []);

it('a watch runs again what each save has to do with, and keeps the rest warm', async () => {
  const marker = `watch-${process.pid}`;
  const project = startProject({ files, command: 'watch', keyboard: true, env: { WATCH_TEST: marker } });
  const watching = new Watching(project);
  const running = () => processesWith(`WATCH_TEST=${marker}`).map(({ pid, command }) => ({ pid, command }));
  const pidOf = (name: string) => running().find(({ command }) => command.includes(name))?.pid;

  const first = await watching.next();
  expect(scenarios(first), project.output).toEqual(['✓ asks', '✓ says', '✓ first page', '✓ second page']);
  const [teller, vite] = [pidOf('debug/teller'), pidOf('vite')];

  const feature = await watching.afterSaving('features/api.feature', (text) =>
    text.replace('said "one"', 'said "two"'),
  );
  expect(scenarios(feature)).toEqual(['✓ asks', '✗ says']);
  expect(feature).toContain('\nfeatures/api.feature was saved:\n');
  expect(feature).toMatch(/\n1 passed, 1 failed in [\d.]+ s, the first result [\d.]+ s after the save\n$/);
  expect(feature).toContain('      it is not two\n');

  expect(scenarios(await watching.afterPressing('f\n'))).toEqual(['✗ says']);

  const step = await watching.afterSaving('step-definitions/said.steps.ts', (text) =>
    text.replaceAll("'one'", "'two'"),
  );
  expect(scenarios(step)).toEqual(['✓ says']);

  const broken = await watching.afterSaving('step-definitions/said.steps.ts', (text) => `${text}\nBroken(`);
  expect(broken).toContain('said.steps.ts');
  expect(scenarios(broken)).toEqual([]);
  const mended = await watching.afterSaving('step-definitions/said.steps.ts', (text) =>
    text.replace('\nBroken(', ''),
  );
  expect(scenarios(mended)).toEqual(['✓ says']);

  const unreadable = await watching.afterSaving('features/api.feature', (text) => `${text}  Scenari\n`);
  expect(unreadable).toContain('Parse error in "features/api.feature" (7:3)');
  expect(unreadable).toContain('  → Correct the feature file; no scenario was run.\n');
  const readable = await watching.afterSaving('features/api.feature', (text) =>
    text.replace('  Scenari\n', ''),
  );
  expect(scenarios(readable)).toEqual(['✓ asks', '✓ says']);

  const front = await watching.afterSaving('web/src/second.tsx', (text) =>
    text.replace('Goodbye', 'Good night'),
  );
  expect(scenarios(front)).toEqual(['✗ second page']);
  // Nothing of that was started again.
  expect([pidOf('debug/teller'), pidOf('vite')]).toEqual([teller, vite]);

  const rust = await watching.afterSaving('teller/src/main.rs', (text) => text.replace('"one"', '"two"'));
  expect(rust).toContain('Building teller …\n');
  expect(scenarios(rust)).toEqual(['✗ asks']);
  expect(pidOf('debug/teller')).not.toBe(teller);
  expect(pidOf('vite')).toBe(vite);
  const unbuildable = await watching.afterSaving('teller/src/main.rs', (text) =>
    text.replace('fn main', 'fn main main'),
  );
  expect(unbuildable).toContain('expected one of');

  project.child.kill('SIGINT');
  const { exitCode } = await project.finished();
  expect(exitCode).toBe(130);
  expect(running()).toEqual([]);
}, 240_000);
