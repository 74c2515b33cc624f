import { redactText } from '../evidence/redact';
import { type Case, given, joined, type Step } from '../generate/feature';
import { answerSteps } from './answer';
import { Fill } from './fill';
import { Flow, type Saved } from './flow';
import type { Group } from './groups';
import type { Owned } from './owner';
import { requestSteps } from './request';
import { isSecret } from './secret';

export interface Drafting {
  /** Who is signed in where a recording only has a secret that says so. */
  actor: string | undefined;
  /** The service that the whole feature begins with. */
  service: string | undefined;
}

export interface DraftedCase {
  drafted: Case;
  /** What is for a person to write: a line each. */
  left: string[];
  /** Variables of the environment that it asks for, with what each is. */
  variables: Map<string, string>;
}

/** @param key the same for every draft of the recording. */
export function scenarioOf(group: Group, key: string, { actor, service }: Drafting): DraftedCase {
  const flow = new Flow(group.calls);
  const signIn = new SignIn(actor, flow);
  const left: string[] = [];
  const variables = new Map<string, string>();
  const saved: Saved[] = [];
  const steps: Step[] = [];
  let current = service;
  for (const call of group.calls) {
    const fill = new Fill(flow, call);
    const made = requestSteps(call, fill);
    if (typeof made === 'string') {
      left.push(`${call.recorded.method} ${call.path}: ${made}`);
      continue;
    }
    if (call.service !== undefined && call.service !== current)
      steps.push(given(`I use the "${call.service}" API`));
    current = call.service ?? current;
    steps.push(...signIn.before(call), ...made, ...answerSteps(call, flow, saved));
    saved.push(...flow.savedOf(call));
    for (const [name, what] of fill.variables) variables.set(name, what);
  }
  if (signIn.isUnknown)
    left.push(
      `${nameOf(group)}: who is signed in, 'I am signed in as "…"', since the proof of it is a secret (or --actor)`,
    );
  return { drafted: { key, name: nameOf(group), tags: [], steps: joined(steps) }, left, variables };
}

/** Says who acts, where requests tell it only by a secret. */
class SignIn {
  isUnknown = false;
  #isSignedIn = false;
  readonly #cookies = new Set<string>();

  constructor(
    private readonly actor: string | undefined,
    private readonly flow: Flow,
  ) {}

  before({ recorded }: Owned): Step[] {
    const { authorization = '', cookie = '' } = recorded.headers;
    const token = /^Bearer (.+)$/i.exec(authorization)?.[1];
    const saved = token === undefined ? undefined : this.flow.at(token, 'token');
    const steps = saved
      ? [given(`the request header "Authorization" is "Bearer {{${saved.name}}}"`)]
      : this.#as(authorization !== '' || this.#isProof(cookie));
    const set = recorded.answer.headers['set-cookie'];
    for (const line of set?.split('\n') ?? []) this.#cookies.add(line.split('=')[0]?.trim() ?? '');
    return steps;
  }

  #as(isProven: boolean): Step[] {
    if (isProven && this.actor === undefined) this.isUnknown = true;
    if (this.actor === undefined || isProven === this.#isSignedIn) return [];
    this.#isSignedIn = isProven;
    return [given(isProven ? `I am signed in as "${this.actor}"` : 'I am not signed in')];
  }

  /** Cookies that an answer of the scenario sets come back by themselves. */
  #isProof(cookie: string): boolean {
    const names = cookie.split(';').map((pair) => pair.split('=')[0]?.trim() ?? '');
    // Of what is hidden nobody can tell who set it.
    if (cookie.includes('[redacted:')) return this.#cookies.size === 0;
    return names.some((name) => !this.#cookies.has(name) && /sess|sid|auth|jwt|login|token/i.test(name));
  }
}

const MOST_NAMED = 3;

/** What the page is called; else what the calls do, in the words of the document. */
function nameOf({ page, calls }: Group): string {
  const title = page?.trim() ?? '';
  if (title !== '' && !/^(?:https?:|page[_ @]|about:)/i.test(title) && !isSecret(title, '')) return title;
  const names = [...new Set(calls.map(deedOf))];
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return `${names.slice(0, MOST_NAMED).join(', ')}${more}`;
}

function deedOf({ known, recorded, path }: Owned): string {
  const subject = known?.source.subjects.find(
    ({ operation }) => operation.method === known.operation.method && operation.path === known.operation.path,
  );
  const template = known?.operation.path ?? path.replaceAll(/\/(?:\d+|[0-9a-f-]{36})(?=\/|$)/gi, '/{id}');
  const plain = `${recorded.method} ${redactText(template)}`;
  return subject && subject.summary !== subject.name ? subject.summary : plain;
}
