import { causeIn, causeOfAttempt } from '../messages/cause';
import { outcomeOf, outcomeOfAttempt, worst } from '../messages/outcome';
import type { Attempt, Feature, Outcome, Scenario, Step } from '../messages/run';
import { cut, LIMITS } from '../sanitize';
import { causeHtml } from './cause';
import { attemptHtml, errorHtml, wrap } from './evidence';
import type { LegacyScenario, LegacyStatus, LegacyStep } from './legacy';
import { isWorthShowing, legacyStep } from './step';
import { label, line, rawParagraph } from './text';

export function legacyScenario(scenario: Scenario, feature: Feature): LegacyScenario {
  const last = scenario.attempts.at(-1);
  const cause = causeOfAttempt(last);
  const built: LegacyScenario = {
    id: `line-${scenario.line}`,
    type: 'scenario',
    keyword: line(scenario.keyword),
    name: line(titleOf(scenario)),
    description:
      (cause ? causeHtml(cause) : '') +
      rawParagraph([attemptStory(scenario), scenario.description].join('\n')),
    line: scenario.line,
    tags: [...scenario.tags, ...derivedTags(scenario)].map((name) => ({
      name: label(name),
      line: feature.line,
    })),
    steps: stepsOf(scenario, last),
  };
  if (cause) built.blame = line(`${cause.kind}: ${cause.culprit}`);
  if (last) built.start_timestamp = new Date(last.startedAt).toISOString();
  return built;
}

/** `Rule › Scenario`; a row of an outline whose name carries none of its values is told apart by them. */
function titleOf({ rule, name, examples }: Scenario): string {
  const title = rule ? `${cut(rule, LIMITS.name)} › ${name}` : name;
  if (examples === undefined || examples.named) return title;
  const row = examples.row.map(([column, value]) => `${column}: ${value}`).join(', ');
  return `${title} (${row})`;
}

/** What the status of the scenario becomes in the reporter, which knows neither `unknown` nor `not run`. */
function legacyStatusOf(scenario: Scenario): LegacyStatus {
  const outcome = outcomeOf(scenario);
  if (outcome === 'not run') return 'skipped';
  if (outcome !== 'unknown') return outcome;
  return scenario.attempts.at(-1)?.finishedAt === undefined ? 'failed' : 'pending';
}

function stepsOf(scenario: Scenario, last: Attempt | undefined): LegacyStep[] {
  // The cause stands above them.
  const told = (last?.steps ?? []).map(withoutCause);
  const steps = shownSteps(told).map(legacyStep);
  const remark = remarkOn(scenario);
  if (remark) steps.push(remark);
  const [first] = steps;
  const earlier = scenario.attempts
    .slice(0, -1)
    .map((attempt, index) => earlierAttempt(attempt, index, scenario));
  if (first && earlier.length > 0) first.restWireData = wrap(earlier) + (first.restWireData ?? '');
  return steps;
}

function withoutCause(step: Step): Step {
  return { ...step, attachments: step.attachments.filter((attachment) => !causeIn(attachment)) };
}

/** Without the hooks that have nothing to tell, unless the outcome of the scenario comes from one of those. */
function shownSteps(steps: Step[]): Step[] {
  const shown = steps.filter(isWorthShowing);
  const outcomes = (list: Step[]) => list.map((step) => step.outcome);
  return worst(outcomes(shown)) === worst(outcomes(steps)) ? shown : steps;
}

/** A scenario whose steps alone would be counted as something else, or not at all, gets a step that says what it is. */
function remarkOn(scenario: Scenario): LegacyStep | undefined {
  const outcome = outcomeOf(scenario);
  if (outcome === 'not run') return remark('Not run', 'the run ended before this scenario began', 'skipped');
  if (outcome !== 'unknown') return undefined;
  if (legacyStatusOf(scenario) === 'pending') return remark('Empty', 'this scenario has no steps', 'pending');
  const evidence = wrap([
    errorHtml('The run ended while this scenario was running. What it would have said is unknown.'),
  ]);
  return { ...remark('Cut off', 'the scenario began and did not finish', 'failed'), restWireData: evidence };
}

function remark(keyword: string, name: string, status: LegacyStatus): LegacyStep {
  return { keyword: `${keyword}: `, name, line: 0, result: { status, duration: 0 } };
}

function earlierAttempt(attempt: Attempt, index: number, scenario: Scenario): string {
  const outcome = outcomeOfAttempt(attempt);
  const steps = attempt.steps.filter((step) => isWorthShowing(step) && hasSomethingToSay(step));
  return attemptHtml(`Attempt ${index + 1} of ${scenario.attempts.length}: ${outcome}`, steps);
}

function hasSomethingToSay(step: Step): boolean {
  return step.message !== undefined || step.attachments.length > 0;
}

function attemptStory(scenario: Scenario): string {
  const count = scenario.attempts.length;
  if (count < 2) return '';
  const outcome = outcomeOf(scenario);
  return outcome === 'passed' ? `Passed on attempt ${count}.` : `${count} attempts, the last one ${outcome}.`;
}

/** Tags by which the reporter's filter finds what its statuses cannot say. */
function derivedTags(scenario: Scenario): string[] {
  const count = scenario.attempts.length;
  const outcome: Outcome = outcomeOf(scenario);
  if (outcome === 'not run') return ['@not-run'];
  if (outcome === 'unknown') return ['@unknown'];
  if (count < 2) return [];
  return outcome === 'passed'
    ? [`@flaky-passed-on-attempt-${count}`]
    : [`@${outcome}-after-${count}-attempts`];
}
