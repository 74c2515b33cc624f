// A file with modules as V8 has compiled them, functions that were compiled when they first ran included, and with what
// they ask for. It begins with the length and the checksum of its index, which is JSON; the rest is what that points into. Parts
// of the index are texts of JSON themselves, as a run needs less than half of them.
const { readFileSync } = require('node:fs');
const { crc32 } = require('node:zlib');
const { stampOf } = require('./stamp');

/** Bytes before the index. */
const HEAD = 8;

/** What V8 made of a module begins at a multiple of it: otherwise V8 copies it. */
const ALIGNED = 8;

/** Where an entry has what others want to know of it, and what is kept of an ES module. */
const NOTES = 7;
const ES = 8;

/** @typedef {readonly [place: string, stamp: string]} Stamped a place, and its stamp when Node looked there. */

/**
 * @typedef {object} Kept one module.
 * @property {string} stamp of its file.
 * @property {Stamped} [manifest] the nearest package.json, which says what kind of module it is; none where nobody asks it.
 * @property {Buffer} data what V8 made of the code.
 * @property {string} code with the function around it.
 * @property {Record<string, unknown>} notes what others want to know of it again, as JSON.
 * @property {EsModule} [es] if it is one.
 *
 * @typedef {object} EsModule
 * @property {readonly import('./link').Link[]} [links] none where it is left to Node, and nothing is kept but that.
 * @property {true} [isYoung] whether it has not run yet as what is kept.
 */

class Archive {
  #bytes = Buffer.alloc(0);
  #start = 0;
  #modules = new Parts();
  /** By folder and by what is asked for from there: the file, and where Node looked for it. */
  #found = new Parts();
  /** With the stamp that each had. */
  #places = [];
  /** Whether it still has it. Asked once: Node too remembers where it has looked. */
  #holds = [];
  /** Files that are not looked at again. */
  #vouched = new Set();

  /** Empty where there is none, or none that is whole. */
  static read(file) {
    const archive = new Archive();
    try {
      archive.#open(readFileSync(file));
    } catch {
      // As if it were not there.
    }
    return archive;
  }

