// What Cucumber reads in the place of a `cucumber.js`.
module.exports = require('./read-configuration').readConfiguration();
