// An ES module as a function: what it imports goes in, what it exports comes out. Node takes what V8 has made of a script, not
// of an ES module. Every place in the text stays where it was, so stacks name the same lines and columns. That is the same
// thing only where no binding changes later, as then it is enough to hand over values; whatever else there is to it is left
// to Node.
const { parse } = require('acorn');

/** Names for what is not to be seen, as long as what takes the place of `export default`. */
const GIVEN = '_brine$';
const DEFAULT = '_brine_';

/** Names of ours. */
const OURS = /_brine[_$]/;

/**
 * @typedef {object} Import one statement that names another module.
 * @property {string} from as it is written.
 * @property {[imported: string, local: string][]} names `*` is the whole module.
 */

/**
 * @typedef {object} Parts
 * @property {string} body the text without what only ES modules have.
 * @property {Import[]} imports in the order in which they are evaluated.
 * @property {[exported: string, value: string][]} exports with the code that gives the value.
 * @property {number[]} stars imports of which everything is exported.
 */

/**
 * @param {string} text
 * @returns {Parts | undefined} nothing where it must be left to Node.
 */
function partsOf(text) {
  if (OURS.test(text)) return undefined;
  try {
    const reader = new Reader(text);
    const tree = parse(text, { sourceType: 'module', ecmaVersion: 'latest', allowHashBang: true });
    for (const statement of tree.body) reader.read(statement);
    return reader.isSimple && canBeFunction(tree, reader.locals) ? reader.parts() : undefined;
  } catch {
    return undefined;
  }
}

class Reader {
  /** Names of the module's own that it exports. */
  locals = new Set();
  /** False for what a function cannot say in the same way. */
  isSimple = true;
  #imports = [];
  #exports = [];
  #stars = [];
  #cuts = [];

  constructor(text) {
    this.text = text;
  }

  parts() {
    let body = '';
    let end = 0;
    for (const [from, to, instead] of this.#cuts) {
      body += this.text.slice(end, from) + instead;
      end = to;
    }
    body += this.text.slice(end);
    return { body, imports: this.#imports, exports: this.#exports, stars: this.#stars };
  }

  read(statement) {
    if (statement.source) this.#import(statement);
    else if (statement.type === 'ExportDefaultDeclaration') this.#default(statement);
    else if (statement.type === 'ExportNamedDeclaration') this.#named(statement);
  }

  #import({ type, start, end, source, specifiers = [], exported, attributes = [] }) {
    this.isSimple &&= attributes.every(({ value }) => value.value === 'json');
    const names = [];
    const index = this.#imports.push({ from: source.value, names }) - 1;
    this.#cut(start, end);
    if (type === 'ExportAllDeclaration' && !exported) this.#stars.push(index);
    else if (type === 'ExportAllDeclaration') {
      names.push(['*', local(index, 0)]);
      this.#exports.push([this.#nameOf(exported), local(index, 0)]);
    }
    for (const one of specifiers) {
      if (type === 'ImportDeclaration') names.push([this.#importedName(one), one.local.name]);
      else {
        const own = local(index, names.length);
        names.push([this.#nameOf(one.local), own]);
        this.#exports.push([this.#nameOf(one.exported), own]);
      }
    }
  }

  #default({ start, declaration }) {
    const { type, id } = declaration;
    if (/^(?:Function|Class)Declaration$/.test(type)) {
      // Without a name it would be called `default`.
      this.isSimple &&= Boolean(id);
      this.#cut(start, declaration.start);
      this.#own('default', id?.name);
      return;
    }
    const [words = ''] = /^export +default\b/.exec(this.text.slice(start)) ?? [];
    this.isSimple &&= words !== '' && !/Function|Class/.test(type);
    this.#cuts.push([start, start + words.length, `const ${DEFAULT}=`.padEnd(words.length)]);
    this.#exports.push(['default', DEFAULT]);
  }

  #named({ start, end, declaration, specifiers }) {
    if (!declaration) {
      this.#cut(start, end);
      for (const one of specifiers) this.#own(this.#nameOf(one.exported), one.local.name);
      return;
    }
    this.#cut(start, declaration.start);
    for (const { id } of declaration.declarations ?? [declaration]) {
      this.#own(this.#nameOf(id), id.name);
    }
  }

  /** Names in quotes, and those of patterns, are for others. */
  #nameOf({ type, name }) {
    this.isSimple &&= type === 'Identifier' && name !== '__proto__';
    return name;
  }

  #importedName({ type, imported }) {
    if (type === 'ImportNamespaceSpecifier') return '*';
    return type === 'ImportDefaultSpecifier' ? 'default' : this.#nameOf(imported);
  }

  #own(exported, name) {
    this.locals.add(name);
    this.#exports.push([exported, name]);
  }

  /** What stood before is a statement of its own. */
  #cut(start, end) {
    const blank = this.text.slice(start + 1, end).replace(/[^\n\r\u2028\u2029]/g, ' ');
    this.#cuts.push([start, end, `;${blank}`]);
  }
}

function local(index, name) {
  return `${GIVEN}${index}_${name}`;
}

/** Not if something of these names is given a value in a function, which may run at any time; nor with words for ES modules alone. */
function canBeFunction(node, names, inFunction = false) {
  const { type, meta } = node;
  if (type === 'ImportExpression' || meta?.name === 'import') return false;
  if (inFunction && targetsOf(node).some((one) => mentions(one, names))) return false;
  const within = inFunction || /Function/.test(type) || type === 'StaticBlock';
  return childrenOf(node).every((child) => canBeFunction(child, names, within));
}

function targetsOf({ type, left, argument }) {
  if (type === 'UpdateExpression') return [argument];
  return /^(?:AssignmentExpression|For(?:In|Of)Statement)$/.test(type) ? [left] : [];
}

function mentions(node, names) {
  if (node.type === 'MemberExpression') return false;
  if (node.type === 'Identifier') return names.has(node.name);
  return childrenOf(node).some((child) => mentions(child, names));
}

function childrenOf(node) {
  return Object.values(node)
    .flat()
    .filter((one) => typeof one?.type === 'string');
}

/**
 * @param {Parts} parts
 * @param {readonly [name: string, index: number][]} ofStars what it exports of its imports because of their stars.
 * @returns {string} the code of a function; the text begins on its second line.
 */
function functionOf({ body, imports, exports }, ofStars) {
  const given = imports.map((_, index) => `${GIVEN}${index}`);
  const taken = imports.flatMap(({ names }, index) =>
    names.map(([name, own]) => `${own} = ${name === '*' ? `${GIVEN}${index}` : `${GIVEN}${index}.${name}`}`),
  );
  const all = [...exports, ...ofStars.map(([name, index]) => [name, `${GIVEN}${index}.${name}`])].sort(
    ([a], [b]) => (a < b ? -1 : 1),
  );
  const head = taken.length > 0 ? `const ${taken.join(', ')};` : '';
  const result = all.map(([name, value]) => `${name}: ${value}`).join(', ');
  return `(function (${given.join(', ')}) { 'use strict'; ${head}\n${body}\n;return { ${result} };\n})`;
}

module.exports = { functionOf, partsOf };
