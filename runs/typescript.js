// Lets every later `require` load TypeScript. Plain JavaScript because it runs before anything can be TypeScript: in
// cucumber.js and in each worker.
const { enableCompileCache } = require('node:module');
const { cacheFolder } = require('../support/home/cache');
const { findOwnQuickly } = require('./own-modules');
const { mapStacks } = require('./source-maps');
const { rememberStacks } = require('./stack-traces');
const { loadTypeScript } = require('./transpiled');

const compiled = cacheFolder(process.cwd(), 'compiled');
if (compiled) enableCompileCache(compiled);
mapStacks();
loadTypeScript();
findOwnQuickly();
rememberStacks();
