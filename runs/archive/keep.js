const { readdirSync, rmSync, statSync } = require('node:fs');
const path = require('node:path');
const { keepFile, sweep } = require('../../support/home/cache');
const { Archive, NewArchive } = require('./archive');
const { keepNotes } = require('../loading/notes');
const { asImport, scriptOf } = require('./es-modules');
const { learned, TYPESCRIPT } = require('./load');
const { placesOf } = require('./places');
const { stampOf } = require('./stamp');

/** Archives in a folder. */
const MOST = 8;

/**
 * Keeps the modules that this thread has loaded, and what was worked out from files of the project, for those that start after it, beside what others have kept. To be called
 * when nobody waits; a second call keeps no further modules.
 *
 * @param {number} since milliseconds since 1970 before anything was loaded. What has changed later is not kept: it may have
 *   been loaded as it was before, or after.
 */
function keepModules(since = performance.timeOrigin) {
  keepNotes();
  const all = learned();
  if (!all) return;
  const modules = stampedModules(all.modules, since);
  const stamp = stampedRequests(since);
  const requests = [...all.requests.values()].flatMap(stamp);
  const { file, others } = all;
  if (modules.length + requests.length + (others?.learned.size ?? 0) === 0) return;
  // Another thread or another run may have kept the same, or more.
  const before = Archive.read(file);
  const scripts = new Set(modules.map(([name]) => name));
  const functions = others ? functionsOf(others, (name) => scripts.has(name) || before.isScript(name)) : [];
  modules.push(...stampedModules(functions, since));
  requests.push(...functions.flatMap(importsOf).flatMap(stamp));
  write(file, before, modules, requests);
}

function write(file, before, modules, requests) {
  const archive = new NewArchive();
  const rejected = new Set(modules.filter(([, { isRejected }]) => isRejected).map(([name]) => name));
  for (const [name, kept] of before.modules()) if (!rejected.has(name)) archive.add(name, kept);
  for (const [name, kept] of modules) {
    if (!archive.has(name))
      archive.add(name, { ...kept, data: kept.script?.createCachedData() ?? Buffer.alloc(0) });
  }
  for (const request of [...before.requests(), ...requests]) archive.find(...request);
  keepFile(file, archive.bytes());
  sweep(path.dirname(file), Date.now());
  forgetOldest(path.dirname(file));
}

/** ES modules that Node has loaded, as functions where that is the same; they have not run as such. */
function functionsOf({ learned: texts, namesOf }, isScript) {
  const { Linker } = require('./link');
  const linker = new Linker(texts, {
    namesOf,
    isScript,
    isPlain: (...request) => placesOf(...request) !== undefined,
  });
  return [...texts.keys()].map((file) => {
    const linked = linker.link(file);
    const script = linked && tryScript(file, linked.code);
    const es = script ? { links: linked.links, isYoung: true } : {};
    return [file, { script, code: script ? linked.code : '', notes: {}, es, isRejected: true }];
  });
}

/** V8 may know better what a function cannot have. */
function tryScript(file, code) {
  try {
    return scriptOf(file, code);
  } catch {
    return undefined;
  }
}

function importsOf([file, { es }]) {
  const others = (es.links ?? []).filter(([, target]) => !target.startsWith('node:'));
  return others.map(([from, target]) => [path.dirname(file), asImport(from), target]);
}

/** Each has some megabytes: of those for other settings or another Node the last ones will do. */
function forgetOldest(folder) {
  try {
    const files = readdirSync(folder).map((name) => path.join(folder, name));
    const byTime = files.map((one) => ({ one, time: statSync(one).mtimeMs })).sort((a, b) => b.time - a.time);
    for (const { one } of byTime.slice(MOST)) rmSync(one, { force: true });
  } catch {
    // Another run removes them, or reads one.
  }
}

function stampedModules(modules, since) {
  return [...modules].flatMap(([file, one]) => {
    const stamp = stampOf(file, since);
    const manifest = TYPESCRIPT.test(file) ? undefined : manifestOf(file, since);
    if (!stamp || (manifest && !manifest[1])) return [];
    return [[file, { ...one, stamp, ...(manifest && { manifest }) }]];
  });
}

function stampedRequests(since) {
  const stamps = new Map();
  const stamped = (place) => {
    if (!stamps.has(place)) stamps.set(place, stampOf(place, since));
    return [place, stamps.get(place)];
  };
  return ([folder, request, file]) => {
    const places = placesOf(folder, request, file)?.map(stamped);
    return places?.every(([, stamp]) => stamp) ? [[folder, request, file, places]] : [];
  };
}

/** The nearest package.json with its stamp. */
function manifestOf(file, since) {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    const stamp = stampOf(manifest, since);
    if (stamp !== '-') return [manifest, stamp];
    if (path.dirname(folder) === folder) return undefined;
  }
}

module.exports = { keepModules };
