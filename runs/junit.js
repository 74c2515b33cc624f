// The door that Cucumber imports, for the same reason as plugin.js.
require('./typescript');
module.exports = require('./junit-formatter');
