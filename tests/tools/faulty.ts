import path from 'node:path';
import { buildServices } from '../../support/services/cargo';

export const manifest = path.join(__dirname, '..', 'fixtures', 'services', 'Cargo.toml');

/** Builds the service that fails on demand; gives its executable. */
export async function buildFaulty(): Promise<string> {
  const built = await buildServices(
    { faulty: { manifest, bin: 'faulty' } },
    { progress: () => {}, timeout: 120_000, env: process.env },
  );
  return built.faulty as string;
}
