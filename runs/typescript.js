// Lets every later `require` load TypeScript: ts-node with swc, which transpiles without checking types. Plain
// JavaScript because it runs before anything can be TypeScript: in cucumber.js and in each worker. The target is given
// here because ts-node falls back to ES5 for one it does not know.
//
// The compiler and swc are Brine's own: those that a project has for itself may be of a version that ts-node cannot use.
// And its tsconfig.json may be for a bundler, so what decides how modules load is given here too.
const { readFileSync } = require('node:fs');
const path = require('node:path');

/** Whether the files of a folder are ES modules because its package says so. */
function isModule(folder) {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).type === 'module';
  } catch {
    const parent = path.dirname(folder);
    return parent !== folder && isModule(parent);
  }
}

require('ts-node').register({
  compiler: require.resolve('typescript'),
  transpiler: [require.resolve('ts-node/transpilers/swc'), { swc: require.resolve('@swc/core') }],
  // A project's tsconfig.json may say it for others who use ts-node; both is an error.
  swc: false,
  transpileOnly: true,
  // Brine loads them by `require` all the same. Not otherwise: it would turn `import()` into `require` too.
  ...(isModule(process.cwd()) && { moduleTypes: { '**/*': 'cjs' } }),
  compilerOptions: { target: 'es2022', module: 'nodenext', moduleResolution: 'nodenext' },
});
require('./stack-traces').rememberStacks();
