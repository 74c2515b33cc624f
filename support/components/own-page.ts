import type { ScriptedPage } from '../browser/session/scripted-page';
import type { BrineError } from '../errors/brine-error';
import { answered } from './answered';
import {
  type Behaviour,
  type Fault,
  type MountRequest,
  NOT_A_COMPONENT,
  type Outcome,
  PAGE_GLOBAL,
  PAGE_PATH,
  STALE_PACKAGES,
  type Traced,
} from './contract';
import { NotAComponentError, NotCompiledError, notFound } from './errors';
import type { FrontEnd } from './front-end';
import type { MountingPage } from './mounting-page';
import { PageLostError, PageNotReadyError } from './page-errors';
import { Questions } from './questions';
import type { Change } from './values';

/** How often a page is loaded at most because its packages changed while it was loading. */
const MOST_LOADS = 3;

/** Brine's own page, on the server that compiles components with the project's Vite. */
export class OwnPage implements MountingPage {
  readonly where: string;
  readonly questions: Questions;

  /**
   * @param stay whether a page that is there already is used again, its former component unmounted.
   * @param limit milliseconds that the page's own code may take to be there.
   */
  constructor(
    base: string,
    private readonly page: ScriptedPage,
    private readonly stay: boolean,
    private readonly limit: number,
  ) {
    this.where = `${base}${PAGE_PATH}`;
    this.questions = new Questions(base);
  }

  async mount(request: MountRequest): Promise<Outcome> {
    const clear = this.stay && (await this.#clear());
    for (let loads = clear ? 0 : 1; ; loads += 1) {
      if (loads > 0) await this.page.open(this.where);
      const outcome = await this.#call('mount', [request], this.limit);
      if (outcome.ok || loads === MOST_LOADS || !(await this.#isStale(outcome))) return outcome;
    }
  }

  async update({ props, parts }: Change): Promise<Outcome> {
    return await this.#call('update', [props, parts]);
  }

  async unmount(): Promise<Outcome> {
    return await this.#call('unmount', []);
  }

  async behave(behaviour: Behaviour): Promise<void> {
    await this.#call('behave', [behaviour]);
  }

  async names(): Promise<string[]> {
    const names: unknown = await this.#call('names', []).catch(() => []);
    return names as string[];
  }

  async reasonFor(
    { during, name, message }: Fault,
    request: MountRequest,
    front: FrontEnd,
  ): Promise<BrineError | undefined> {
    if (during !== 'load') return undefined;
    // A server that is gone knows no more than the fault tells.
    const is = name === NOT_A_COMPONENT ? message : undefined;
    return await this.#whyNotLoaded(request, front, is).catch(() => undefined);
  }

  async trace(fault: Fault): Promise<Traced> {
    return await this.questions.trace(fault);
  }

  /** Whether the page of a former component is still there and is empty now. */
  async #clear(): Promise<boolean> {
    if (!(await this.page.resume(this.where))) return false;
    const outcome = await this.#call('unmount', []).catch(() => undefined);
    // What the former component says at its end is no word of this scenario.
    await this.page.hearAll();
    await this.page.listen();
    return outcome?.ok === true;
  }

  /** @param is what it is that is no component. */
  async #whyNotLoaded(
    request: MountRequest,
    front: FrontEnd,
    is: string | undefined,
  ): Promise<BrineError | undefined> {
    const found = await this.questions.resolve(request);
    if (!found.ok) {
      const other = request.kind === 'story' ? 'component' : 'story';
      const asOther = await this.questions.resolve({ kind: other, name: request.name });
      return notFound(request, found, front.name, asOther.ok ? other : undefined);
    }
    if (is !== undefined) return new NotAComponentError(request, is, front.placeOf(found));
    const checked = await this.questions.check(found.file);
    return checked.ok ? undefined : new NotCompiledError(request, checked, front.placeOf(checked));
  }

  /** Whether Vite came across a package only after the page was loaded, which then can hold two Reacts. */
  async #isStale(outcome: Outcome): Promise<boolean> {
    if ('fault' in outcome && outcome.fault.name === STALE_PACKAGES) return true;
    const loaded = await this.page.evaluate(packagesOfPage, undefined).catch(() => undefined);
    return loaded !== undefined && loaded !== (await this.questions.packages());
  }

  async #call(method: string, args: unknown[], limit = 0): Promise<Outcome> {
    const call = { name: PAGE_GLOBAL, method, args };
    const answer = await answered(this.page, this.where, callPage, call, limit);
    if (answer === 'missing' && limit > 0) throw new PageNotReadyError(this.where, limit);
    if (answer === 'missing') throw new PageLostError(this.where, this.page.url);
    return answer as Outcome;
  }
}

interface PageCall {
  name: string;
  method: string;
  args: unknown[];
}

/** Runs in the page. Gives `missing` when the page's own code is not there. */
async function callPage({ name, method, args }: PageCall): Promise<unknown> {
  const page = (window as unknown as Record<string, Record<string, (...args: unknown[]) => unknown>>)[name];
  return page ? await page[method]?.(...args) : 'missing';
}

/** Runs in the page. */
function packagesOfPage(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="brine-packages"]')?.content;
}
