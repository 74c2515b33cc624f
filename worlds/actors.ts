import type { BrowserSession } from '../support/browser/session/session';
import { BrineError } from '../support/errors/brine-error';
import { newTrace } from '../support/evidence/trace';
import { ApiSession } from '../support/http/session';
import { learnIdentity } from '../support/identity/learn';
import { suggest } from '../support/matching/suggest';
import type { Identity, SignInTools } from '../support/settings/settings';
import { networkOf, targetOf } from './target';
import type { ScenarioTime } from './time';
import type { WorkerParts } from './worker';

/** Milliseconds that an identity must still be valid for, so that it does not expire on its way. */
const MARGIN = 5_000;

/** What an identity goes to, and the time that it is made in. */
interface Surfaces {
  api: () => ApiSession;
  browser: () => Pick<BrowserSession, 'identify'>;
  time?: Pick<ScenarioTime, 'moved' | 'headers'>;
}

/** Who acts in a scenario: the same identity for its API requests and its browser. */
export class Actors {
  #name: string | undefined;
  #worn: Identity = {};
  /** By the time that they were made in, where it was not the system's: in another one they are no good. */
  readonly #moved = new Map<string, Promise<Identity>>();

  /** @param now milliseconds since 1970. */
  constructor(
    private readonly worker: WorkerParts,
    private readonly surfaces: Surfaces,
    private readonly now: () => number = Date.now,
  ) {}

  /** The actor's name; undefined when nobody is signed in. */
  get current(): string | undefined {
    return this.#name;
  }

  /** Signs in, once a worker for each actor, and acts as that actor from now on. @throws UnknownActorError */
  async signIn(name: string): Promise<void> {
    await this.#become(name, await this.#identityOf(name));
  }

  /** The headers that prove who acts, for requests that arrange something; empty when nobody is signed in. */
  async headers(): Promise<Record<string, string>> {
    return this.#name === undefined ? {} : ((await this.#identityOf(this.#name)).headers ?? {});
  }

  /**
   * Renews an identity that has expired since the sign-in, for later API requests. An open page keeps what it has: the
   * app itself renews that, or shows that it does not.
   */
  get renewal(): Promise<void> | undefined {
    const name = this.#name;
    return name !== undefined && this.#isOver(this.#worn) ? this.#renew(name) : undefined;
  }

  async #renew(name: string): Promise<void> {
    this.#worn = await this.#identityOf(name);
    this.surfaces.api().identify(this.#worn.headers ?? {}, this.#worn.cookies, name);
  }

  /** Acts as nobody from now on. */
  async signOut(): Promise<void> {
    await this.#become(undefined, {});
  }

  async #identityOf(name: string): Promise<Identity> {
    const moved = this.surfaces.time?.moved;
    const identities = moved === undefined ? this.worker.identities : this.#moved;
    const key = moved === undefined ? name : `${name} at ${moved}`;
    const kept = identities.get(key);
    const identity = kept && !this.#isOver(await kept) ? kept : this.#identify(name);
    identities.set(key, identity);
    try {
      return await identity;
    } catch (error) {
      identities.delete(key);
      throw error;
    }
  }

  async #become(name: string | undefined, identity: Identity): Promise<void> {
    this.#name = name;
    this.#worn = identity;
    this.surfaces.api().identify(identity.headers ?? {}, identity.cookies, name);
    await this.surfaces.browser().identify(identity, name);
  }

  async #identify(name: string): Promise<Identity> {
    const { actors, signIn } = this.worker.settings;
    const actor = actors[name];
    if (!actor || !signIn) throw new UnknownActorError(name, Object.keys(actors), Boolean(signIn));
    const identity = await signIn({ ...actor, name }, this.#tools());
    learnIdentity(identity);
    return identity;
  }

  #isOver({ expiresAt }: Identity): boolean {
    return expiresAt !== undefined && expiresAt.getTime() - this.now() < MARGIN;
  }

  #tools(): SignInTools {
    const { settings } = this.worker;
    return {
      request: async (service, method, path, body) => {
        const session = new ApiSession({
          target: async () => await targetOf(this.worker, service),
          record: () => {},
          headers: () => ({ ...settings.api.headers, ...this.surfaces.time?.headers }),
          timeout: settings.timeouts.request,
          trace: newTrace().traceparent,
          root: settings.root,
          network: networkOf(this.worker),
        });
        if (body !== undefined) session.setBody(JSON.stringify(body), 'application/json');
        await session.send(method, path);
        return session.response;
      },
    };
  }
}

export class UnknownActorError extends BrineError {
  override readonly name = 'UnknownActorError';

  constructor(actor: string, known: readonly string[], canSignIn: boolean) {
    const near = suggest(actor, known);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    super({
      what: canSignIn ? `There is no actor "${actor}".${hint}` : 'The settings do not say how to sign in.',
      where: 'brine.config.ts, actors and signIn',
      details: `known actors: ${known.join(', ') || 'none'}`,
      next: canSignIn
        ? 'Correct the name in the feature file, or add the actor to brine.config.ts.'
        : 'Add a signIn function to brine.config.ts (docs/settings.md).',
    });
  }
}
