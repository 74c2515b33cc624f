import { suggest } from '../../support/matching/suggest';
import type { LoadedSettings } from '../../support/settings/settings';
import { readFeature } from '../features/read';
import type { Project } from '../project';
import { projectTags } from '../tags/project-tags';
import { Disabled } from './disabled';
import { UnknownRuleError } from './errors';
import type { Fault, Findings } from './fault';
import type { Rule, Subject } from './rule';
import { RULES } from './rules';
import { lintedSteps } from './steps';

export interface Asked {
  project: Project;
  settings: LoadedSettings;
  /** Feature files, from the project's folder. */
  features: readonly string[];
  /** Whether these are all features of the project. */
  whole: boolean;
}

/**
 * Holds features and step definitions against all rules.
 *
 * @returns all faults, by file and place.
 * @throws UnknownRuleError when the settings switch off what is no rule.
 */
export async function lint({ project, settings, features, whole }: Asked): Promise<Findings> {
  const rules = chosen(settings.lint.rules ?? {});
  const read = features.map((file) => readFeature(project.root, file));
  const subject: Subject = {
    project,
    settings,
    whole,
    features: read,
    tags: projectTags(project.root, settings.tags),
    steps: lintedSteps(read, project.definitions),
  };
  const disabled = new Disabled(project.root, read);
  const found = await Promise.all(rules.map(async (rule) => await check(rule, subject)));
  const faults = found.flatMap((one) => one.faults).filter((fault) => !disabled.has(fault));
  return {
    faults: [...faults, ...unknownRules(disabled)].sort(byPlace),
    unchecked: found.flatMap((one) => one.unchecked),
  };
}

async function check(rule: Rule, subject: Subject): Promise<Findings> {
  const said = await rule.check(subject);
  const { found, unchecked } = Array.isArray(said) ? { found: said, unchecked: [] } : said;
  return { faults: found.map((one) => ({ rule: rule.name, ...one })), unchecked };
}

function chosen(switches: Readonly<Record<string, boolean>>): Rule[] {
  const names = RULES.map(({ name }) => name);
  const unknown = Object.keys(switches).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new UnknownRuleError(unknown, names);
  return RULES.filter(({ name }) => switches[name] !== false);
}

/** A slip in a comment would let a fault through that somebody believes to be known. */
function unknownRules(disabled: Disabled): Fault[] {
  const names = RULES.map(({ name }) => name);
  return disabled.unknown(names).map(({ file, line, rule }) => {
    const near = suggest(rule, names);
    return {
      rule: 'unknown-rule',
      file,
      line,
      column: 1,
      message: `This comment switches off “${rule}”, which is no rule.`,
      next: near === undefined ? `Rules: ${names.join(', ')}.` : `Did you mean ${near}?`,
    };
  });
}

function byPlace(one: Fault, other: Fault): number {
  return (
    one.file.localeCompare(other.file, 'en') ||
    one.line - other.line ||
    one.column - other.column ||
    one.rule.localeCompare(other.rule, 'en')
  );
}
