// Cucumber's `plugin: ['brine/plugin']`, for a profile that is not made by brineProfile.
module.exports = require('../runs/plugin');
