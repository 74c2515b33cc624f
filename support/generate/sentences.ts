import type { Subject } from './describe';
import { one, plural, singular, wordsOf } from './names';
import { deedOf } from './verb';

/** `An order can be paid`, `Products can be listed`; `Export everything: it works` where no verb can be told. */
export function statement(subject: Subject, more = ''): string {
  const deed = subject.kind === 'other' ? undefined : deedOf(subject);
  const text = deed === undefined ? `${subject.summary}: it works` : `${what(subject)} can be ${deed}`;
  return `${capital(text)}${more}`;
}

/** `An order is not paid`, `Products are not listed`; `Export everything: it does not work`. */
export function refusal(subject: Subject, more = ''): string {
  const deed = deedOf(subject);
  const text =
    deed === undefined
      ? `${subject.summary}: it does not work`
      : `${what(subject)} ${are(subject)} not ${deed}`;
  return `${capital(text)}${more}`;
}

/** `An order that does not exist is not paid`, `Lines of an order that does not exist are not listed`. */
export function unknownText(subject: Subject): string {
  const deed = deedOf(subject);
  const owner = ownerOf(subject);
  if (deed === undefined) return refusal(subject, ` for ${owner} that does not exist`);
  if (subject.kind === 'list') return refusal(subject, `, of ${owner} that does not exist`);
  return `${subjectText(subject)} that does not exist is not ${deed}`;
}

/** `What cannot be the id of an order is not paid`. */
export function malformedText(subject: Subject, parameter: string): string {
  const deed = deedOf(subject);
  if (deed === undefined || subject.kind === 'list')
    return refusal(subject, ` for what cannot be the ${parameter} of ${ownerOf(subject)}`);
  return `What cannot be the ${parameter} of ${what(subject)} is not ${deed}`;
}

/** `Somebody else's order is not paid by another buyer`. */
export function strangerText(subject: Subject, stranger: string): string {
  const deed = deedOf(subject);
  if (deed === undefined) return refusal(subject, ` for ${stranger}`);
  return `Somebody else's ${subject.noun} is not ${deed} by ${stranger}`;
}

/** `An order`, `Products`: what a sentence about the operation begins with. */
export function subjectText(subject: Subject): string {
  return capital(what(subject));
}

function what({ kind, noun }: Subject): string {
  return kind === 'list' ? plural(noun) : one(noun);
}

function are({ kind }: Subject): string {
  return kind === 'list' ? 'are' : 'is';
}

/** What the last parameter of the path stands for: `an order` in `/orders/{id}/lines`. */
function ownerOf({ operation: { path } }: Subject): string {
  const [, segment = 'thing'] = /([^/{}]+)\/\{[^/]*\}[^{]*$/.exec(path) ?? [];
  return one(singular(wordsOf(segment)) || 'thing');
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
