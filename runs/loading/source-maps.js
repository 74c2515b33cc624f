const Module = require('node:module');

/** What was made of TypeScript files, with the map in its last line, and how to get it. */
const outputs = new Map();

/** Milliseconds after which the library is loaded though no stack was asked for: a step may leave no file to be opened. */
const LATEST = 1_000;

/** Packages that ask for it are given the library that is in use, as it sees to itself once it is there. */
const SAME = /^source-map-support(?:\/register)?$/;

/** How stacks are written, once the library is there. */
let prepare;

/**
 * Lets stacks name the lines of TypeScript files, by the same library as in ts-node, which need not be loaded for it. Most runs
 * that pass show no stack, so it is loaded with the first.
 */
function mapStacks() {
  Error.prepareStackTrace = (error, frames) => {
    try {
      if (!prepare) load();
    } catch {
      return [error, ...frames.map((frame) => `    at ${frame}`)].join('\n');
    }
    return prepare(error, frames);
  };
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (request, ...more) {
    if (prepare || !SAME.test(request)) return resolve.call(this, request, ...more);
    load();
    return Module._resolveFilename.call(this, request, ...more);
  };
  setTimeout(load, LATEST).unref();
}

/** @returns {typeof import('@cspotcode/source-map-support')} */
function load() {
  const support = require('@cspotcode/source-map-support');
  if (prepare) return support;
  const inPlace = Error.prepareStackTrace;
  support.install({
    environment: 'node',
    retrieveFile: (name) => outputs.get(name.replaceAll('\\', '/'))?.() ?? '',
  });
  prepare = Error.prepareStackTrace;
  Error.prepareStackTrace = inPlace;
  return support;
}

/**
 * @param {{ source: string, line: number, column: number }} place in what is run.
 * @returns {{ source: string, line: number, column: number }} where that is written.
 */
function sourcePlace(place) {
  return load().mapSourcePosition(place);
}

/** @param {string} file absolute. @param {() => string | undefined} output what is run of it. */
function remember(file, output) {
  outputs.set(file.replaceAll('\\', '/'), output);
}

module.exports = { mapStacks, remember, sourcePlace };
