import { BrineError } from '../errors/brine-error';
import { redactText } from '../evidence/redact';
import { preview } from '../matching/preview';
import type { OpenApiDocument } from '../openapi/document';
import { usualStatus } from '../openapi/documented-reply';
import { answerOf } from './answer';
import { breachOf, operationFor } from './check-reply';
import type { MockContractError } from './contract-error';
import { MockFillError, UnexpectedCallError } from './errors';
import type { Incoming } from './incoming';
import type { Recordings } from './recordings';
import { type Answer, type Reply, type Rule, requestOf } from './reply';
import { fillFromRequest, isMadeOfRequest } from './request-values';
import { type Chosen, isAbout, type SetRule, writtenAt } from './rules';
import type { Outcome } from './server';
import { stepFor } from './step';

/** What a mock knows before any scenario. */
export interface Known {
  /** Of the service that it stands in for. */
  name: string;
  /** What it always replies to some requests; the first that fits. */
  standing?: readonly Rule[];
  /** Of the service; undefined when it has none. */
  document?: () => Promise<OpenApiDocument | undefined>;
  recordings?: Recordings | undefined;
}

/** What a caller of a mock reads when nobody knows what to reply. */
const RUBBISH = '{"malformed": "this text ends in the mid';

/** Finds what a mock answers: what it was told, else what it always replies, recorded, or what its document describes. */
export class Answers {
  constructor(private readonly known: Known) {}

  /**
   * @param told what the scenario says about this request.
   * @throws UnexpectedCallError, NotRecordedError, RecordingError
   */
  async choose(incoming: Incoming, told: Chosen | undefined, rules: readonly SetRule[]): Promise<Chosen> {
    if (told && !told.reply.normally) return told;
    const { method, path } = incoming;
    const { reply, rule = { method, path, replies: [] } } = await this.#usual(incoming, rules);
    const delay = (told?.reply.delay ?? 0) + (reply.delay ?? 0);
    return { reply: { ...reply, delay }, rule };
  }

  /** @throws MockFillError */
  async make(incoming: Incoming, { reply, rule }: Chosen): Promise<Outcome> {
    const operation = operationFor(await this.#document(), incoming.method, incoming.path);
    if (reply.fault === 'a malformed response') return rubbish(operation ? usualStatus(operation) : 200);
    if (reply.fault !== undefined) return { fault: reply.fault };
    return answerOf(this.#filled(reply, incoming, rule), operation);
  }

  /** Whether what is answered is not as documented. */
  async breachOf(
    { method, path }: Incoming,
    answer: Answer,
    { written }: Chosen,
  ): Promise<MockContractError | undefined> {
    const document = await this.#document();
    return document && (await breachOf(document, { mock: this.known.name, method, path, answer, written }));
  }

  /** What can be known about a reply before anybody asks for it. */
  async breachBefore(rule: SetRule, reply: Reply, index: number): Promise<MockContractError | undefined> {
    if (reply.normally || reply.fault !== undefined) return undefined;
    if (rule.path.includes('*') || isMadeOfRequest(reply)) return undefined;
    const document = await this.#document();
    if (!document) return undefined;
    const { method, path } = rule;
    const answer = answerOf(reply, operationFor(document, method, path));
    const written = writtenAt(rule, index);
    return await breachOf(document, { mock: this.known.name, method, path, answer, written });
  }

  /** What is replied where the scenario says nothing. */
  async #usual(incoming: Incoming, rules: readonly SetRule[]): Promise<{ reply: Reply; rule?: Rule }> {
    const { standing = [], recordings } = this.known;
    const rule = standing.find((one) => isAbout(one, incoming));
    if (recordings?.recording) return { reply: await recordings.record(incoming) };
    if (rule) return { reply: rule.replies[0] ?? {}, rule };
    if (recordings) return { reply: recordings.replay(incoming) };
    const operation = operationFor(await this.#document(), incoming.method, incoming.path);
    if (operation) return { reply: { status: usualStatus(operation) } };
    throw await this.#unexpected(incoming, rules);
  }

  #filled(reply: Reply, incoming: Incoming, { path }: Rule): Reply {
    try {
      return fillFromRequest(reply, incoming, path) as Reply;
    } catch (error) {
      if (!(error instanceof BrineError)) throw error;
      throw new MockFillError(this.known.name, redactText(`${incoming.method} ${incoming.path}`), error);
    }
  }

  async #document(): Promise<OpenApiDocument | undefined> {
    return await this.known.document?.();
  }

  async #unexpected(incoming: Incoming, rules: readonly SetRule[]): Promise<BrineError> {
    const { name, standing = [] } = this.known;
    const told = [...rules, ...standing].map(requestOf);
    const document = await this.#document();
    const described = document ? [`what ${document.source} describes`] : [];
    const body = incoming.body === null ? '' : ` ${preview(incoming.body)}`;
    return new UnexpectedCallError(name, {
      request: redactText(`${incoming.method} ${incoming.path}${body}`),
      known: [...new Set([...told, ...described])],
      step: stepFor(name, incoming),
    });
  }
}

function rubbish(status: number): Answer {
  return { status, headers: { 'content-type': 'application/json' }, text: RUBBISH, body: RUBBISH };
}
