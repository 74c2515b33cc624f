import type { Attachment, Outcome, Step } from '../messages/run';
import { type Test, type TestGroup, wholeStep } from './build';
import { readXml, type XmlElement } from './xml';

/**
 * JUnit XML, as cargo nextest, vitest, pytest and others write it. Failures of earlier attempts (`flakyFailure`,
 * `rerunFailure`) become attempts.
 *
 * @throws Error that says what it is instead.
 */
export function readJunit(text: string): { tool: string; groups: TestGroup[] } {
  const root = readXml(text);
  const suites =
    root.name === 'testsuite' ? [root] : root.name === 'testsuites' ? allSuites(root) : undefined;
  if (!suites) throw new Error(`begins with <${root.name}>, JUnit with <testsuites> or <testsuite>.`);
  const groups = suites.map(groupOf).filter(({ tests }) => tests.length > 0);
  return { tool: toolOf(root, suites), groups };
}

function allSuites(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) =>
    child.name === 'testsuite' ? [child, ...allSuites(child)] : [],
  );
}

function toolOf(root: XmlElement, suites: readonly XmlElement[]): string {
  const name = root.attributes.name ?? '';
  if (name === 'nextest-run') return 'cargo nextest';
  if (/^vitest/.test(name)) return 'vitest';
  if (/^jest/.test(name)) return 'jest';
  if (suites.some(({ attributes }) => attributes.name === 'pytest')) return 'pytest';
  return 'JUnit';
}

function groupOf({ attributes, children }: XmlElement): TestGroup {
  const cases = children.filter(({ name }) => name === 'testcase');
  const name = attributes.name ?? 'tests';
  const startedAt = Date.parse(attributes.timestamp ?? '') || 0;
  const tests = cases.map((one) => testOf(one, startedAt));
  return { uri: attributes.file ?? name, name, keyword: 'Tests', line: 0, description: '', tests };
}

function testOf(element: XmlElement, startedAt: number): Test {
  const { name = '', classname, line, time } = element.attributes;
  const shown = classname === undefined || name.startsWith(classname) ? name : `${classname}: ${name}`;
  const duration = Math.round((Number.parseFloat(time ?? '') || 0) * 1_000);
  const attempts = attemptsOf(element, shown).map((step) => ({
    steps: [{ ...step, duration: duration * 1e6 }],
  }));
  const began = Date.parse(element.attributes.timestamp ?? '') || startedAt;
  return { name: shown, line: Number.parseInt(line ?? '', 10) || 0, startedAt: began, duration, attempts };
}

function attemptsOf({ children }: XmlElement, name: string): Step[] {
  const of = (...names: string[]) => children.filter((child) => names.includes(child.name));
  const failed = (element: XmlElement) => wholeStep(name, 'failed', messageOf(element));
  const earlier = of('flakyFailure', 'flakyError').map(failed);
  const later = of('rerunFailure', 'rerunError').map(failed);
  const [failure] = of('failure', 'error');
  const [skipped] = of('skipped');
  const outcome: Outcome = skipped ? 'skipped' : 'passed';
  const own = failure ? failed(failure) : wholeStep(name, outcome, skipped && messageOf(skipped));
  const all = [...earlier, own, ...later];
  const last = all[all.length - 1];
  if (last) last.attachments = of('system-out', 'system-err').flatMap(outputOf);
  return all;
}

function messageOf({ attributes, text }: XmlElement): string {
  const { message = '' } = attributes;
  const body = text.trim();
  return body.startsWith(message) ? body : [message, body].filter(Boolean).join('\n');
}

function outputOf({ name, text }: XmlElement): Attachment[] {
  return text.trim() === '' ? [] : [{ name, mediaType: 'text/plain', kind: 'text', text: text.trim() }];
}
