#!/usr/bin/env node
// The command `brine`: `run` and `watch` are looked after from here, everything else is in cli/main.ts. Plain JavaScript because it runs before anything can be
// TypeScript.
const { argv, env, stdout, stderr } = process;
const [command, ...args] = argv.slice(2);

if (command === 'run' || command === 'watch') {
  // Cucumber runs in a process of its own, and this one need not know TypeScript.
  require('../runs/supervisor').supervise(args, env, command);
} else {
  require('../runs/typescript');
  const { main } = require('./main');
  main(argv.slice(2), { env, stdout, stderr }).then((code) => {
    process.exitCode = code;
  });
}
