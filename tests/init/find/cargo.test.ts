import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findBinaries } from '../../../init/find/cargo';

const root = mkdtempSync(path.join(tmpdir(), 'brine-cargo-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): string {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
  return file;
}

it('tells tools from the service of the same package, and what each says from what the others say', async () => {
  const files = [
    write('Cargo.toml', '[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n'),
    write('src/lib.rs', 'pub fn url() -> String { std::env::var("DATABASE_URL").unwrap() }\n'),
    write('src/main.rs', 'fn main() { TcpListener::bind("0.0.0.0:9000"); }\n'),
    write('src/bin/migrate.rs', 'fn main() { shop::url(); }\n'),
    write('src/bin/mock/main.rs', 'mod answers;\nfn main() { axum::serve(); }\n'),
    write('src/bin/mock/answers.rs', 'const PORT: &str = "MOCK"; fn port() { env::var("PORT") }\n'),
  ];
  const { binaries, faults } = await findBinaries(root, files);
  expect(faults).toEqual([]);
  expect(binaries.map(({ name, serves, listen, fixed }) => [name, serves, listen?.at ?? fixed?.at])).toEqual([
    ['migrate', false, undefined],
    ['mock', true, 'src/bin/mock/answers.rs:1'],
    ['shop', true, 'src/main.rs:1'],
  ]);
});
