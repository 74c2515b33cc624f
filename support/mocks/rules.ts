import { match } from '../matching/match';
import { requestPathSource } from '../matching/request-path';
import type { Written } from './contract-error';
import type { Incoming } from './incoming';
import { type Reply, type Rule, START } from './reply';

/** A rule of a scenario, and how often it was used. */
export interface SetRule extends Rule {
  /** Where it was written; absent for a status alone. */
  source?: Written | undefined;
  used: number;
}

/** A reply that was found for a request. */
export interface Chosen {
  reply: Reply;
  rule: Rule;
  written?: Written;
}

/** What a mock is told to reply, the last word first, and the state that it has come to. */
export class Rules {
  #rules: SetRule[] = [];
  #state = START;

  add(rule: SetRule): void {
    this.#rules.unshift(rule);
  }

  clear(): void {
    this.#rules = [];
    this.#state = START;
  }

  get all(): readonly SetRule[] {
    return this.#rules;
  }

  /** Takes the next reply to a request; undefined when no rule is about it. */
  take(incoming: Incoming): Chosen | undefined {
    for (const rule of this.#rules.filter((one) => isAbout(one, incoming))) {
      const reply = nextOf(rule, this.#state);
      if (!reply) continue;
      rule.used += 1;
      this.#state = reply.becomes ?? this.#state;
      const written = writtenAt(rule, rule.replies.indexOf(reply));
      return { reply, rule, ...(written && { written }) };
    }
    return undefined;
  }
}

/** Where a reply of a rule stands in its text. */
export function writtenAt({ source, replies }: SetRule, index: number): Written | undefined {
  const isList = replies.length > 1 || /^\s*(?:- |\[)/.test(source?.text ?? '');
  return source && isList ? { ...source, index } : source;
}

/** @throws nothing: a marker that cannot be read fits nothing. */
export function isAbout({ method, path, having }: Rule, incoming: Incoming): boolean {
  if (method !== incoming.method) return false;
  const { pathname, search } = new URL(incoming.path, 'http://mock');
  const asked = path.includes('?') ? pathname + search : pathname;
  if (!new RegExp(`^${requestPathSource(path)}$`).test(asked)) return false;
  return having === undefined || match(incoming.body, having, { mode: 'contain' }).length === 0;
}

/** What is for this very state comes before what is for any; of those one follows the other, and the last stays. */
function nextOf({ replies, used }: SetRule, state: string): Reply | undefined {
  const own = replies.find((reply) => reply.while === state);
  if (own) return own;
  const others = replies.filter((reply) => reply.while === undefined);
  return others[Math.min(used, others.length - 1)];
}
