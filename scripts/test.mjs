// `npm test`: sets up what is missing, then runs every check of the project, each to its end, and counts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setup } from './setup.mjs';
import { node, root, run } from './tools.mjs';

const bin = (...parts) => path.join(root, 'node_modules', ...parts);
// The same random requests each time: what others find is for runs that somebody looks at.
const suite = [path.join(root, 'cli', 'brine.js'), 'run', '--seed', 'npm-test'];
const shop = ['--manifest-path', path.join('examples', 'shop', 'Cargo.toml')];
const web = { cwd: path.join(root, 'examples', 'shop', 'web') };

/** Name, program, arguments, options: the quick ones first. */
const checks = [
  ['style', node, [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '.']],
  ['types', node, [bin('typescript', 'bin', 'tsc'), '--noEmit']],
  ['types of the web app', node, [bin('typescript', 'bin', 'tsc'), '--noEmit'], web],
  ['import law', node, [bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'), ...importLaw()]],
  ['dead code', node, [bin('knip', 'bin', 'knip.js')]],
  ['Rust style', 'cargo', ['fmt', ...shop, '--all', '--check']],
  ['reference suite', node, suite],
  [
    'reference suite but what is generated, two workers',
    node,
    [...suite, '--parallel', '2', '--tags', 'not @generated'],
  ],
  ['generated features say what the documents say', node, [suite[0], 'generate', '--check']],
  ['the @either features through the API', node, [...suite, '--profile', 'api', '--tags', '@either']],
  ['unit tests', node, [path.join(root, 'scripts', 'unit.mjs')]],
  [
    'what Brine costs, in short',
    node,
    ['-r', path.join(root, 'runs', 'typescript.js'), path.join(root, 'benchmarks', 'main.ts'), '--ci'],
  ],
  ['tests of the web app', node, [bin('vitest', 'vitest.mjs'), 'run'], web],
  ['tests of the Rust services', 'cargo', ['test', '--quiet', ...shop]],
];

/** As `npm run imports` asks for it. */
function importLaw() {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return scripts.imports.split(' ').slice(1);
}

await setup();
const failed = [];
for (const [name, program, args, options] of checks) {
  console.log(`\n━━ ${name}`);
  const began = performance.now();
  const code = await run(program, args, options).catch((error) => {
    console.error(error.message);
    return 1;
  });
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  console.log(`━━ ${name}: ${code === 0 ? 'passed' : `FAILED (exit code ${code})`} in ${seconds} s`);
  if (code !== 0) failed.push(name);
}
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${checks.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
