// Both steps of playwright-bdd: its tests are made of the features, then run.
import { spawnSync } from 'node:child_process';

for (const command of [['playwright-bdd/dist/cli/index.js'], ['@playwright/test/cli.js', 'test']]) {
  const [script, ...args] = command;
  const { status } = spawnSync(process.execPath, [`node_modules/${script}`, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
