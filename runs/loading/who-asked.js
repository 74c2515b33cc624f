// Node tells who asked for a file that is not there. Of a misspelt `brine/stps` it tells only in which folder the package is.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

/** Puts into the error who asked for something that a package does not give away, and what it gives. */
function tellWhoAsked() {
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (request, parent, ...more) {
    try {
      return resolve.call(this, request, parent, ...more);
    } catch (error) {
      if (error?.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') amend(error, request, parent?.filename);
      throw error;
    }
  };
}

function amend(error, request, from) {
  if (from) error.requireStack ??= [from];
  const [, manifest] = / in (.+package\.json)/.exec(error.message) ?? [];
  const given = manifest ? givenBy(manifest) : [];
  if (given.length > 0) error.message = `Cannot find '${request}': the package gives ${given.join(', ')}.`;
}

/** What can be imported from a package, but for patterns and files of data. */
function givenBy(manifest) {
  try {
    const { name, exports } = JSON.parse(readFileSync(manifest, 'utf8'));
    return Object.keys(exports)
      .filter((one) => one.startsWith('.') && !/\*|\.json$/.test(one))
      .map((one) => `'${path.posix.join(name, one)}'`);
  } catch {
    return [];
  }
}

module.exports = { tellWhoAsked };
