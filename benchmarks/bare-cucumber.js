// Bare cucumber-js: step definitions in plain JavaScript, nothing else.
module.exports = { default: { require: [require.resolve('./bare-nothing.js')] } };
