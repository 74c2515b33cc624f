const { hash, randomBytes } = require('node:crypto');
const {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const path = require('node:path');

/** Milliseconds after which a file is forgotten, whether it was read or not. */
const AGE = 14 * 24 * 3_600_000;

/**
 * A folder for what can be made again, in the nearest `node_modules`.
 *
 * @param {string} cwd where to look first.
 * @param {string} name
 * @returns {string | undefined} absolute; undefined where there is no `node_modules`.
 */
function cacheFolder(cwd, name) {
  for (let place = cwd; ; place = path.dirname(place)) {
    const modules = path.join(place, 'node_modules');
    if (existsSync(modules)) return path.join(modules, '.cache', 'brine', name);
    if (path.dirname(place) === place) return undefined;
  }
}

/** Writes a file whole, also where others write the same. Where nothing can be written nothing is kept. */
function keepFile(file, text) {
  const fresh = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(fresh, text);
    renameSync(fresh, file);
  } catch {
    rmSync(fresh, { force: true });
  }
}

/**
 * Removes what was written long ago, so that files which are no more do not stay for ever.
 *
 * @param {string} folder
 * @param {number} now milliseconds since 1970.
 */
function sweep(folder, now) {
  try {
    for (const name of readdirSync(folder)) {
      const file = path.join(folder, name);
      if (now - statSync(file).mtimeMs > AGE) rmSync(file, { force: true });
    }
  } catch {
    // Somebody else sweeps it, or it is not there.
  }
}

/** @param {string} text */
function sha(text) {
  return hash('sha1', text);
}

module.exports = { cacheFolder, keepFile, sha, sweep };
