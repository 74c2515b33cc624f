import type { StepData, WrittenStep } from '../data/shapes/feature-data';
import { attachmentView } from './attachment-view';
import { type Child, h } from './dom';
import { errorView } from './error-view';
import { duration } from './format';
import { copyButton, pre, table } from './parts';
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
