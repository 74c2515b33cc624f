// The door that Cucumber imports, for the same reason as plugin.js; it loads nothing of the project.
if (!require('../support/home/home').compiled) require('./typescript');
module.exports = require('./formats/junit-formatter');
