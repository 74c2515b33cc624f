import { closest } from 'fastest-levenshtein';
import type { BrowserSession } from '../support/browser/session';
import { BrineError } from '../support/errors/brine-error';
import { newTrace } from '../support/evidence/trace';
import { ApiSession } from '../support/http/session';
import type { Identity, SignInTools } from '../support/settings/settings';
import type { WorkerParts } from './worker';

/** Who acts in a scenario: the same identity for its API requests and its browser. */
export class Actors {
  #name: string | undefined;

  constructor(
    private readonly worker: WorkerParts,
    private readonly surfaces: { api: () => ApiSession; browser: () => BrowserSession },
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

  /** Acts as nobody from now on. */
  async signOut(): Promise<void> {
    await this.#become(undefined, {});
  }

  async #identityOf(name: string): Promise<Identity> {
    const { identities } = this.worker;
    const identity = identities.get(name) ?? this.#identify(name);
    identities.set(name, identity);
    try {
      return await identity;
    } catch (error) {
      identities.delete(name);
      throw error;
    }
  }

  async #become(name: string | undefined, identity: Identity): Promise<void> {
    this.#name = name;
    this.surfaces.api().identify(identity.headers ?? {});
    await this.surfaces.browser().identify(identity);
  }

  async #identify(name: string): Promise<Identity> {
    const { actors, signIn } = this.worker.settings;
    const actor = actors[name];
    if (!actor || !signIn) throw new UnknownActorError(name, Object.keys(actors), Boolean(signIn));
    return await signIn({ ...actor, name }, this.#tools());
  }

  #tools(): SignInTools {
    const { services, settings } = this.worker;
    return {
      request: async (service, method, path, body) => {
        const session = new ApiSession({
          target: async () => ({ name: service, url: await services.url(service) }),
          record: () => {},
          headers: settings.api.headers ?? {},
          timeout: settings.timeouts.request,
          trace: newTrace().traceparent,
          root: settings.root,
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
    const near = known.length > 0 ? ` Did you mean "${closest(actor, [...known])}"?` : '';
    super({
      what: canSignIn ? `There is no actor "${actor}".${near}` : 'The settings do not say how to sign in.',
      where: 'brine.config.ts, actors and signIn',
      details: `known actors: ${known.join(', ') || 'none'}`,
      next: canSignIn
        ? 'Correct the name in the feature file, or add the actor to brine.config.ts.'
        : 'Add a signIn function to brine.config.ts (docs/settings.md).',
    });
  }
}
