// `require('brine/cucumber')`: what a cucumber.js needs.
const { brineProfile, junit } = require('../runs/profile');

module.exports = { brineProfile, junit };
