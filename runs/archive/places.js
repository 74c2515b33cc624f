// Where Node looks when a module asks for another. As long as nothing has come or gone there, it finds the same.
const { existsSync, realpathSync } = require('node:fs');
const path = require('node:path');

/**
 * @param {string} folder of the module that asks.
 * @param {string} asked what it asks for: `./money`, `yaml`, `@cucumber/gherkin/dist`; behind `import ` in an ES module.
 * @param {string} file what Node has found.
 * @returns {string[] | undefined} folders and manifests that decide it; undefined where it is not as simple as that.
 */
function placesOf(folder, asked, file) {
  const request = asked.replace(/^import /, '');
  if (/^\.\.?(?:\/|$)/.test(request)) return relativePlaces(path.resolve(folder, request), file);
  const [name] = /^(?:@[^/]+\/)?[^./#:@\\][^/:\\]*/.exec(request) ?? [];
  return name && packagePlaces(folder, name, file);
}

function relativePlaces(target, file) {
  const within = foldersBetween(path.dirname(target), file);
  // It was asked for by its folder, whose manifest may name it.
  return within && within.length > 1 ? [...within, path.join(target, 'package.json')] : within;
}

function packagePlaces(folder, name, file) {
  const places = [];
  for (let place = folder; ; place = path.dirname(place)) {
    const manifest = path.join(place, 'package.json');
    const modules = path.join(place, 'node_modules');
    const inScope = name.includes('/') ? [path.join(modules, path.dirname(name))] : [];
    // A manifest may give its own package that name.
    places.push(manifest);
    const home = realPath(path.join(modules, name));
    if (home) {
      const within = foldersBetween(home, file);
      return within && [...places, modules, ...inScope, path.join(home, 'package.json'), ...within];
    }
    if (path.dirname(place) === place) return undefined;
    // What comes to be in a folder changes it.
    places.push(...(existsSync(modules) ? [modules, ...inScope] : [place]));
  }
}

/** The folder, those in it on the way to the file, and no others; undefined if the file is elsewhere. */
function foldersBetween(folder, file) {
  const folders = [];
  for (let place = path.dirname(file); ; place = path.dirname(place)) {
    folders.push(place);
    if (place === folder) return folders;
    if (place.length <= folder.length) return undefined;
  }
}

function realPath(place) {
  try {
    return realpathSync(place);
  } catch {
    return undefined;
  }
}

module.exports = { placesOf };
