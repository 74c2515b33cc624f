import type { View } from '../browser/elements/view';
import { ScriptedPage } from '../browser/session/scripted-page';
import type { BrowserSession } from '../browser/session/session';
import type { BrineError } from '../errors/brine-error';
import type { LoadedSettings } from '../settings/settings';
import { Calls } from './calls';
import { choosePage } from './choose-page';
import type { Behaviour, Encoded, Fault, MountRequest, Outcome, PageReport } from './contract';
import { PAGE_GLOBAL, REPORT_BINDING } from './contract';
import { ComponentCrashedError, Crashes } from './crashes';
import { Draft } from './draft';
import { NothingMountedError, TooLateError, UnknownInSetupError } from './errors';
import { FrontEnd } from './front-end';
import { LISTENS } from './gallery';
import type { MountingPage } from './mounting-page';
import { NotInGalleryError } from './page-errors';
import { type Plan, readPlan } from './plan';
import { callbacksOf, merge, requestOf } from './request';
import { type Change, gapsError, readChange, readProps, readStart, type Written } from './values';

export interface ComponentParts {
  browser: BrowserSession;
  /** Address of the component pages; undefined when the settings name no front end. */
  address(): Promise<string | undefined>;
  settings: Pick<LoadedSettings, 'components' | 'root'>;
  /** Fills saved values into a text; throws where one is not known. */
  fill(text: string): string;
  /** Milliseconds that the code of the page may take to be there (default 15,000). */
  limit?: number;
}

/** The components of one scenario, mounted into the page that its UI steps look at. */
export class ComponentSession {
  readonly calls = new Calls();
  readonly crashes = new Crashes();
  readonly #parts: ComponentParts;
  readonly #front: FrontEnd;
  readonly #page: ScriptedPage;
  readonly #draft = new Draft();
  #plan: Plan = readPlan([]);
  #tags: readonly string[] = [];
  #mounts = 0;
  #where: MountingPage | undefined;
  /** What was mounted last. */
  #last: MountRequest | undefined;
  #there = false;

  constructor(parts: ComponentParts) {
    this.#parts = parts;
    const { components, root } = parts.settings;
    this.#front = new FrontEnd(components.root ?? root, root);
    this.#page = new ScriptedPage(parts.browser, REPORT_BINDING, (report) => this.#hear(report));
  }

  /** Whether this scenario mounted something. */
  get used(): boolean {
    return this.#last !== undefined;
  }

