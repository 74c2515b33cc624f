// ts-node with swc, which transpiles without checking types.
const { isMainThread } = require('node:worker_threads');

/**
 * Node loads JavaScript by itself, also ES modules; transpiled, it would be for nothing in every start. `import path from
 * 'node:path'` is what TypeScript takes for right with these modules, whether a project says so or not; swc asks for the word.
 */
const COMPILER_OPTIONS = {
  target: 'es2022',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  esModuleInterop: true,
  allowJs: false,
};

/**
 * The compiler and swc are Brine's own: those that a project has for itself may be of a version that ts-node cannot use.
 * And its tsconfig.json may be for a bundler, so what decides how modules load is given here too; the target, because
 * ts-node falls back to ES5 for one that it does not know.
 *
 * @param {boolean} isModule whether the project's files are ES modules because its package says so.
 */
function optionsFor(isModule) {
  return {
    compiler: require.resolve('typescript'),
    // A project's tsconfig.json may say it for others who use ts-node; both is an error.
    swc: false,
    transpileOnly: true,
    // Brine loads them by `require` all the same. Not otherwise: it would turn `import()` into `require` too.
    ...(isModule && { moduleTypes: { '**/*': 'cjs' } }),
    compilerOptions: COMPILER_OPTIONS,
  };
}

/** Puts ts-node in charge of what `require` finds, in this thread. */
function registerTsNode(isModule) {
  require('ts-node').register({ ...optionsFor(isModule), transpiler: transpiler() });
}

/**
 * Node crashes when a thread ends that has loaded swc before the main thread did, which may have found all it needs in
 * the cache. The few files that only a worker loads are transpiled by the compiler's own JavaScript then.
 */
function transpiler() {
  if (!isMainThread) return undefined;
  return [require.resolve('ts-node/transpilers/swc'), { swc: require.resolve('@swc/core') }];
}

module.exports = { COMPILER_OPTIONS, registerTsNode };
