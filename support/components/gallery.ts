import type { ScriptedPage } from '../browser/session/scripted-page';
import { answered } from './answered';
import type { Traced } from './contract';
import {
  type Behaviour,
  type Encoded,
  type Fault,
  type MountRequest,
  type Outcome,
  REPORT_BINDING,
} from './contract';
import type { MountingPage } from './mounting-page';
import { NoGalleryError, NotInGalleryError } from './page-errors';
import { type Props, withParts } from './props-tree';
import type { Change } from './values';

/** Global of a project's page that tells that its errors are listened to. */
export const LISTENS = '__brineListens';

/**
 * A project's own page that honours Playwright's contract: `window.mount({ story, props })`, `window.unmount()`. It
 * knows neither callbacks nor wrappers nor settings.
 */
export class Gallery implements MountingPage {
  #story = '';
  /** Those of the scenario: what a story brings by itself is known to the page alone. */
  #props: Props = {};

  /** @param limit milliseconds that the page's code may take to be there. */
  constructor(
    readonly where: string,
    private readonly page: ScriptedPage,
    private readonly limit: number,
  ) {}

  async mount(request: MountRequest): Promise<Outcome> {
    refuse(request);
    this.#story = request.name;
    await this.page.open(this.where);
    this.#props = {};
    const parts = request.parts.filter(({ unasked }) => !unasked);
    return await this.update({ props: request.props, parts });
  }

  async update({ props, parts }: Change): Promise<Outcome> {
    const set = withParts({ ...this.#props, ...props }, parts);
    if ('gaps' in set) return { ok: false, gaps: set.gaps };
    this.#props = set.props;
    return await this.#mount(set.props);
  }

  async unmount(): Promise<Outcome> {
    return await this.#call('unmount', undefined);
  }

  async behave({ callback }: Behaviour): Promise<void> {
    throw new NotInGalleryError(`the callback "${callback}" …`);
  }

  async names(): Promise<string[]> {
    return [];
  }

  async reasonFor(): Promise<undefined> {
    return undefined;
  }

  /** The page alone knows its sources, so the browser's own words are all there is. */
  async trace({ stack }: Fault): Promise<Traced> {
    const frames = [...stack.matchAll(/^\s*at (.+)$/gm)].map(([, frame = '']) => frame);
    return { frames: frames.slice(0, 5), path: [] };
  }

  async #mount(props: Props): Promise<Outcome> {
    const decoded = Object.entries(props).map(([name, value]) => [name, decode(value, name)] as const);
    return await this.#call('mount', { story: this.#story, props: Object.fromEntries(decoded) });
  }

  async #call(method: 'mount' | 'unmount', argument: unknown): Promise<Outcome> {
    const call = { method, argument, binding: REPORT_BINDING, listens: LISTENS };
    const answer = await answered(this.page, this.where, callGallery, call, this.limit);
    if (answer === 'missing') throw new NoGalleryError(this.where, method);
    return answer;
  }
}

/** @throws NotInGalleryError for what the contract has no word for. */
function refuse({ wrappers, settings }: MountRequest): void {
  const [wrapper] = wrappers;
  if (wrapper) throw new NotInGalleryError(`the component runs inside "${wrapper.name}"`);
  const [setting] = Object.keys(settings);
  if (setting !== undefined) throw new NotInGalleryError(`the component setting "${setting}" is …`);
}

/** Playwright carries dates and undefined to the page as they are. */
function decode(value: Encoded, prop: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => decode(item, prop));
  if (typeof value.$date === 'string') return new Date(value.$date);
  if (value.$undefined === true) return undefined;
  if ('$callback' in value) throw new NotInGalleryError(`| ${prop} | (callback) |`);
  if ('$function' in value) throw new NotInGalleryError(`| ${prop} | (function ${value.$function}) |`);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, decode(field, prop)]));
}

interface GalleryCall {
  method: 'mount' | 'unmount';
  argument: unknown;
  binding: string;
  listens: string;
}

/** Runs in the page. Gives `missing` when the page does not honour the contract. */
async function callGallery({
  method,
  argument,
  binding,
  listens,
}: GalleryCall): Promise<Outcome | 'missing'> {
  const globals = window as unknown as Record<string, ((argument: unknown) => unknown) | undefined>;
  const faultOf = (thrown: unknown, during: Fault['during']): Fault => {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { during, name: error.name, message: error.message, stack: error.stack ?? '' };
  };
  if (!globals[listens]) {
    const report = (thrown: unknown) =>
      globals[binding]?.({ type: 'fault', fault: faultOf(thrown, 'later') });
    window.addEventListener('error', ({ error, message }) => report(error ?? message));
    window.addEventListener('unhandledrejection', ({ reason }) => report(reason));
    globals[listens] = () => true;
  }
  if (!globals[method]) return 'missing';
  try {
    await globals[method]?.(argument);
    return { ok: true };
  } catch (thrown) {
    return { ok: false, fault: faultOf(thrown, 'render') };
  }
}
