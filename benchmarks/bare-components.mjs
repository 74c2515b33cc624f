// What a scenario of the subject `components` does, without Brine.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { brief, contest, VIEWPORT } from './bare.mjs';

const [command, ...args] = brief.server;
const server = spawn(command, args, { cwd: brief.frontEnd, stdio: ['ignore', 'pipe', 'inherit'] });

await contest(async (browser) => {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  await page.goto(new URL(brief.page, await addressOf(server)).href);
  return async () => {
    await page.reload();
    await page.waitForFunction(() => 'mount' in window);
    await page.evaluate((story) => window.mount({ story }), brief.story);
    await page.getByRole('button', { name: 'Remove line 2' }).waitFor();
  };
});
server.kill();

async function addressOf({ stdout }) {
  for await (const line of createInterface({ input: stdout })) {
    const [, address] = /^Local: (\S+)/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error('The component server gave no address.');
}
