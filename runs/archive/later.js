// Brine's own modules name at their start all that they may need some day, and a run that does little needs a third of it. So
// what they ask of each other may be a stand-in, and the module is loaded when somebody wants something of it. It comes from
// the archive as it was when the stand-in was made. When it is loaded makes no difference, but to modules that take something as
// they find it, which must be before any step runs.
const Module = require('node:module');

/** What a step can put something else in the place of, where a step is; and exports whose names are those of another module. */
const AT_ONCE = /\bglobalThis\b|\bAsyncLocalStorage\b|export_?star\b/i;
/** What looks after a thread must not need anything when that thread is in trouble. */
const GUARD = /[\\/]runs[\\/]guard[\\/]/;

/** A module that is asked for what it does. */
const EFFECT = /^require\((["'])(\.[^"']+)\1\);?$/gm;

/**
 * @param {string} file of a module that has been loaded.
 * @param {string} code
 * @returns {{ exports?: string[], effects?: string[] }} its exports, if it may wait; what must not wait of what it asks for.
 */
function factsOf(file, code) {
  const { exports, loaded } = Module._cache[file] ?? {};
  const effects = [...code.matchAll(EFFECT)].map(([, , request]) => request);
  const mayWait = loaded && exports?.__esModule === true && !AT_ONCE.test(code) && !GUARD.test(file);
  return {
    ...(mayWait && { exports: Object.keys(exports) }),
    ...(effects.length > 0 && { effects }),
  };
}

class Later {
  #archive;
  /** By file; undefined for one that may not wait. */
  #standIns = new Map();

  /** @param {import('./archive').Archive} archive */
  constructor(archive) {
    this.#archive = archive;
  }

  /**
   * @param {NodeJS.Module} module one of Brine's own.
   * @param {string} request
   * @param {{ effects?: readonly string[] }} notes of that module.
   * @returns {object | undefined} nothing where what it asks for is to be loaded at once.
   */
  standIn(module, request, { effects }) {
    if (!request.startsWith('.') || effects?.includes(request)) return undefined;
    const file = this.#archive.find(module.path, request);
    if (!file || Module._cache[file]) return undefined;
    if (!this.#standIns.has(file)) {
      const names = this.#archive.notesOf(file)?.exports;
      this.#standIns.set(file, names && standInFor(file, names, () => module.require(request)));
    }
    return this.#standIns.get(file);
  }
}

function standInFor(file, names, load) {
  const standIn = Object.defineProperty({}, '__esModule', { value: true });
  for (const name of names) {
    const get = () => {
      const exports = load();
      // Modules that ask for each other see what there is as yet.
      if (Module._cache[file]?.loaded) settle(standIn, exports);
      return exports[name];
    };
    Object.defineProperty(standIn, name, { get, enumerable: true, configurable: true });
  }
  return standIn;
}

/** From now on it is as if it were the module itself. */
function settle(standIn, exports) {
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(exports))) {
    if (name !== '__esModule') Object.defineProperty(standIn, name, { ...descriptor, configurable: true });
  }
}

module.exports = { Later, factsOf };
