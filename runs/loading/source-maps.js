const support = require('@cspotcode/source-map-support');

/** What was made of TypeScript files, with the map in its last line, and how to get it. */
const outputs = new Map();

/** Lets stacks name the lines of TypeScript files; the same library as in ts-node, which need not be loaded for it. */
function mapStacks() {
  support.install({
    environment: 'node',
    retrieveFile: (name) => outputs.get(name.replaceAll('\\', '/'))?.() ?? '',
  });
}

/** @param {string} file absolute. @param {() => string | undefined} output what is run of it. */
function remember(file, output) {
  outputs.set(file.replaceAll('\\', '/'), output);
}

module.exports = { mapStacks, remember };
