import path from 'node:path';
import type { Subject } from './contest';
import { HOME } from './project';
import { REPEATED } from './repeated';

/** The check of a run that nothing is to be built, against cargo's own. */
export async function build(): Promise<Subject & Disposable> {
  const manifest = path.join(HOME, 'examples', 'shop', 'Cargo.toml');
  const script = (name: string) => ({
    command: [
      process.execPath,
      '-r',
      path.join(HOME, 'runs', 'typescript.js'),
      path.join(__dirname, name),
      manifest,
    ],
    directory: HOME,
  });
  return {
    name: 'build',
    title: 'the build of services that nobody changed, against `cargo build` itself',
    work: 'Asks cargo for the two services of the example shop, which are built already: Brine reads from its answer where their programs are, the bare script waits for its end.',
    times: REPEATED,
    goal: 1.2,
    against: '`cargo build`',
    warm: true,
    brine: script('build-brine.ts'),
    bare: script('build-cargo.ts'),
    [Symbol.dispose]: () => {},
  };
}
