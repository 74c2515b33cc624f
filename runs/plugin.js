// The door that Cucumber imports: Node's ESM loader would not send a .ts file through ts-node, a `require` does.
require('./typescript');
module.exports = require('./cucumber-plugin');
