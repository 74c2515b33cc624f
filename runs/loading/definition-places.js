// Cucumber asks for a stack at every step definition, to know where it is written, and has all of its frames mapped and
// taken apart as text. With a whole vocabulary that was a quarter of what a run takes to start; one frame is enough, and there
// are many definitions in a file. To be loaded once a thread, before any definition is made.
const path = require('node:path');
const { fileURLToPath } = require('node:url');
const inner = require('@cucumber/cucumber/lib/support_code_library_builder/get_definition_line_and_uri');
const { onceOf } = require('../archive/load');
const { sourcePlace } = require('./source-maps');
const { isFileNameInCucumber } = require('@cucumber/cucumber/lib/filter_stack_trace');

inner.getDefinitionLineAndUri = placeOf;

/** By the name in stacks. */
const cucumbers = new Map();
/** By the folder to which they are relative, and by file. */
const uris = new Map();

/** @returns {{ line: number, uri: string }} of the nearest caller outside of Cucumber. */
function placeOf(cwd, isExcluded = isCucumbers) {
  const frame = callers().find((one) => {
    const file = one.getFileName();
    return file && file !== __filename && !isExcluded(fileOf(file));
  });
  if (!frame) return { line: 0, uri: 'unknown' };
  const [file, line, column] = [frame.getFileName(), frame.getLineNumber(), frame.getColumnNumber() - 1];
  // A source map is read and taken apart for it.
  const { source = file, ...written } = onceOf(file, `${line}:${column}`, () => {
    const place = sourcePlace({ source: file, line, column });
    return { line: place.line, ...(place.source !== file && { source: place.source }) };
  });
  return { line: written.line, uri: uriOf(cwd, source) };
}

function callers() {
  const prepare = Error.prepareStackTrace;
  Error.prepareStackTrace = (_, frames) => frames;
  try {
    return new Error().stack;
  } finally {
    Error.prepareStackTrace = prepare;
  }
}

function isCucumbers(file) {
  return remembered(cucumbers, file, () => isFileNameInCucumber(file));
}

function uriOf(cwd, source) {
  const ofFolder = remembered(uris, cwd, () => new Map());
  return remembered(ofFolder, source, () => path.relative(cwd, fileOf(source)));
}

function remembered(known, key, workOut) {
  if (!known.has(key)) known.set(key, workOut());
  return known.get(key);
}

function fileOf(name) {
  return name.startsWith('file://') ? fileURLToPath(name) : name;
}
