import {
  type Behaviour,
  type ComponentPage,
  type Encoded,
  type MountRequest,
  NOT_A_COMPONENT,
  type Outcome,
  PAGE_PATH,
  type Part,
  type Resolved,
  STALE_PACKAGES,
} from '../contract';
import { Callbacks } from './callbacks';
import { decode } from './decode';
import { Mounted, type Rendering } from './mounted';
import { namesIn } from './names';
import { heldPackages, renewModules } from './packages';
import { type Props, setParts, startingProps } from './props';
import { faultOf } from './report';
import type { Setup, SetupContext, Wrapper } from './setup';
import { type Composed, composeStory } from './story';
import { unknownIn } from './unknown';

type Module = Record<string, unknown>;
type Located = Extract<Resolved, { ok: true }>;

/** The methods of the page, over one mounted component at a time. */
export class Page implements ComponentPage {
  #mounted: Mounted | undefined;
  #names: string[] = [];
  #props: Props = {};
  #setup: Setup = {};
  #callbacks = this.#newCallbacks();

  async mount(request: MountRequest): Promise<Outcome> {
    await this.unmount();
    this.#callbacks = this.#newCallbacks();
    for (const behaviour of request.behaviours) this.#callbacks.behave(behaviour);
    try {
      const located = await locate(request);
      this.#setup = located.setup ? await load<Setup>(located.setup) : {};
      const unknown = unknownIn(request, this.#setup);
      if (unknown.length > 0) return { ok: false, unknown };
      const module = await load<Module>(located.url);
      return await this.#mount(request, await composed(request, located, module, this.#setup));
    } catch (error) {
      return { ok: false, fault: faultOf('load', error) };
    }
  }

  async update(props: Record<string, Encoded>, parts: Part[] = []): Promise<Outcome> {
    if (!this.#mounted) return notMounted();
    const unknown = unknownIn({ props, parts }, this.#setup);
    if (unknown.length > 0) return { ok: false, unknown };
    const set = setParts({ ...this.#props, ...this.#decoded(props) }, parts, (of) => this.#decoded(of));
    if ('gaps' in set) return { ok: false, gaps: set.gaps };
    this.#props = set.props;
    return this.#mounted.render(this.#props);
  }

  /** @param props all of them, decoded or plain. */
  replace(props: Props): Outcome {
    if (!this.#mounted) return notMounted();
    this.#props = props;
    return this.#mounted.render(props);
  }

  async unmount(): Promise<Outcome> {
    const mounted = this.#mounted;
    this.#mounted = undefined;
    return mounted?.unmount() ?? { ok: true };
  }

  names(): string[] {
    return this.#names;
  }

  behave(behaviour: Behaviour): void {
    this.#callbacks.behave(behaviour);
  }

  async #mount(request: MountRequest, story: Composed): Promise<Outcome> {
    const { kind, name, settings } = request;
    const tools = { make: this.#callbacks, decode: (of: Record<string, Encoded>) => this.#decoded(of) };
    const start = startingProps(request, story.args, tools);
    if ('gaps' in start) return { ok: false, gaps: start.gaps };
    this.#props = start.props;
    const context: SetupContext = {
      kind,
      name,
      props: this.#props,
      options: { ...this.#setup.settings, ...this.#decoded(settings) },
    };
    await this.#setup.beforeMount?.(context);
    this.#props = context.props;
    this.#names = namesIn(story.inner ?? story.component);
    this.#mounted = new Mounted(container(), this.#rendering(request, story, context));
    const outcome = this.#mounted.render(this.#props);
    if (!outcome.ok) return outcome;
    await this.#setup.afterMount?.(context);
    return await play(story, this.#props);
  }

  #rendering({ wrappers }: MountRequest, story: Composed, { options }: SetupContext): Rendering {
    const { wrap, strict } = this.#setup;
    const asked = wrappers.map(({ name, options: own }) => ({
      wrapper: this.#setup.wrappers?.[name] as Wrapper,
      options: { ...options, ...this.#decoded(own) },
    }));
    return {
      component: story.component,
      wrappers: [...(wrap ? [{ wrapper: wrap, options }] : []), ...asked],
      strict: strict === true,
    };
  }

  #decoded(props: Record<string, Encoded>): Props {
    return decode(props, {
      callback: (name) => this.#callbacks.named(name),
      own: (name) => this.#setup.functions?.[name],
    }) as Props;
  }

  #newCallbacks(): Callbacks {
    return new Callbacks((value) => (value === undefined ? undefined : this.#decoded({ value }).value));
  }
}

async function locate({ kind, name }: MountRequest): Promise<Located> {
  const query = new URLSearchParams({ kind, name });
  const resolved = (await (await fetch(`${PAGE_PATH}resolve?${query}`)).json()) as Resolved;
  if (!resolved.ok) {
    const others = resolved.reason === 'ambiguous' ? resolved.several : resolved.near;
    throw named('UnresolvedName', `The ${kind} "${name}" is ${resolved.reason}: ${listed(others)}.`);
  }
  if (heldPackages() !== resolved.packages) {
    await renewModules();
    throw named(STALE_PACKAGES, 'The page holds packages that were prepared anew.');
  }
  return resolved;
}

async function load<T>(url: string): Promise<T> {
  return (await import(/* @vite-ignore */ url)) as T;
}

async function composed(
  { kind }: MountRequest,
  located: Located,
  module: Module,
  setup: Setup,
): Promise<Composed> {
  if (kind === 'story') return await composeStory(module, located.export, setup);
  const component = module[located.export];
  const isComponent =
    typeof component === 'function' || (typeof component === 'object' && component !== null);
  if (!isComponent) {
    throw named(NOT_A_COMPONENT, component === null ? 'null' : `a ${typeof component}`);
  }
  return { args: {}, component: component as Composed['component'] };
}

async function play({ play: begin }: Composed, args: Props): Promise<Outcome> {
  if (!begin) return { ok: true };
  const step = async (_: string, act: () => unknown) => await act();
  try {
    await begin({ args, canvasElement: container(), step });
    return { ok: true };
  } catch (error) {
    return { ok: false, fault: faultOf('later', error) };
  }
}

function container(): HTMLElement {
  const found = document.getElementById('root');
  if (found) return found;
  const made = Object.assign(document.createElement('div'), { id: 'root' });
  return document.body.appendChild(made);
}

function notMounted(): Outcome {
  return { ok: false, fault: faultOf('load', named('NotMounted', 'No component is mounted.')) };
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

function listed(names: string[]): string {
  return names.length > 0 ? names.map((name) => `"${name}"`).join(', ') : 'nothing';
}
