const { readFileSync } = require('node:fs');
const path = require('node:path');
const { COMPILER_OPTIONS } = require('./compilers');

const COMPILERS = ['ts-node', '@swc/core', 'typescript'];
/** Settings with which ts-node does more than making JavaScript of one file at a time, as it is. */
const MORE = /"(?:require|preferTsExts|scope|ignore|skipIgnore|moduleTypes|transpiler|esm)"\s*:/;

/** Whether the files of a folder are ES modules because its package says so. */
function isModuleFolder(folder) {
  try {
    const own = upward(folder, 'package.json');
    return own !== undefined && manifest(own).type === 'module';
  } catch {
    return false;
  }
}

/**
 * All that decides what ts-node makes of a file, besides the file: the compilers, and the settings of the project.
 *
 * @param {object} project
 * @param {string} project.cwd where ts-node looks for a tsconfig.json.
 * @param {boolean} project.isModule
 * @param {NodeJS.ProcessEnv} project.env
 * @returns {string | undefined} undefined where it depends on more than that.
 */
function compilerFacts({ cwd, isModule, env }) {
  if (Object.keys(env).some((name) => name.startsWith('TS_NODE_'))) return undefined;
  try {
    const config = upward(cwd, 'tsconfig.json');
    const configs = config ? chain(config) : [];
    if (configs.some((text) => MORE.test(text))) return undefined;
    const versions = COMPILERS.map((name) => manifest(require.resolve(`${name}/package.json`)).version);
    return JSON.stringify([versions, COMPILER_OPTIONS, isModule, config, configs]);
  } catch {
    return undefined;
  }
}

function manifest(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The text of a tsconfig.json and of those that it extends. */
function chain(file) {
  const text = readFileSync(file, 'utf8');
  const [, bases = ''] = /"extends"\s*:\s*(\[[^\]]*\]|"[^"]*")/.exec(text) ?? [];
  const folder = path.dirname(file);
  const files = [...bases.matchAll(/"([^"]*)"/g)].map(([, base]) =>
    /^\.|^\//.test(base)
      ? path.resolve(folder, withExtension(base))
      : require.resolve(base, { paths: [folder] }),
  );
  return [text, ...files.flatMap(chain)];
}

function withExtension(name) {
  return name.endsWith('.json') ? name : `${name}.json`;
}

function upward(folder, name) {
  for (let place = folder; ; place = path.dirname(place)) {
    const file = path.join(place, name);
    try {
      readFileSync(file);
      return file;
    } catch {
      if (path.dirname(place) === place) return undefined;
    }
  }
}

module.exports = { compilerFacts, isModuleFolder };
