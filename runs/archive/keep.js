const { readdirSync, rmSync, statSync } = require('node:fs');
const path = require('node:path');
const { keepFile, sweep } = require('../../support/home/cache');
const { Archive, NewArchive } = require('./archive');
const { learned, TYPESCRIPT } = require('./load');
const { placesOf } = require('./places');
const { stampOf } = require('./stamp');

/** Archives in a folder. */
const MOST = 8;

/**
 * Keeps the modules that this thread has loaded for those that start after it, beside what others have kept. To be called
 * when nobody waits; a second call does nothing.
 *
 * @param {number} since milliseconds since 1970 before anything was loaded. What has changed later is not kept: it may have
 *   been loaded as it was before, or after.
 */
function keepModules(since = performance.timeOrigin) {
  const all = learned();
  if (!all) return;
  const modules = [...all.modules].flatMap((one) => stampedModule(one, since));
  const requests = [...all.requests.values()].flatMap(stampedRequests(since));
  if (modules.length + requests.length > 0) write(all.file, modules, requests);
}

function write(file, modules, requests) {
  const archive = new NewArchive();
  // Another thread or another run may have kept the same, or more.
  const before = Archive.read(file);
  const rejected = new Set(modules.filter(([, { isRejected }]) => isRejected).map(([name]) => name));
  for (const [name, kept] of before.modules()) if (!rejected.has(name)) archive.add(name, kept);
  for (const [name, kept] of modules) {
    if (!archive.has(name)) archive.add(name, { ...kept, data: kept.script.createCachedData() });
  }
  for (const request of [...before.requests(), ...requests]) archive.find(...request);
  keepFile(file, archive.bytes());
  sweep(path.dirname(file), Date.now());
  forgetOldest(path.dirname(file));
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

function stampedModule([file, { script, code, notes, isRejected }], since) {
  const stamp = stampOf(file, since);
  const manifest = TYPESCRIPT.test(file) ? undefined : manifestOf(file, since);
  if (!stamp || (manifest && !manifest[1])) return [];
  return [[file, { stamp, ...(manifest && { manifest }), script, code, notes, isRejected }]];
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
