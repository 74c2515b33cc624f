import type { Attempt, Feature, Outcome, Scenario, Source, Step } from '../messages/run';

/** A test of another tool. */
export interface Test {
  name: string;
  line: number;
  tags?: string[];
  /** Milliseconds since the epoch, and how long it took. */
  startedAt: number;
  duration: number;
  /** In order of time. */
  attempts: { steps: Step[] }[];
}

export interface TestGroup {
  /** Path of a file, or what else tells it apart. */
  uri: string;
  name: string;
  keyword: string;
  line: number;
  description: string;
  tests: Test[];
}

/** Tests of another tool as a feature, beside those of the suite; its path begins with the tool, so that it is no other's. */
export function buildFeature(group: TestGroup, source: Source): Feature {
  const { uri, name, keyword, line, description } = group;
  return {
    uri: `${source.tool}/${uri}`,
    line,
    keyword,
    name,
    description,
    tags: [],
    scenarios: group.tests.map(buildScenario),
    written: { language: 'en', parts: [] },
    source,
  };
}

function buildScenario({ name, line, tags = [], attempts, startedAt, duration }: Test): Scenario {
  const told = attempts.map(({ steps }, index): Attempt => {
    const last = index === attempts.length - 1;
    return { startedAt: startedAt + index, finishedAt: startedAt + index + (last ? duration : 0), steps };
  });
  return { line, keyword: 'Test', name, description: '', tags, attempts: told };
}

/** The one step of a test that tells none. */
export function wholeStep(name: string, outcome: Outcome, message?: string): Step {
  return {
    kind: 'step',
    keyword: 'Test ',
    text: name,
    line: 0,
    outcome,
    duration: 0,
    ...(message !== undefined && message !== '' && { message }),
    attachments: [],
    definitions: [],
    snippets: [],
  };
}
