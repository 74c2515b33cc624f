const path = require('node:path');
const { isMainThread, workerData } = require('node:worker_threads');
const { cacheFolder, sha } = require('../../support/home/cache');
const { compiled, HOME, ourFile } = require('../../support/home/home');

/** To be raised when what is in an archive, or what it means, changes. */
const FORMAT = 5;

/** The program whose modules are kept. */
const RUN = ourFile('cli', 'run');

/** With these Node loads modules in another way, or somebody looks at what is loaded, and is to see files. */
const OTHERWISE =
  /--(?:inspect|debug|loader|experimental-(?:loader|vm|strip|transform)|import|conditions|preserve|enable-source-maps|watch|test|build-snapshot|permission)|(?:^|\s)-C/;

/**
 * The archive of this thread.
 *
 * @param {string | undefined} facts what decides how TypeScript is compiled, if that is known.
 * @param {Pick<NodeJS.Process, 'argv' | 'cwd' | 'env' | 'execArgv'>} started
 * @returns {string | undefined} absolute; undefined where Node is to load all modules.
 */
function archiveFile(facts, { argv, cwd, env, execArgv } = process) {
  // A worker is told (runs/worker/crew.ts): it has the run's.
  if (!isMainThread) return workerData?.archive;
  if (argv[1] !== RUN || (!compiled && facts === undefined)) return undefined;
  const options = [...execArgv, env.NODE_OPTIONS ?? ''];
  if (env.NODE_DISABLE_COMPILE_CACHE || env.NODE_V8_COVERAGE) return undefined;
  if (options.some((option) => OTHERWISE.test(option))) return undefined;
  const folder = cacheFolder(cwd(), 'modules');
  if (!folder) return undefined;
  const { version, versions, arch, platform } = process;
  // Compiled, nothing of Brine's own is TypeScript.
  const made = compiled ? undefined : facts;
  const key = [FORMAT, version, versions.v8, arch, platform, HOME, made, options, env.NODE_PATH];
  return path.join(folder, `run-${sha(JSON.stringify(key))}.bin`);
}

module.exports = { archiveFile };
