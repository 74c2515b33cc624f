import * as v from 'valibot';
import type { Outcome, Step } from '../messages/run';
import type { Test, TestGroup } from './build';

const text = v.optional(v.string(), '');
const step = v.object({
  keyword: text,
  name: text,
  line: v.optional(v.number(), 0),
  hidden: v.optional(v.boolean(), false),
  match: v.optional(v.object({ location: v.optional(v.string()) })),
  result: v.optional(
    v.object({
      status: v.string(),
      duration: v.optional(v.number(), 0),
      error_message: v.optional(v.string()),
    }),
  ),
});
const element = v.object({
  name: text,
  keyword: text,
  type: v.optional(v.string(), 'scenario'),
  line: v.optional(v.number(), 0),
  tags: v.optional(v.array(v.object({ name: v.string() })), []),
  start_timestamp: v.optional(v.string()),
  steps: v.optional(v.array(step), []),
});
const features = v.array(
  v.object({
    uri: v.string(),
    name: text,
    keyword: v.optional(v.string(), 'Feature'),
    description: text,
    line: v.optional(v.number(), 0),
    elements: v.optional(v.array(element), []),
  }),
);
type Element = v.InferOutput<typeof element>;

const OUTCOMES: readonly Outcome[] = ['passed', 'failed', 'skipped', 'pending', 'undefined', 'ambiguous'];

/**
 * The legacy JSON of Cucumber, as cucumber-rs, cucumber-jvm and others write it.
 *
 * @throws Error that says what is missing from it.
 */
export function readCucumberJson(source: string): { tool: string; groups: TestGroup[] } {
  const parsed = v.safeParse(features, JSON.parse(source));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Error(`is no Cucumber JSON: ${v.getDotPath(issue) ?? '(all)'}: ${issue.message}`);
  }
  const groups = parsed.output.map(({ uri, name, keyword, description, line, elements }) => {
    return { uri, name, keyword, description, line, tests: testsOf(elements) };
  });
  return { tool: 'Cucumber', groups };
}

/** A background is told before each scenario that it belongs to. */
function testsOf(elements: readonly Element[]): Test[] {
  const tests: Test[] = [];
  let before: Step[] = [];
  for (const one of elements) {
    const steps = one.steps.map(stepOf);
    if (one.type === 'background') before = steps;
    else {
      const all = [...before, ...steps];
      before = [];
      const duration = Math.round(all.reduce((sum, each) => sum + each.duration, 0) / 1e6);
      const startedAt = Date.parse(one.start_timestamp ?? '') || 0;
      const tags = one.tags.map((tag) => tag.name);
      tests.push({ name: one.name, line: one.line, tags, startedAt, duration, attempts: [{ steps: all }] });
    }
  }
  return tests;
}

function stepOf({ keyword, name, line, hidden, match, result }: v.InferOutput<typeof step>): Step {
  const status = result?.status.toLowerCase();
  const { location } = match ?? {};
  return {
    kind: hidden ? 'hook' : 'step',
    keyword,
    text: name || (location ?? ''),
    line,
    outcome: OUTCOMES.find((outcome) => outcome === status) ?? 'unknown',
    duration: result?.duration ?? 0,
    ...(result?.error_message !== undefined && { message: result.error_message }),
    attachments: [],
    definitions: location === undefined || hidden ? [] : [{ pattern: name, place: location }],
    snippets: [],
  };
}
