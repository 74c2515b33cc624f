import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { config as loadEnvFiles } from 'dotenv';
import * as v from 'valibot';
import { complete } from './complete';
import {
  NoSettingsError,
  SettingsInvalidError,
  SettingsLoadError,
  SettingsNotFoundError,
  UnknownEnvironmentError,
} from './errors';
import { type Fault, faultsOf } from './faults';
import { lineOf } from './line';
import { faultsOfMeaning } from './meaning';
import { merge } from './merge';
import { settingsSchema } from './schema/schema';
import type { LoadedSettings, Settings } from './settings';

const FILE = 'brine.config.ts';

/**
 * Loads `brine.config.ts` of a project with its `.env` files, checks it whole and fills in the defaults.
 *
 * `.env.<environment>` wins over `.env`; what is already set in `env` wins over both. TypeScript must be loadable
 * (ts-node registered).
 *
 * @param root folder of the project.
 * @param env read for `BRINE_ENV`, and extended by what the `.env` files say.
 * @throws SettingsNotFoundError, SettingsLoadError, NoSettingsError, SettingsInvalidError, UnknownEnvironmentError
 */
export function loadSettings(root: string, env: NodeJS.ProcessEnv): LoadedSettings {
  const file = path.join(root, FILE);
  if (!existsSync(file)) throw new SettingsNotFoundError(root);
  const environment = env.BRINE_ENV || 'default';
  // Present, if empty: the files may not choose the environment that chooses the files.
  env.BRINE_ENV ??= '';
  const files = [`.env.${environment}`, '.env'].map((name) => path.join(root, name));
  loadEnvFiles({ path: files, processEnv: env as Record<string, string>, quiet: true });
  const settings = check(file, read(file));
  const names = ['default', ...Object.keys(settings.environments ?? {})];
  return complete(choose(settings, environment), root, environment, names);
}

function read(file: string): unknown {
  try {
    return (require(file) as { default?: unknown }).default;
  } catch (error) {
    throw new SettingsLoadError(FILE, path.dirname(file), error);
  }
}

function check(file: string, exported: unknown): Settings {
  if (exported === undefined || exported === null) throw new NoSettingsError(FILE);
  const settings = exported as Settings;
  const faults = faultsIn(settings);
  if (faults.length === 0) faults.push(...faultsInEnvironments(settings));
  if (faults.length > 0) throw new SettingsInvalidError(FILE, located(file, faults));
  return settings;
}

function faultsIn(settings: Settings): Fault[] {
  const result = v.safeParse(settingsSchema, settings);
  return result.success ? faultsOfMeaning(settings) : faultsOf(settingsSchema, result.issues);
}

/** Each environment as it would be used: what it leaves out comes from the settings themselves. */
function faultsInEnvironments({ environments = {}, ...common }: Settings): Fault[] {
  return Object.entries(environments).flatMap(([name, overrides]) =>
    faultsIn(merge(common, overrides)).map(({ path: keys, text }) => ({
      path: ['environments', name, ...keys],
      text,
    })),
  );
}

function located(file: string, faults: readonly Fault[]): string[] {
  const source = readFileSync(file, 'utf8');
  return faults
    .map((fault) => ({ ...fault, line: lineOf(source, fault.path) }))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
    .map(
      ({ path: keys, text, line }) =>
        `${FILE}${line ? `:${line}` : ''}  ${keys.join('.') || 'settings'} ${text}`,
    );
}

function choose({ environments = {}, ...common }: Settings, environment: string): Settings {
  if (environment === 'default') return common;
  const overrides = environments[environment];
  if (!overrides) throw new UnknownEnvironmentError(FILE, environment, Object.keys(environments));
  return merge(common, overrides);
}
