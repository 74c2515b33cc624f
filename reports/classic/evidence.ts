import type { InnerStep } from '../../support/evidence/phrase-record';
import type { Attachment, Step } from '../messages/run';
import { cut, escapeHtml, LIMITS } from '../sanitize';
import { attachmentHtml } from './attachment';
import { fold } from './fold';

/** All that a step has to show below its sentence, as safe HTML; empty when there is nothing. */
export function evidenceOf(step: Step): string {
  const parts = [
    ...docString(step),
    ...phrase(step),
    ...error(step),
    ...ambiguity(step),
    ...suggestion(step),
    ...step.attachments.map((attachment, index) => attachmentHtml(attachment, index + 1)),
  ];
  return wrap(parts);
}

/** Marks HTML as ours, so that the style can free it from the frame that the reporter puts around a doc string. */
export function wrap(parts: string[]): string {
  return parts.length === 0 ? '' : `<div class="brine">${parts.join('')}</div>`;
}

/** The text of a failure, in full. */
export function errorHtml(message: string): string {
  return `<pre class="brine-error">${escapeHtml(cut(message, LIMITS.error))}</pre>`;
}

/** What an earlier attempt left: its error and its attachments. */
export function attemptHtml(title: string, steps: Step[]): string {
  const body = steps.flatMap((step) => [
    `<p class="brine-note">${escapeHtml(cut(`${step.keyword}${step.text}`, LIMITS.line))}</p>`,
    ...error(step),
    ...step.attachments.map((attachment: Attachment, index) => attachmentHtml(attachment, index + 1)),
  ]);
  return `<details class="brine-attempt"><summary>${escapeHtml(title)}</summary>${body.join('')}</details>`;
}

/** The steps of a phrase with what became of them. */
function phrase({ inner }: Step): string[] {
  if (inner === undefined) return [];
  const lines = innerLines(inner).map((line) => cut(line, LIMITS.line));
  const text = escapeHtml(cut(lines.join('\n'), LIMITS.error));
  return [
    `<details class="brine-attempt"><summary>Steps of the phrase</summary><pre>${text}</pre></details>`,
  ];
}

function innerLines(steps: readonly InnerStep[]): string[] {
  return steps.flatMap(({ keyword, text, status, steps: more = [] }) => [
    `${keyword}${text}: ${status}`,
    ...innerLines(more).map((line) => `  ${line}`),
  ]);
}

function docString(step: Step): string[] {
  if (step.docString === undefined) return [];
  const { content, mediaType } = step.docString;
  return [fold(mediaType ? `Doc string (${mediaType})` : 'Doc string', content, { open: true })];
}

function error(step: Step): string[] {
  if (step.message === undefined || step.outcome === 'ambiguous') return [];
  const [definition] = step.definitions;
  const place = definition && step.outcome === 'failed' ? [note(`Step definition: ${definition.place}`)] : [];
  return step.outcome === 'failed' ? [errorHtml(step.message), ...place] : [note(step.message)];
}

function ambiguity({ outcome, definitions }: Step): string[] {
  if (outcome !== 'ambiguous') return [];
  const list = definitions.map(({ pattern, place }) => `  ${pattern}  (${place})`).join('\n');
  return [errorHtml(`${definitions.length} step definitions match this step:\n${list}`)];
}

function suggestion({ outcome, snippets }: Step): string[] {
  const [snippet] = snippets;
  if (outcome !== 'undefined') return [];
  const said = note('No step definition matches this step.');
  return snippet === undefined ? [said] : [said, fold('Suggested step definition', snippet, { open: true })];
}

function note(text: string): string {
  return `<p class="brine-note">${escapeHtml(cut(text, LIMITS.error))}</p>`;
}
