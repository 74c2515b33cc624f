// Loading a thousand modules one by one is most of what a start costs: to look for each, to read it, to compile it. What V8
// has made of those of packages and of Brine itself is therefore kept in one file, and taken from there as long as
// everything is where it was and as it was. ES modules are there as functions (es-modules.js). All else
// is loaded by Node, as is what a project has for itself.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');
const { HOME } = require('../../support/home/home');
const { notesOf } = require('../loading/notes');
const { rememberKept } = require('../loading/transpiled');
const { Archive } = require('./archive');
const { codeOf } = require('./code');
const { EsModules, canShare } = require('./es-modules');
const { Later, factsOf } = require('./later');

const OWN = `${HOME}${path.sep}`;
const PACKAGES = `${path.sep}node_modules${path.sep}`;
const TYPESCRIPT = /\.[cm]?tsx?$/;

/** The function that Node has around a module, on a line before the first. */
const BEFORE = '(function (exports, require, module, __filename, __dirname) {\n';
const AFTER = '\n})';
/** Its line in stacks. */
const lineOffset = -1;

/** A script that is not Node's own cannot do it. */
const IMPORTS = /\bimport\s*\(/;

/** The archive of this thread. */
let inUse;
/** What this thread has loaded that the archive did not have. */
let thread;
/** Of modules that came from the archive, or will go there. */
const notes = new Map();

/**
 * Lets this thread load JavaScript from an archive, and learn what it does not have.
 *
 * @param {string} file the archive, which need not be there yet.
 */
function loadFrom(file) {
  const archive = Archive.read(file);
  inUse = file;
  const others = canShare() ? new EsModules(archive, learnt) : undefined;
  const later = new Later(archive);
  thread = { file, modules: new Map(), requests: new Map(), others };
  serve(archive, '.ts', later);
  serve(archive, '.js', later, others);
  findIn(archive);
  learn();
}

function serve(archive, extension, later, others) {
  const load = Module._extensions[extension];
  Module._extensions[extension] = (module, file) => {
    if (!belongs(file)) return load(module, file);
    if (others?.serve(module, file)) return;
    const kept = archive.module(file);
    if (kept && !kept.es) return runKept(kept, module, file, later);
    notes.delete(file);
    return others && thread && isEsModule(file) && !(kept && archive.isLeft(file))
      ? others.watch(() => load(module, file))
      : load(module, file);
  };
}

function runKept(kept, module, file, later) {
  if (TYPESCRIPT.test(file)) rememberKept(file);
  notes.set(file, kept.notes);
  const script = new vm.Script(kept.code, { filename: file, lineOffset, cachedData: kept.data });
  if (script.cachedDataRejected) learnt(file, { script, code: kept.code, isRejected: true });
  const standIn = isOwn(file) ? (request) => later.standIn(module, request, kept.notes) : undefined;
  return run(script, module, file, standIn);
}

/** As Node sees it, but for files that say it only by what is in them. */
function isEsModule(file) {
  const extension = path.extname(file);
  if (extension !== '.js') return extension === '.mjs';
  for (
    let folder = path.dirname(file);
    path.basename(folder) !== 'node_modules';
    folder = path.dirname(folder)
  ) {
    try {
      return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).type === 'module';
    } catch {
      // It is further up.
    }
    if (path.dirname(folder) === folder) return false;
  }
  return false;
}

function findIn(archive) {
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (request, parent, isMain, options) {
    const folder = parent?.filename && belongs(parent.filename) && !options ? parent.path : undefined;
    const known = folder && archive.find(folder, request);
    if (known) return known;
    const file = resolve.call(this, request, parent, isMain, options);
    if (folder && path.isAbsolute(file))
      thread?.requests.set(`${folder}\n${request}`, [folder, request, file]);
    return file;
  };
}

function learn() {
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (text, file, format) {
    const script =
      thread && belongs(file) && [undefined, 'commonjs'].includes(format) && scriptOf(text, file);
    if (!script) return compile.call(this, text, file, format);
    return run(script, this, file);
  };
}

/** Nothing where Node itself is to say what is wrong with it, or to load it as an ES module. */
function scriptOf(text, file) {
  if (IMPORTS.test(text)) return undefined;
  const code = BEFORE + codeOf(text) + AFTER;
  try {
    const script = new vm.Script(code, { filename: file, lineOffset });
    notes.set(file, {});
    learnt(file, { script, code });
    return script;
  } catch {
    return undefined;
  }
}

function learnt(file, one) {
  thread?.modules.set(file, { ...one, notes: notes.get(file) ?? {} });
}

/** As Node does it. */
function run(script, module, file, standIn) {
  const { exports } = module;
  return Reflect.apply(script.runInThisContext(), exports, [
    exports,
    requireOf(module, standIn),
    module,
    file,
    path.dirname(file),
  ]);
}

function requireOf(module, standIn = () => undefined) {
  const require = (request) => standIn(request) ?? module.require(request);
  const resolve = (request, options) => Module._resolveFilename(request, module, false, options);
  resolve.paths = (request) => Module._resolveLookupPaths(request, module);
  return Object.assign(require, {
    resolve,
    main: process.mainModule,
    extensions: Module._extensions,
    cache: Module._cache,
  });
}

function belongs(file) {
  return file.includes(PACKAGES) || file.startsWith(OWN);
}

/** Packages of a checkout are within it. */
function isOwn(file) {
  return file.startsWith(OWN) && !file.includes(PACKAGES, OWN.length - 1);
}

/** @returns {string | undefined} absolute. */
function archiveInUse() {
  return inUse;
}

/**
 * What somebody has worked out from a module is kept with it, or with what was made of a file of the project: it is worked out once for as long as the file stays
 * what it is, and may depend on nothing else.
 *
 * @param {string} file absolute.
 * @param {string} name
 * @param {() => T} workOut
 * @returns {T} something that JSON can hold.
 * @template T
 */
function onceOf(file, name, workOut) {
  const known = notes.get(file) ?? notesOf(file);
  if (known === undefined) return workOut();
  known[name] ??= workOut();
  return known[name];
}

/** What this thread has loaded itself, once: nothing is learned any more. */
function learned() {
  const all = thread;
  thread = undefined;
  for (const [file, { code, notes: known }] of all?.modules ?? []) {
    if (isOwn(file)) Object.assign(known, factsOf(file, code));
  }
  return all;
}

module.exports = { TYPESCRIPT, archiveInUse, learned, loadFrom, onceOf };
