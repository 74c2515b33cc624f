import type { InnerStep } from '../../../support/evidence/phrase-record';
import { causeOfAttempt } from '../../messages/cause';
import { letterOf } from '../../messages/letters';
import { outcomeOfAttempt } from '../../messages/outcome';
import type { Attempt, Feature, Scenario, Step } from '../../messages/run';
import type * as written from '../../messages/written';
import { cut, LIMITS } from '../../sanitize';
import { readMarkdown } from '../markdown';
import { shownAttachments } from './attachments';
import type { Rerun } from './clusters';
import { durationOf } from './columns';
import type {
  AttemptData,
  BackgroundPart,
  ExamplesPart,
  FeatureData,
  InnerStepData,
  Part,
  ScenarioData,
  ScenarioPart,
  StepData,
  WrittenStep,
} from './shapes/feature-data';

interface Sources {
  /** Keys of scenarios by their line, one for each environment. */
  keys: ReadonlyMap<number, string[]>;
  idOf: (scenario: Scenario) => string;
  rerun: Rerun;
}

/** All that the site knows about one feature. @param feature with its scenarios by line. */
export function featureData(feature: Feature, sources: Sources): FeatureData {
  return {
    uri: cut(feature.uri, LIMITS.line),
    language: feature.written.language,
    keyword: cut(feature.keyword, LIMITS.name),
    name: cut(feature.name, LIMITS.line),
    tags: feature.tags.map((tag) => cut(tag, LIMITS.name)),
    description: markdown(feature.description),
    parts: feature.written.parts.map((part) => partData(part, sources.keys)),
    ...(feature.source && { tool: cut(feature.source.tool, LIMITS.name) }),
    scenarios: feature.scenarios.map((scenario) => scenarioData(scenario, feature, sources)),
  };
}

function partData(part: written.WrittenPart, keys: Sources['keys']): Part {
  if (part.kind !== 'rule') return innerPart(part, keys);
  const parts = part.parts.map((inner) => innerPart(inner, keys));
  return { kind: 'rule', ...head(part), tags: part.tags, parts };
}

function innerPart(
  part: written.WrittenBackground | written.WrittenScenario,
  keys: Sources['keys'],
): BackgroundPart | ScenarioPart {
  const steps = part.steps.map(writtenStep);
  if (part.kind === 'background') return { kind: 'background', ...head(part), steps };
  const own = keys.get(part.line);
  const examples = part.examples.map((each) => examplesPart(each, keys));
  return {
    kind: 'scenario',
    ...head(part),
    tags: part.tags,
    steps,
    examples,
    ...(own && { keys: own }),
  };
}

function examplesPart(examples: written.WrittenExamples, keys: Sources['keys']): ExamplesPart {
  const rows = examples.rows.map(({ line, cells }) => {
    const own = keys.get(line);
    return { cells: cells.map((cell) => cut(cell, LIMITS.line)), ...(own && { keys: own }) };
  });
  return { ...head(examples), tags: examples.tags, header: examples.header, rows };
}

function head({
  line,
  keyword,
  name,
  description,
}: written.WrittenBackground | written.WrittenExamples | written.WrittenRule | written.WrittenScenario) {
  return { line, keyword, name: cut(name, LIMITS.line), description: markdown(description) };
}

function writtenStep({ keyword, text, docString, table }: written.WrittenStep | Step): WrittenStep {
  return {
    keyword,
    text: cut(text, LIMITS.line),
    ...(docString && { docString: { ...docString, content: cut(docString.content, LIMITS.error) } }),
    ...(table && { table: table.map((row) => row.map((cell) => cut(cell, LIMITS.line))) }),
  };
}

function scenarioData(scenario: Scenario, feature: Feature, { idOf, rerun }: Sources): ScenarioData {
  const { line, keyword, name, description, rule, environment, examples, tags, attempts } = scenario;
  const key = idOf(scenario);
  return {
    key,
    line,
    keyword,
    name: cut(name, LIMITS.line),
    description: markdown(description),
    ...(rule !== undefined && { rule: cut(rule, LIMITS.name) }),
    ...(environment !== undefined && { environment }),
    ...(examples && { row: examples.row.map(([column, value]) => [column, cut(value, LIMITS.line)]) }),
    tags: tags.map((tag) => cut(tag, LIMITS.name)),
    attempts: attempts.map(attemptData),
    rerun: feature.source === undefined ? rerun([{ uri: feature.uri, line }], `scenario-${key}`) : '',
  };
}

function attemptData(attempt: Attempt): AttemptData {
  const cause = causeOfAttempt(attempt);
  const duration = durationOf(attempt);
  return {
    status: letterOf(outcomeOfAttempt(attempt)),
    startedAt: new Date(attempt.startedAt).toISOString(),
    ...(duration !== undefined && { duration }),
    ...(attempt.worker !== undefined && { worker: attempt.worker }),
    ...(cause && { cause }),
    steps: attempt.steps.map(stepData),
  };
}

function stepData(step: Step): StepData {
  const { kind, outcome, duration, line, message, parameters, definitions, snippets } = step;
  const attachments = shownAttachments(step.attachments);
  const [definition] = definitions;
  return {
    ...writtenStep(step),
    ...(kind === 'hook' && { hook: true }),
    ...(outcome !== 'passed' && { status: letterOf(outcome) }),
    ...(duration > 0 && { duration: Math.round(duration / 1e5) / 10 }),
    ...(line > 0 && { line }),
    ...(message !== undefined && outcome !== 'ambiguous' && { message: cut(message, LIMITS.error) }),
    ...(definition && outcome !== 'passed' && { place: definition.place }),
    ...(parameters && { parameters: parameters.map((value) => cut(value, LIMITS.line)) }),
    ...(outcome === 'ambiguous' && { matches: definitions }),
    ...(outcome === 'undefined' && snippets.length > 0 && { snippets }),
    ...(step.inner && { inner: step.inner.map(innerStep) }),
    ...(attachments.length > 0 && { attachments }),
  };
}

function innerStep({ keyword, text, place, status, duration, steps }: InnerStep): InnerStepData {
  return {
    keyword: cut(keyword, LIMITS.name),
    text: cut(text, LIMITS.line),
    place: cut(place, LIMITS.line),
    ...(status !== 'passed' && { status: letterOf(status) }),
    ...(duration > 0 && { duration }),
    ...(steps && { inner: steps.map(innerStep) }),
  };
}

function markdown(text: string): ReturnType<typeof readMarkdown> {
  return text === '' ? [] : readMarkdown(cut(text, LIMITS.error));
}
