// Which ES modules can be functions: those whose imports all can, and that do not import themselves on some way. What is left
// to Node would be linked by Node, to instances that we do not have.
const path = require('node:path');
const { codeOf } = require('./code');
const { functionOf, partsOf } = require('./es-module');
const { isData } = require('./es-modules');

/**
 * @typedef {readonly [from: string, target: string, names: readonly string[]]} Link
 *   as it is written; the file, or `node:…`; what is taken of it: `*` is everything.
 */

/**
 * @typedef {object} Linked
 * @property {string} code of a function that is given its imports and returns its exports.
 * @property {readonly Link[]} links
 * @property {readonly string[]} names of its exports.
 */

class Linker {
  #learned;
  #others;
  #done = new Map();

  /**
   * @param {ReadonlyMap<string, { text: string, found: ReadonlyMap<string, string> }>} learned ES modules by their files, with
   *   what Node found for what they import.
   * @param {object} others
   * @param {(file: string) => readonly string[] | undefined} others.namesOf exports of an ES module that is a function already.
   * @param {(file: string) => boolean} others.isScript whether it is a module of the other kind, and in the archive.
   * @param {(folder: string, asked: string, file: string) => boolean} others.isPlain whether it can be seen if it is still found.
   */
  constructor(learned, others) {
    this.#learned = learned;
    this.#others = others;
  }

  /** @returns {Linked | undefined} nothing where it must be left to Node. */
  link(file) {
    if (!this.#done.has(file)) {
      // Whoever finds it again before it is done imports itself.
      this.#done.set(file, undefined);
      this.#done.set(file, this.#linked(path.dirname(file), this.#learned.get(file)));
    }
    return this.#done.get(file);
  }

  #linked(folder, { text, found }) {
    const parts = partsOf(codeOf(text));
    const links = parts?.imports.map(({ from, names }) => [
      from,
      found.get(from),
      names.map(([name]) => name),
    ]);
    if (!links?.every((one) => this.#isWhole(folder, one))) return undefined;
    const ofStars = this.#ofStars(parts, links);
    if (!ofStars) return undefined;
    const names = [...parts.exports, ...ofStars].map(([name]) => name);
    return { code: functionOf(parts, ofStars), links, names };
  }

  #isWhole(folder, [from, target, names]) {
    if (target?.startsWith('node:')) return true;
    if (!target || !this.#others.isPlain(folder, from, target)) return false;
    if (isData(target) || this.#exportsOf(target)) return true;
    // Which names there are in all of such a module is more than what it has.
    return this.#others.isScript(target) && !names.includes('*');
  }

  #exportsOf(target) {
    return this.#learned.has(target) ? this.link(target)?.names : this.#others.namesOf(target);
  }

  /** A name that several of them have would be of none, or of all if it is the same thing. */
  #ofStars({ exports, stars }, links) {
    const own = new Set(exports.map(([name]) => name));
    const all = new Map();
    for (const index of stars) {
      const names = this.#exportsOf(links[index][1]);
      for (const name of names ?? []) {
        if (name === 'default' || own.has(name)) continue;
        if (all.has(name)) return undefined;
        all.set(name, index);
      }
      if (!names) return undefined;
    }
    return [...all];
  }
}

module.exports = { Linker };
