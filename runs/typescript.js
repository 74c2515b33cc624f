// Lets every later `require` load TypeScript. Plain JavaScript because it runs before anything can be TypeScript: in
// cucumber.js and in each worker.
const { enableCompileCache } = require('node:module');
const { cacheFolder } = require('../support/home/cache');
const { loadFrom } = require('./archive/load');
const { archiveFile } = require('./archive/where');
const { compilerFacts, isModuleFolder } = require('./loading/compiler-facts');
const { findOwnQuickly } = require('./loading/own-modules');
const { mapStacks } = require('./loading/source-maps');
const { rememberStacks } = require('./loading/stack-traces');
const { loadTypeScript } = require('./loading/transpiled');
const { tellWhoAsked } = require('./loading/who-asked');

const cwd = process.cwd();
const compiled = cacheFolder(cwd, 'compiled');
if (compiled) enableCompileCache(compiled);
mapStacks();
const isModule = isModuleFolder(cwd);
const facts = compilerFacts({ cwd, isModule, env: process.env });
loadTypeScript(facts, isModule);
findOwnQuickly();
tellWhoAsked();
const archive = archiveFile(facts);
if (archive) loadFrom(archive);
rememberStacks();
