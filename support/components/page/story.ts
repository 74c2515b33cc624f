import { type ComponentType, createElement, type ReactNode } from 'react';
import type { Setup } from './setup';

type Args = Record<string, unknown>;
type Loose = Record<string, unknown>;
type Render = (args: Args, context: Loose) => ReactNode;
type Decorator = (story: (update?: { args?: Args }) => ReactNode, context: Loose) => ReactNode;

/** A story ready to be mounted. */
export interface Composed {
  args: Args;
  /** Mounted with the story's args and the scenario's props over them. */
  component: ComponentType<Args>;
  /** The one that the story is about, where it is known. */
  inner?: unknown;
  /** What goes on in it once it is mounted. */
  play?: ((context: Loose) => unknown) | undefined;
}

/**
 * A story of a module: Storybook's own composition where the setup file has it, an object or function in CSF 3, or a
 * component as Playwright's galleries take it.
 */
export async function composeStory(module: Loose, name: string, setup: Setup): Promise<Composed> {
  const meta = (module.default ?? {}) as Loose;
  if (setup.composeStories && isMeta(meta)) return fromStorybook(setup.composeStories(module)[name] as Loose);
  const story = module[name];
  if (!isMeta(meta) && typeof story === 'function')
    return { args: {}, component: story as ComponentType<Args> };
  if (story === null || (typeof story !== 'object' && typeof story !== 'function')) {
    throw new TypeError(`The export ${name} is neither a story nor a component, but ${String(story)}.`);
  }
  return await compose(meta, story as Loose, name);
}

/** CSF: a default export that is an object and no component. */
function isMeta(meta: unknown): meta is Loose {
  return typeof meta === 'object' && meta !== null && !('$$typeof' in meta) && Object.keys(meta).length > 0;
}

async function fromStorybook(story: Loose): Promise<Composed> {
  if (typeof story.load === 'function') await story.load();
  const play = story.play as Composed['play'];
  return { args: { ...(story.args as Args) }, component: story as unknown as ComponentType<Args>, play };
}

async function compose(meta: Loose, story: Loose, name: string): Promise<Composed> {
  const args: Args = { ...(meta.args as Args), ...(story.args as Args) };
  const context: Loose = {
    name,
    title: meta.title,
    args,
    argTypes: { ...(meta.argTypes as Args), ...(story.argTypes as Args) },
    parameters: { ...(meta.parameters as Args), ...(story.parameters as Args) },
    globals: {},
    viewMode: 'story',
    component: meta.component,
  };
  const loaders = [...list(meta.loaders), ...list(story.loaders)] as ((context: Loose) => unknown)[];
  const loaded = await Promise.all(loaders.map(async (load) => await load(context)));
  context.loaded = Object.assign({}, ...loaded);
  const decorators = [...list(story.decorators), ...list(meta.decorators)] as Decorator[];
  const render = renderOf(meta, story);
  const component = (props: Args) => {
    const decorated = decorators.reduce<(update?: { args?: Args }) => ReactNode>(
      (inner, decorator) => () =>
        createElement(Inner, { render: () => decorator(inner, { ...context, args: props }) }),
      (update) =>
        createElement(Inner, {
          render: () => render({ ...props, ...update?.args }, { ...context, args: props }),
        }),
    );
    return decorated();
  };
  Object.defineProperty(component, 'name', { value: name });
  const inner = story.component ?? meta.component;
  return { args, component, inner, play: (story.play ?? meta.play) as Composed['play'] };
}

/** A component of their own each, so that stories and decorators may use hooks. */
function Inner({ render }: { render: () => ReactNode }): ReactNode {
  return render();
}

function renderOf(meta: Loose, story: Loose): Render {
  if (typeof story === 'function') return story as unknown as Render;
  const own = (story.render ?? meta.render) as Render | undefined;
  if (own) return own;
  const component = (story.component ?? meta.component) as ComponentType<Args> | undefined;
  if (!component) throw new TypeError('The story has neither `render` nor `component`.');
  return (args) => createElement(component, args);
}

function list(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
