// A worker's thread. What it does is what Cucumber's own thread does (lib/runtime/parallel/worker.mjs) in two parts: what
// needs no more than the names of files is loaded while the main thread loads the same, reads the features and builds; the
// rest when the run begins.
require('../loading/unneeded');
const { register } = require('node:module');
const { pathToFileURL } = require('node:url');
const { workerData } = require('node:worker_threads');
const { IdGenerator } = require('@cucumber/messages');
const { Executor } = require('@cucumber/cucumber/lib/runtime/executor');
const { default: builder } = require('@cucumber/cucumber/lib/support_code_library_builder/index');
const { HookTarget } = require('@cucumber/cucumber/lib/support_code_library_builder/types');
const { default: tryRequire } = require('@cucumber/cucumber/lib/try_require');
const { snippetBuilder } = require('./snippet');

/** @type {{ port: import('node:worker_threads').MessagePort, cwd: string, files: readonly string[] }} */
const { port, cwd, files } = workerData;

builder.reset(cwd, IdGenerator.uuid());
for (const file of files) tryRequire(file);
port.once('message', begin);

/** @param {import('./crew').Beginning} beginning what is known only now. */
async function begin({ env, support, ids, testRunStartedId, options, snippets }) {
  takeEnvironment(env);
  // Those that are loaded are not loaded again.
  for (const file of [...support.requireModules, ...support.requirePaths]) tryRequire(file);
  for (const specifier of support.loaders) register(specifier, pathToFileURL('./'));
  for (const file of support.importPaths) await import(pathToFileURL(file).toString());
  const library = builder.finalize(ids);
  const broadcaster = { emit: (_, envelope) => port.postMessage({ type: 'ENVELOPE', envelope }) };
  const executor = new Executor(
    testRunStartedId,
    env.CUCUMBER_WORKER_ID,
    broadcaster,
    IdGenerator.uuid(),
    options,
    library,
    await snippetBuilderFor(library, snippets),
  );
  port.on('message', async (command) => {
    const success = await run(executor, command);
    port.postMessage({ type: 'FINISHED', success });
  });
  port.postMessage({ type: 'READY' });
}

async function run(executor, { type, assembledTestCase, failing }) {
  const ofWorkers = ({ on }) => on === HookTarget.WORKER;
  if (type === 'TEST_CASE') return await executor.runTestCase(assembledTestCase, failing);
  if (type === 'BEFOREALL_HOOKS') return await executor.runBeforeAllHooks(ofWorkers);
  return await executor.runAfterAllHooks(ofWorkers);
}

/** The main thread has prepared the run since this one was started. */
function takeEnvironment(env) {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
}

/** A project's own must be loaded beforehand. */
async function snippetBuilderFor(supportCodeLibrary, snippets) {
  if (!snippets.snippetSyntax && !snippets.snippetInterface) return snippetBuilder(supportCodeLibrary);
  const { default: formatters } = require('@cucumber/cucumber/lib/formatter/builder');
  return await formatters.getStepDefinitionSnippetBuilder({ cwd, supportCodeLibrary, ...snippets });
}
