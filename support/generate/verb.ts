import type { Subject } from './describe';
import { isPlural, participle, wordsOf } from './names';

const OF_KIND = { create: 'created', list: 'listed', read: 'read', update: 'changed', delete: 'deleted' };

/**
 * `created`, `paid`: what happens to the thing that the operation is about. Undefined where nothing says so for sure:
 * documents are written in all languages, and the first word of a name is as often a thing (`betaTesters-apps-delete`).
 */
export function deedOf(subject: Subject): string | undefined {
  const { kind } = subject;
  if (kind in OF_KIND) return OF_KIND[kind as keyof typeof OF_KIND];
  const verb = verbOf(subject);
  return verb === undefined ? undefined : participle(verb);
}

/** What follows a verb of English, and in no other language the first word of a summary. */
const OBJECT = /^(?:an|the|all|every|each|this|your|for)$/;

/** A word that two of the three say: the name, the summary, the end of the path; or one alone that is a verb beyond doubt. */
function verbOf({ name, noun, summary, operation }: Subject): string | undefined {
  const named = isPath(name) ? [] : wordsOf(name).split(' ');
  const said = summary === name || isPath(summary) ? [] : wordsOf(summary).split(' ');
  const { things, act } = partsOf(operation.path);
  // What is done there is all that the path tells of.
  if (act !== undefined && noun.split(' ')[0] === act) return undefined;
  const told = formsOf(said[0]).find((form) => named.includes(form) || form === act);
  if (told !== undefined) return told;
  return act !== undefined && named.includes(act) ? act : aloneOf(said, named, things);
}

function aloneOf(said: string[], named: string[], things: string[]): string | undefined {
  const [first = '', second = ''] = said;
  if (named.length === 0) return said[0];
  if (OBJECT.test(second)) return /[^s]s$/.test(first) ? first.slice(0, -1) : first;
  return said.length === 0 && !things.includes(named[0] ?? '') ? named[0] : undefined;
}

function isPath(name: string): boolean {
  return /^\S+ \//.test(name);
}

/** `Pays for an order` as `pay`. */
function formsOf(word = ''): string[] {
  return [word, word.replace(/s$/, ''), word.replace(/es$/, '')];
}

/** The words for things in a path, and what is done at its end: `/orders/{id}/pay`. */
function partsOf(path: string): { things: string[]; act: string | undefined } {
  const segments = path.split('/').filter((segment) => segment !== '');
  const last = segments.at(-1) ?? '';
  const words = last.includes('{') ? [] : wordsOf(last).split(' ');
  const [act = ''] = words;
  const isAct = act !== '' && !words.some(isPlural);
  const fixed = segments.slice(0, isAct ? -1 : undefined).filter((segment) => !segment.includes('{'));
  return { things: fixed.flatMap((segment) => wordsOf(segment).split(' ')), act: isAct ? act : undefined };
}
