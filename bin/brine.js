#!/usr/bin/env node
// What `npx brine` starts. An installed package is compiled; a checkout runs its sources, whatever an earlier
// `npm pack` has left in dist/.
const { existsSync } = require('node:fs');
const path = require('node:path');

const home = path.join(__dirname, '..');
const checkout = existsSync(path.join(home, 'tsconfig.build.json'));
require(path.join(home, ...(checkout ? [] : ['dist']), 'cli', 'brine.js'));
