// The one place that knows whether Brine runs from its sources, as a checkout does, or compiled beforehand, as in the
// package that npm installs: there nothing of Brine's own is left to be transpiled. Plain JavaScript, because what
// starts before TypeScript can be loaded asks it too.
const { existsSync } = require('node:fs');
const path = require('node:path');

/** Folder that the loaded code is in: the checkout, or `dist` of the package. */
const HOME = path.join(__dirname, '..', '..');

/** False in a checkout. */
const compiled = !existsSync(path.join(HOME, 'cli', 'main.ts'));

/** Folder with the sources that stacks speak of, thanks to the source maps of what is compiled. */
const SOURCES = compiled ? path.dirname(HOME) : HOME;

/** What users call to run the suite, to be followed by options: `npm start` runs the suite of a checkout. */
const RUN = compiled ? 'npx brine run' : 'npm start --';

/** What users call for everything else that Brine does. */
const BRINE = compiled ? 'npx brine' : 'npm run brine --';

/**
 * A file of Brine's own as it is loaded: `ourFile('cli', 'run')`.
 *
 * @param {readonly string[]} parts path from the home, without extension.
 */
function ourFile(...parts) {
  return path.join(HOME, ...parts) + (compiled ? '.js' : '.ts');
}

/**
 * What Node is given to run a file of Brine's own in a process of its own that loads nothing of the project.
 *
 * @param {readonly string[]} parts path from the home, without extension.
 */
function program(...parts) {
  const loader = compiled ? [] : ['-r', path.join(HOME, 'runs', 'typescript.js')];
  return [...loader, ourFile(...parts)];
}

/**
 * A loaded file as stacks name it.
 *
 * @param {string} file its `__filename`.
 */
function inStacks(file) {
  return compiled ? path.join(SOURCES, path.relative(HOME, file)).replace(/\.js$/, '.ts') : file;
}

module.exports = { BRINE, HOME, RUN, SOURCES, compiled, inStacks, ourFile, program };