  #open(bytes) {
    const end = HEAD + bytes.readUInt32LE(0);
    const index = bytes.subarray(HEAD, end);
    if (crc32(index) !== bytes.readUInt32LE(4)) return;
    const { modules, found, places } = JSON.parse(index.toString());
    this.#bytes = bytes;
    this.#start = Math.ceil(end / ALIGNED) * ALIGNED;
    this.#modules = new Parts(modules);
    this.#found = new Parts(found);
    this.#places = places;
  }

  /** @returns {Iterable<[string, Kept]>} those whose files are what they were. */
  *modules() {
    for (const file of this.#modules.keys()) {
      const kept = this.module(file);
      if (kept) yield [file, kept];
    }
  }

  /**
   * @param {string} file absolute.
   * @returns {Kept | undefined} nothing if the file is no longer what it was.
   */
  module(file) {
    const entry = this.#modules.get(file);
    if (!entry) return undefined;
    const [stamp, manifest, begin, data, code, sum, isLatin, notes, es] = entry;
    if (!this.#vouched.has(file) && !this.#isValid(file, entry)) return undefined;
    const start = this.#start + begin;
    const bytes = this.#bytes.subarray(start, start + data + code);
    if (crc32(bytes) !== sum) return undefined;
    return {
      stamp,
      ...(manifest !== '' && { manifest: this.#places[manifest] }),
      data: bytes.subarray(0, data),
      code: isLatin ? bytes.latin1Slice(data, data + code) : bytes.ucs2Slice(data, data + code),
      notes: notes ?? {},
      ...(es && { es }),
    };
  }

  /** @returns {boolean} whether a file is what it was. */
  has(file) {
    const entry = this.#modules.get(file);
    return entry !== undefined && this.#isValid(file, entry);
  }

  /**
   * What is known of a file that is what it was. From then on it is: what is loaded later is of the same age, and there even if
   * the file no longer is.
   *
   * @returns {Record<string, unknown> | undefined}
   */
  notesOf(file) {
    if (!this.has(file)) return undefined;
    this.#vouched.add(file);
    return this.#modules.get(file)[NOTES];
  }

  /** @returns {boolean} whether a file is what it was, and no ES module. */
  isScript(file) {
    return this.has(file) && !this.#modules.get(file)[ES];
  }

  /** @returns {boolean} whether it is an ES module that was left to Node; it may have changed. */
  isLeft(file) {
    const es = this.#modules.get(file)?.[ES];
    return es !== undefined && !es.links;
  }

  /** @returns {readonly import('./link').Link[] | undefined} what an ES module imported; it may have changed. */
  linksOf(file) {
    return this.#modules.get(file)?.[ES]?.links;
  }

  #isValid(file, [stamp, manifest]) {
    return stampOf(file) === stamp && (manifest === '' || this.#isAsBefore(manifest));
  }

  /**
   * What Node found for a request, if it would still.
   *
   * @param {string} folder of the module that asks.
   * @param {string} request
   */
  find(folder, request) {
    const requests = this.#found.get(folder);
    if (!requests || !Object.hasOwn(requests, request)) return undefined;
    const [file, places] = requests[request];
    return places.every((place) => this.#isAsBefore(place)) ? file : undefined;
  }

  /** All that is still found: folder, request, file, and the stamps of where Node looked. */
  *requests() {
    for (const folder of this.#found.keys()) {
      for (const [request, [file, places]] of Object.entries(this.#found.get(folder))) {
        if (this.find(folder, request)) yield [folder, request, file, places.map((one) => this.#places[one])];
      }
    }
  }

  #isAsBefore(index) {
    const [place, stamp] = this.#places[index];
    this.#holds[index] ??= stampOf(place) === stamp;
    return this.#holds[index];
  }
}

/** Parts of an index by their names, read when they are asked for. */
class Parts extends Map {
  get(name) {
    const part = super.get(name);
    if (typeof part !== 'string') return part;
    const read = JSON.parse(part);
    this.set(name, read);
    return read;
  }
}

function partsOf(entries) {
  return [...entries].map(([name, part]) => [name, JSON.stringify(part)]);
}

/** An archive to be written. */
class NewArchive {
  #places = new Map();
  #modules = new Map();
  #found = {};
  #parts = [];
  #length = 0;

  has(file) {
    return this.#modules.has(file);
  }

  /** @param {string} file absolute. @param {Kept} kept */
  add(file, { stamp, manifest, data, code, notes, es }) {
    const text = encode(code);
    const bytes = Buffer.concat([data, text.bytes]);
    this.#modules.set(file, [
      stamp,
      manifest ? this.#place(manifest) : '',
      this.#length,
      data.length,
      text.bytes.length,
      crc32(bytes),
      text.isLatin,
      ...(Object.keys(notes).length > 0 || es ? [notes] : []),
      ...(es ? [es] : []),
    ]);
    this.#append(bytes);
  }

  /** @param {readonly Stamped[]} places where Node looked. */
  find(folder, request, file, places) {
    this.#found[folder] ??= Object.create(null);
    this.#found[folder][request] = [file, places.map((place) => this.#place(place))];
  }

  bytes() {
    const index = Buffer.from(
      JSON.stringify({
        modules: partsOf(this.#modules),
        found: partsOf(Object.entries(this.#found)),
        places: [...this.#places.values()].map(({ stamped }) => stamped),
      }),
    );
    const head = Buffer.alloc(HEAD);
    head.writeUInt32LE(index.length, 0);
    head.writeUInt32LE(crc32(index), 4);
    return Buffer.concat([head, index, gap(HEAD + index.length), ...this.#parts]);
  }

  #append(bytes) {
    const space = gap(bytes.length);
    this.#parts.push(bytes, space);
    this.#length += bytes.length + space.length;
  }

  #place([place, stamp]) {
    const known = this.#places.get(place);
    if (known) return known.index;
    const index = this.#places.size;
    this.#places.set(place, { index, stamped: [place, stamp] });
    return index;
  }
}

function encode(code) {
  const bytes = Buffer.from(code, 'latin1');
  if (bytes.latin1Slice() === code) return { bytes, isLatin: true };
  return { bytes: Buffer.from(code, 'utf16le'), isLatin: false };
}

function gap(length) {
  return Buffer.alloc((ALIGNED - (length % ALIGNED)) % ALIGNED);
}

module.exports = { Archive, NewArchive };