  /** What was mounted last, whether or not it is still there. @throws NothingMountedError */
  get last(): MountRequest {
    if (!this.#last) throw new NothingMountedError();
    return this.#last;
  }

  /** Whether the project's own page is used, which knows no callbacks. */
  get inGallery(): boolean {
    return this.#parts.settings.components.url !== undefined;
  }

  /** Takes in which scenario this is. @param tags with their `@`. */
  begin(steps: readonly { text: string }[], tags: readonly string[]): void {
    this.#plan = readPlan(steps.map(({ text }) => text));
    this.#tags = tags;
  }

  /** Passes a callback to components that are mounted from now on, and watches it. */
  watch(callback: string): void {
    this.#draft.watched.add(callback);
  }

  /** Whether calls of it are known. */
  watches(callback: string): boolean {
    return this.#draft.watched.has(callback) || this.calls.of(callback).length > 0;
  }

  /** @throws TooLateError, PropsError, DocumentError */
  wrap(name: string, options: Written = []): void {
    this.#expectInTime(`the component runs inside "${name}"`);
    this.#draft.wrappers.push({ name, options: readProps(options, `the options of "${name}"`) });
  }

  /** @throws TooLateError */
  set(setting: string, value: Encoded): void {
    this.#expectInTime(`the component setting "${setting}" is …`);
    this.#draft.set(setting, value);
  }

  /** Says what a callback does from now on. @throws NotInGalleryError */
  async behave(change: Behaviour): Promise<void> {
    if (this.inGallery) throw new NotInGalleryError(`the callback "${change.callback}" …`);
    this.watch(change.callback);
    const behaviour = this.#draft.behave(change);
    if (this.#there) await this.#where?.behave(behaviour);
  }

  /**
   * Mounts a component or story, in place of a former one.
   *
   * @throws PropsError, DocumentError, UnknownComponentError, AmbiguousComponentError, NotCompiledError,
   * UnknownInSetupError, NotInGalleryError; ComponentCrashedError, unless a later step of the scenario expects a crash.
   */
  async mount(kind: MountRequest['kind'], name: string, props?: Written): Promise<void> {
    const read = readStart(kind, props ?? [], 'the props');
    this.#watchAll(read);
    this.#mounts += 1;
    const request = requestOf({ kind, name }, read, this.#draft);
    this.#where = await this.#open();
    this.#there = false;
    const outcome = await this.#where.mount(request);
    await this.#expectFound(outcome, request);
    this.#last = request;
    this.#there = true;
    await this.#take(outcome);
  }

  /** Changes some props; the others stay. @throws NothingMountedError, PropsError, DocumentError, ComponentCrashedError */
  async update(written: Written): Promise<void> {
    const { where, request } = this.#mounted();
    const change = readChange(written, 'the props');
    this.#watchAll(change);
    const outcome = await where.update(change);
    if (!('gaps' in outcome)) merge(request, change);
    await this.#take(outcome);
  }

  /** @throws NothingMountedError, ComponentCrashedError */
  async unmount(): Promise<void> {
    const { where } = this.#mounted();
    this.#there = false;
    await this.#take(await where.unmount());
  }

  /** Names that the code of the mounted component has; none where that is not known. Never throws. */
  async names(): Promise<string[]> {
    return this.#there ? ((await this.#where?.names()) ?? []) : [];
  }

  /** Waits until every call and crash that the page has reported by now is known. Never throws, never takes long. */
  async settle(): Promise<void> {
    await this.#page.hearAll();
  }

  /** Whether this page is the one that was mounted into, and not one that was opened since. */
  async isOn(page: View['page']): Promise<boolean> {
    return this.used && (await page.evaluate(mountsComponents, [PAGE_GLOBAL, LISTENS]).catch(() => false));
  }

  /** Runs a function in the page of the component. @throws Error of Playwright */
  async look<Result>(run: () => Result): Promise<Result> {
    return await this.#page.evaluate(run, undefined);
  }

  /** A crash that no step has told of, as the error to fail with; each is given once. */
  async crash(cause?: unknown): Promise<BrineError | undefined> {
    if (!this.used) return undefined;
    await this.settle();
    const { untold } = this.crashes;
    return untold.length > 0 ? await this.#crashed(untold, cause) : undefined;
  }

  async #open(): Promise<MountingPage> {
    const { address, browser, limit, settings } = this.#parts;
    browser.expectComponents(settings.components.isolation);
    return await choosePage(this.#page, { settings: settings.components, address, tags: this.#tags, limit });
  }

  #watchAll(change: Change): void {
    const named = this.#plan.callbacks.flatMap((name) => this.#filled(name));
    for (const callback of [...named, ...callbacksOf(change)]) this.watch(callback);
  }

  /** A name with a value that is not saved yet is left out: the step that speaks of it tells so. */
  #filled(name: string): string[] {
    try {
      return [this.#parts.fill(name)];
    } catch {
      return [];
    }
  }

  #mounted(): { where: MountingPage; request: MountRequest } {
    if (!this.#where || !this.#last || !this.#there) throw new NothingMountedError(this.#last);
    return { where: this.#where, request: this.#last };
  }

  #expectInTime(phrase: string): void {
    if (this.#last && this.#mounts >= this.#plan.mounts) throw new TooLateError(phrase, this.#last);
  }

  async #expectFound(outcome: Outcome, request: MountRequest): Promise<void> {
    if (outcome.ok) return;
    if (!('fault' in outcome)) throw this.#refused(outcome);
    const reason = await this.#where?.reasonFor(outcome.fault, request, this.#front);
    if (reason) throw reason;
  }

  #refused(outcome: Exclude<Outcome, { ok: true } | { fault: Fault }>): BrineError {
    if ('gaps' in outcome) return gapsError('the props', outcome.gaps);
    const { components, root } = this.#parts.settings;
    const setup = components.setup && new FrontEnd(components.setup, root).name;
    return new UnknownInSetupError(outcome.unknown, setup);
  }

  async #take(outcome: Outcome): Promise<void> {
    if (outcome.ok) return;
    if (!('fault' in outcome)) throw this.#refused(outcome);
    this.crashes.add(outcome.fault);
    if (this.#plan.crash) return;
    await this.settle();
    throw await this.#crashed(this.crashes.untold);
  }

  async #crashed([first, ...others]: readonly Fault[], cause?: unknown): Promise<BrineError> {
    const fault = first as Fault;
    this.crashes.tell([fault, ...others]);
    const traced = await this.#where?.trace(fault);
    const crash = { fault, traced: this.#front.traced(traced ?? { frames: [], path: [] }) };
    return new ComponentCrashedError(this.last, crash, others, { cause });
  }

  #hear(report: unknown): void {
    const said = report as PageReport;
    if (said.type === 'call') this.calls.add({ callback: said.callback, args: said.args });
    else if (said.type === 'fault') this.crashes.add(said.fault);
  }
}

/** Runs in the page. */
function mountsComponents(globals: readonly string[]): boolean {
  return globals.some((name) => name in window);
}
