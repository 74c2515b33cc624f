const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { ourFile } = require('../support/home/home');

/** Cucumber takes them for glob patterns. */
const ours = (...parts) => ourFile(...parts).replaceAll('\\', '/');

/**
 * What every profile in a `cucumber.js` starts from: TypeScript loaded through ts-node, Brine's plugin, World, hooks
 * and vocabulary. A project names its own step definitions in `require`.
 *
 * @param {Partial<import('@cucumber/cucumber').IConfiguration>} [own] what the profile adds; lists are appended.
 * @returns {Partial<import('@cucumber/cucumber').IConfiguration>}
 */
function brineProfile(own = {}) {
  const { require: more = [], plugin = [], ...rest } = own;
  return {
    requireModule: ['typescript.js', 'loading/definition-places.js'].map((file) =>
      path.join(__dirname, file),
    ),
    require: [
      ours('worlds', 'hooks'),
      ours('runs', 'worker', 'worker'),
      ours('step-definitions', 'parameter-types'),
      ours('step-definitions', '*.steps'),
      ours('step-definitions', 'guards', '*.steps'),
      ...more,
      // Last: a phrase may be made of everything else.
      ours('worlds', 'phrases'),
    ],
    plugin: [pathToFileURL(path.join(__dirname, 'plugin.js')).href, ...plugin],
    ...rest,
  };
}

/** For `format`: `[junit, 'reports/output/junit.xml']`. */
const junit = pathToFileURL(path.join(__dirname, 'junit.js')).href;

module.exports = { brineProfile, junit };
