#!/usr/bin/env node
// The command `brine`: loads TypeScript, then cli/main.ts. Plain JavaScript because it runs before anything can be
// TypeScript.
require('../runs/typescript');
const { main } = require('./main');

const { argv, env, stdout, stderr } = process;
main(argv.slice(2), { env, stdout, stderr }).then((code) => {
  if (code !== undefined) process.exitCode = code;
});
