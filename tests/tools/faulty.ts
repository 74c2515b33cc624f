import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildServices } from '../../support/services/build/cargo';
import { ServiceGroup } from '../../support/services/group/group';
import { complete } from '../../support/settings/complete';

export const manifest = path.join(__dirname, '..', 'fixtures', 'services', 'Cargo.toml');

/** Builds the service that fails on demand; gives its executable. */
export async function buildFaulty(): Promise<string> {
  const built = await buildServices(
    { faulty: { manifest, bin: 'faulty' } },
    { progress: () => {}, timeout: 120_000, env: process.env },
  );
  return built.faulty as string;
}

/** A group of that service alone, which is not started yet. @param env beside its address. */
export async function faultyGroup(env: Readonly<Record<string, string>> = {}): Promise<ServiceGroup> {
  const directory = mkdtempSync(path.join(tmpdir(), 'brine-faulty-'));
  const faulty = { cargo: { manifest, bin: 'faulty' }, env: { LISTEN: '{{listen}}', ...env } };
  return new ServiceGroup({
    settings: complete({ services: { faulty } }, directory, 'default'),
    executables: { faulty: await buildFaulty() },
    directory,
    env: process.env,
  });
}
