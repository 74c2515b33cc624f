// Lets every later `require` load TypeScript: ts-node with swc, which transpiles without checking types. Plain
// JavaScript because it runs before anything can be TypeScript: in cucumber.js and in each worker. The target is given
// here because ts-node falls back to ES5 for one it does not know.
require('ts-node').register({ swc: true, compilerOptions: { target: 'es2022' } });
require('./stack-traces').rememberStacks();
