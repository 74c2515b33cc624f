#!/usr/bin/env node
// The command `brine`: `run` and `watch` are looked after from here, everything else is in cli/main.ts. Plain JavaScript because it runs before anything can be
// TypeScript.
const { tooOld } = require('./node-version');

const { argv, env, stdout, stderr } = process;
const [command, ...args] = argv.slice(2);
const fault = tooOld(process.versions.node);

if (fault !== undefined) {
  stderr.write(fault);
  process.exitCode = 2;
} else if (command === 'run' || command === 'watch') {
  // Cucumber runs in a process of its own, and this one need not know TypeScript.
  require('../runs/supervisor/supervisor').supervise(args, env, command);
} else {
  require('../runs/typescript');
  const { main } = require('./main');
  main(argv.slice(2), { env, stdout, stderr }).then((code) => {
    process.exitCode = code;
  });
}
