import type { InnerStepData, StepData, WrittenStep } from '../data/shapes/feature-data';
import { attachmentView } from './attachment-view';
import { copyButton } from './copy';
import { type Child, h } from './dom';
import { errorView } from './error-view';
import { duration } from './format';
import { pre, table } from './parts';
import { mark } from './status';

/** A step of an attempt, with all it left behind. @param longest milliseconds of the longest step beside it. */
export function stepView(step: StepData, longest: number): HTMLElement {
  const status = step.status ?? 'p';
  const took = step.duration ?? 0;
  const title = step.hook
    ? [h('span', { class: 'keyword' }, `${step.keyword} hook `), step.text]
    : [h('span', { class: 'keyword' }, step.keyword), sentence(step.text, step.parameters ?? [])];
  return h(
    'li',
    { class: `step ${status}${step.hook ? ' hook' : ''}` },
    mark(status),
    h(
      'div',
      { class: 'step-body' },
      h(
        'div',
        { class: 'step-head' },
        h('span', { class: 'sentence', dir: 'auto' }, title),
        time(took, longest),
      ),
      argument(step),
      step.inner && innerSteps(step.inner, status === 'f'),
      step.message !== undefined &&
        (status === 's' ? h('p', { class: 'note' }, step.message) : errorView(step.message)),
      step.matches && matches(step.matches),
      step.snippets?.map((snippet) =>
        h(
          'div',
          {},
          h('p', { class: 'note' }, 'No step definition matches this step. This one would:'),
          h(
            'div',
            { class: 'command' },
            pre(snippet),
            copyButton('Copy', () => snippet, { className: 'quiet' }),
          ),
        ),
      ),
      step.place !== undefined &&
        status !== 'p' &&
        status !== 's' &&
        h('p', { class: 'note' }, 'Step definition: ', h('code', {}, step.place)),
      step.attachments && h('div', { class: 'attachments' }, step.attachments.map(attachmentView)),
    ),
  );
}

/** The steps of a phrase, folded unless they tell why it failed. */
function innerSteps(steps: readonly InnerStepData[], open: boolean): HTMLElement {
  const count = steps.length === 1 ? '1 step' : `${steps.length} steps`;
  return h(
    'details',
    { class: 'phrase', open },
    h('summary', {}, `Phrase of ${count}`),
    h('ol', { class: 'steps' }, steps.map(innerStep)),
  );
}

function innerStep({
  keyword,
  text,
  place,
  status = 'p',
  duration: took = 0,
  inner,
}: InnerStepData): HTMLElement {
  return h(
    'li',
    { class: `step ${status}` },
    mark(status),
    h(
      'div',
      { class: 'step-body' },
      h(
        'div',
        { class: 'step-head' },
        h(
          'span',
          { class: 'sentence', dir: 'auto' },
          h('span', { class: 'keyword' }, keyword),
          sentence(text, text.match(/"[^"]*"/g) ?? []),
        ),
        took > 0 && h('span', { class: 'took' }, duration(took)),
      ),
      status === 'f' && h('p', { class: 'note' }, h('code', {}, place)),
      inner && innerSteps(inner, status === 'f'),
    ),
  );
}

/** Its length against the longest, drawn. */
function time(took: number, longest: number): Child {
  if (took < 1) return false;
  const bar = h('span', { class: 'meter', 'aria-hidden': 'true' }, h('span'));
  (bar.firstElementChild as HTMLElement).style.width = `${Math.max(2, Math.round((took / longest) * 100))}%`;
  return h('span', { class: 'took' }, bar, duration(took));
}

function matches(all: readonly { pattern: string; place: string }[]): HTMLElement {
  return h(
    'div',
    { class: 'error' },
    h('p', {}, `${all.length} step definitions match this step:`),
    h(
      'ul',
      {},
      all.map(({ pattern, place }) =>
        h('li', {}, h('code', {}, pattern), ' ', h('span', { class: 'soft' }, place)),
      ),
    ),
  );
}

/** Table and doc string of a step. */
export function argument({ docString, table: rows }: WrittenStep): Child {
  return [
    docString && h('div', { class: 'doc-string' }, pre(docString.content)),
    rows && table(rows, 'Table of the step'),
  ];
}

/** A sentence with what varies in it marked: the given values, in their order. */
function sentence(text: string, values: readonly string[]): Child[] {
  const parts: Child[] = [];
  let at = 0;
  for (const value of values) {
    const found = value === '' ? -1 : text.indexOf(value, at);
    if (found === -1) continue;
    parts.push(text.slice(at, found), h('span', { class: 'parameter' }, value));
    at = found + value.length;
  }
  return [...parts, text.slice(at)];
}

/** A sentence as it is written, with its `<placeholders>` and its quoted texts marked. */
export function writtenSentence(text: string): Child[] {
  return sentence(text, text.match(/<[^<>\s][^<>]*>|"[^"]*"/g) ?? []);
}
