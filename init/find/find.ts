import type { Found } from '../found';
import { findBinaries } from './cargo';
import { findCucumber } from './cucumber';
import { findDocuments } from './documents';
import { filesOf } from './files';
import { findFrontEnds } from './front-ends';
import { findApps } from './vite';

/** Looks at what a project is made of. Reads files and asks cargo; starts and builds nothing. */
export async function find(root: string): Promise<Found> {
  const files = filesOf(root);
  const { binaries, faults } = await findBinaries(root, files);
  const apps = findApps(root, files);
  return {
    binaries,
    apps,
    frontEnds: findFrontEnds(root, files, apps),
    documents: findDocuments(root, files),
    cucumber: findCucumber(root, files),
    faults,
  };
}
