// Whether a `cucumber.js` is an ES module, Cucumber asks a package that needs many others, which takes a tenth of its own start.
// Of a file with the extension `.cjs` it knows. So it gets one that gives what is in the other, if that is none.
const path = require('node:path');
const cucumber = require('@cucumber/cucumber/lib/configuration/from_file');
const { isModuleFolder } = require('./compiler-facts');

const DOOR = path.join(__dirname, 'configuration.cjs');
const { fromFile } = cucumber;

/** What is behind the door. */
let file;

cucumber.fromFile = async (logger, cwd, name, profiles) => {
  file = path.join(cwd, name);
  if (path.extname(file) !== '.js' || isModuleFolder(path.dirname(file)))
    return await fromFile(logger, cwd, name, profiles);
  try {
    return await fromFile(logger, cwd, path.relative(cwd, DOOR), profiles);
  } catch {
    // What is wrong, and with which file, is for Cucumber to say.
    return await fromFile(logger, cwd, name, profiles);
  }
};

module.exports = { readConfiguration: () => require(file) };
