import { loadConfiguration, loadSupport } from '@cucumber/cucumber/api';
import type { SupportCodeLibrary } from '@cucumber/cucumber/lib/support_code_library_builder/types';
import { BrineError } from '../support/errors/brine-error';
import { ProjectNotLoadedError } from './errors';

/** A step definition as Cucumber registered it. */
export type StepDefinition = SupportCodeLibrary['stepDefinitions'][number];

/** What Cucumber knows of a project before it runs anything. */
export interface Project {
  /** Absolute. */
  root: string;
  definitions: readonly StepDefinition[];
  parameterTypes: SupportCodeLibrary['parameterTypeRegistry'];
}

/**
 * Loads the step definitions as a run does, by Cucumber's own API: from the profile of `cucumber.js`, whatever they are
 * written in. Nothing is built and no service is started.
 *
 * @throws ProjectNotLoadedError, and what Brine's own code throws, such as SettingsInvalidError.
 */
export async function loadProject(
  root: string,
  env: NodeJS.ProcessEnv,
  streams: { stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream },
): Promise<Project> {
  const environment = { cwd: root, env, ...streams } as Parameters<typeof loadSupport>[1];
  try {
    const { runConfiguration } = await loadConfiguration({}, environment);
    // The API tells less of its type than there is.
    const support = (await loadSupport(runConfiguration, environment)) as unknown as SupportCodeLibrary;
    const { stepDefinitions, parameterTypeRegistry } = support;
    return { root, definitions: stepDefinitions, parameterTypes: parameterTypeRegistry };
  } catch (error) {
    throw error instanceof BrineError ? error : new ProjectNotLoadedError(error, root);
  }
}
