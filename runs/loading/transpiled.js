// Loading ts-node, the TypeScript compiler and swc, and transpiling some hundred files, is most of what a run takes to
// start. What they made of a file is therefore kept, and they are loaded only when a file is new or has changed.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { cacheFolder, keepFile, sha, sweep } = require('../../support/home/cache');
const { registerTsNode } = require('./compilers');
const { takeNotes } = require('./notes');
const { remember } = require('./source-maps');

/** Where the output for a file is kept; undefined where nothing is. */
let placeOf = () => undefined;

const EXTENSIONS = ['.ts', '.tsx', '.cts'];

/**
 * Lets this thread load TypeScript. To be called before any is.
 *
 * @param {string | undefined} facts all that decides what is made of a file, if that is known.
 * @param {boolean} isModule whether the project's files are ES modules because its package says so.
 */
function loadTypeScript(facts, isModule) {
  const folder = facts && cacheFolder(process.cwd(), 'typescript');
  if (!folder) {
    registerTsNode(isModule);
    return;
  }
  placeOf = (file) => path.join(folder, `${sha(`${facts}\n${file}`)}.js`);
  const load = loader(folder, isModule);
  for (const extension of EXTENSIONS) require.extensions[extension] = load;
}

/** What Node calls for a file, with the module that it is to become. */
function loader(folder, isModule) {
  let transpile;
  return (module, file) => {
    // As ts-node does: what is in packages is JavaScript.
    if (file.includes(`${path.sep}node_modules${path.sep}`)) {
      require.extensions['.js'](module, file);
      return;
    }
    const place = placeOf(file);
    const head = `// ${sha(readFileSync(file, 'utf8'))}\n`;
    takeNotes(file, place, head);
    const kept = read(place);
    if (kept?.startsWith(head)) {
      const code = kept.slice(head.length);
      remember(file, () => code);
      module._compile(code, file);
      return;
    }
    if (!transpile) sweep(folder, Date.now());
    transpile ??= tsNode(isModule);
    const compile = module._compile;
    module._compile = (code, name) => {
      module._compile = compile;
      remember(file, () => code);
      keepFile(place, `${head}${code}`);
      module._compile(code, name);
    };
    transpile[path.extname(file)](module, file);
  };
}

/** For a file whose output is run without having been loaded here: it is read only if a stack speaks of it. */
function rememberKept(file) {
  remember(file, () => read(placeOf(file)));
}

/** The loaders of ts-node by extension. Ours stay in place, and are not what ts-node falls back to. */
function tsNode(isModule) {
  const ours = EXTENSIONS.map((extension) => [extension, require.extensions[extension]]);
  for (const extension of EXTENSIONS) delete require.extensions[extension];
  registerTsNode(isModule);
  const theirs = { ...require.extensions };
  for (const [extension, load] of ours) require.extensions[extension] = load;
  return theirs;
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

module.exports = { loadTypeScript, rememberKept };
