import { existsSync } from 'node:fs';
import { SetupError } from '../errors/brine-error';
import { startComponentServer } from './server';

/** `node main.ts <front end> [<setup file>]`: serves components until it is told to end. */
async function main([root = '', setup]: string[]): Promise<void> {
  // What is wrong with the folder is told below.
  if (existsSync(root)) process.chdir(root);
  frontEndEnvironment(process.env);
  const server = await startComponentServer({ root, setup });
  process.stdout.write(`Local: ${server.url}/\n`);
  const end = async () => {
    await server[Symbol.asyncDispose]();
    process.exit(0);
  };
  process.once('SIGTERM', end).once('SIGINT', end);
}

/** React's messages for developers are wanted whatever the run is, and no config must take this for a Vitest run. */
function frontEndEnvironment(env: NodeJS.ProcessEnv): void {
  env.NODE_ENV = 'development';
  for (const name of Object.keys(env)) if (name.startsWith('VITEST')) delete env[name];
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const told = error instanceof SetupError ? error.message : String((error as Error)?.stack ?? error);
  process.stderr.write(`${told}\n`);
  process.exitCode = 2;
});
