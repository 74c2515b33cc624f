// ES modules that are `require`d, as nearly all of Cucumber's own packages are. Node compiles them anew each time; from the
// archive they come as functions (es-module.js). Whoever imports the same file in a way that Node looks after is given what
// the function exports, so that there is one of each, and what Node has loaded itself is not loaded here.
const Module = require('node:module');
const path = require('node:path');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { isModuleNamespaceObject } = require('node:util/types');
const vm = require('node:vm');

/** Where an ES module of Node's finds what was exported here. */
const SHARED = Symbol.for('brine.modules');

/** The line of the function before that of the module. */
const lineOffset = -1;

class EsModules {
  /** What Node has loaded while we looked: by file, its text and what it found for what is imported there. */
  learned = new Map();
  #archive;
  #learnt;
  /** By file. */
  #instances = new Map();
  #failed = new Map();
  /** Files. */
  #byNode = new Set();
  #sound = new Map();
  /** Of what Node loads for us: texts by file, and by file what it found for what is imported there. */
  #texts;
  #found = new Map();

  /**
   * @param {import('./archive').Archive} archive
   * @param {(file: string, one: object) => void} learnt called for what must be kept anew.
   */
  constructor(archive, learnt) {
    this.#archive = archive;
    this.#learnt = learnt;
    Object.defineProperty(globalThis, SHARED, { value: (url) => this.#instances.get(fileURLToPath(url)) });
    Module.registerHooks({ load: (url, context, next) => this.#load(url, context, next) });
  }

  /** @returns {boolean} whether it has been loaded from the archive, now or before. */
  serve(module, file) {
    if (!this.#instances.has(file) && !this.#failed.has(file) && !this.#canServe(file)) return false;
    module.exports = asRequired(this.#instance(file));
    return true;
  }

  /**
   * Lets Node load what it is asked for, and learns which ES modules that are.
   *
   * @param {() => T} work
   * @returns {T}
   * @template T
   */
  watch(work) {
    if (this.#texts) return work();
    this.#texts = new Map();
    const hooks = Module.registerHooks({ resolve: (...asked) => this.#resolve(...asked) });
    try {
      return work();
    } finally {
      hooks.deregister();
      for (const [file, text] of this.#texts) {
        if (!this.#isSound(file)) this.learned.set(file, { text, found: this.#found.get(file) ?? new Map() });
      }
      this.#texts = undefined;
      this.#found.clear();
    }
  }

  /** What a file exports, if it came from the archive. */
  namesOf = (file) => {
    const instance = this.#instances.get(file);
    return instance && Object.keys(instance);
  };

  #load(url, context, next) {
    if (!url.startsWith('file:')) return next(url, context);
    const instance = this.#instances.get(fileOf(url));
    if (instance) return { format: 'module', source: sharing(instance), shortCircuit: true };
    const result = next(url, context);
    if (result.format === 'module') this.#seen(fileOf(url), result.source);
    return result;
  }

  #seen(file, source) {
    // It is asked for its text again when it is required again.
    if (file === undefined || this.#byNode.has(file)) return;
    this.#byNode.add(file);
    this.#texts?.set(file, typeof source === 'string' ? source : Buffer.from(source).toString());
  }

  #resolve(specifier, context, next) {
    const result = next(specifier, context);
    const from = context.parentURL?.startsWith('file:') && fileOf(context.parentURL);
    const target = result.url.startsWith('file:') ? fileOf(result.url) : result.url;
    if (from && target) {
      if (!this.#found.has(from)) this.#found.set(from, new Map());
      this.#found.get(from).set(specifier, target);
    }
    return result;
  }

  /** Whether Node has loaded nothing of what belongs to it. */
  #canServe(file) {
    return this.#archive.linksOf(file) && this.#isSound(file) && this.#isFree(file, new Set());
  }

  #isFree(file, seen) {
    if (seen.has(file) || this.#instances.has(file)) return true;
    seen.add(file);
    if (this.#byNode.has(file)) return false;
    return this.#archive.linksOf(file).every(([, target]) => {
      return !this.#archive.linksOf(target) || this.#isFree(target, seen);
    });
  }

  /** Whether it is what it was, and all that it imports: what a function exports may be in those that import it. */
  #isSound(file) {
    if (!this.#sound.has(file)) this.#sound.set(file, this.#isAsBefore(file));
    return this.#sound.get(file);
  }

  #isAsBefore(file) {
    const links = this.#archive.linksOf(file);
    if (!links || !this.#archive.has(file)) return false;
    return links.every(([from, target]) => {
      if (target.startsWith('node:')) return true;
      if (this.#archive.find(path.dirname(file), asImport(from)) !== target) return false;
      if (this.#archive.linksOf(target)) return this.#isSound(target);
      return isData(target) || this.#archive.isScript(target);
    });
  }

  #instance(file) {
    if (this.#failed.has(file)) throw this.#failed.get(file);
    if (!this.#instances.has(file)) {
      try {
        this.#instances.set(file, namespaceOf(this.#evaluate(file)));
      } catch (error) {
        // An ES module is evaluated once, also if it fails.
        this.#failed.set(file, error);
        throw error;
      }
    }
    return this.#instances.get(file);
  }

  #evaluate(file) {
    const { code, data, es } = this.#archive.module(file);
    const given = es.links.map((link) => this.#given(link));
    const script = scriptOf(file, code, data);
    if (es.isYoung || script.cachedDataRejected)
      this.#learnt(file, { script, code, es: { links: es.links }, isRejected: true });
    return Reflect.apply(script.runInThisContext(), undefined, given);
  }

  #given([, target, names]) {
    if (this.#archive.linksOf(target)) return this.#instance(target);
    const exports = target.startsWith('node:')
      ? process.getBuiltinModule(target)
      : Module._load(target, null, false);
    const all = names.includes('*') ? [...Object.keys(exports), 'default'] : names;
    return namespaceOf(valuesOf(all, (name) => (name === 'default' ? exports : exports[name])));
  }
}

/** With the name that Node gives it in stacks. */
function scriptOf(file, code, cachedData) {
  return new vm.Script(code, { filename: pathToFileURL(file).href, lineOffset, cachedData });
}

/** Read from its file each time; an ES module and `require` get the same. */
function isData(file) {
  return file.endsWith('.json');
}

/** How an archive has a request that may find another file than `require` does. */
function asImport(request) {
  return `import ${request}`;
}

/** Nothing for one with a question: it is another module than the same file without. */
function fileOf(url) {
  return /[?#]/.test(url) ? undefined : fileURLToPath(url);
}

function namespaceOf(values) {
  Object.defineProperty(values, Symbol.toStringTag, { value: 'Module' });
  return Object.freeze(Object.setPrototypeOf(values, null));
}

/** What `require` gives for it: code that was compiled from ES modules knows by a mark where the default export is. */
function asRequired(namespace) {
  if (!('default' in namespace) || '__esModule' in namespace) return namespace;
  const names = [...Object.keys(namespace), '__esModule'];
  return namespaceOf(valuesOf(names, (name) => name === '__esModule' || namespace[name]));
}

function valuesOf(names, get) {
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, get(name)]));
}

/** The text of an ES module that exports the same values. */
function sharing(namespace) {
  const names = Object.keys(namespace);
  const values = names.map((name, index) => `const _${index} = all.${name};`);
  const exported = names.map((name, index) => `_${index} as ${name}`);
  return `const all = globalThis[Symbol.for('${SHARED.description}')](import.meta.url);\n${values.join('\n')}\nexport { ${exported.join(', ')} };\n`;
}

/** Node has what it takes since 22.15; and none may have been loaded before anybody looked. */
function canShare() {
  if (typeof Module.registerHooks !== 'function') return false;
  return !Object.values(Module._cache).some((one) => isModuleNamespaceObject(one.exports));
}

module.exports = { EsModules, asImport, canShare, isData, scriptOf };
