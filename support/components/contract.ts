/*
 * What the component page offers and what it is told: the agreement between the page (support/components/page, runs in
 * the browser) and the host that drives it from Node. Everything here travels as JSON.
 */

/** Path of the page on the component server. */
export const PAGE_PATH = '/__component__/';

/** Global of the page that holds its methods, and the binding that it reports to. */
export const PAGE_GLOBAL = '__brine';
export const REPORT_BINDING = '__brineReport';

/**
 * A prop value on its way to the page: JSON as it is, and objects with one `$…` key for what JSON cannot say:
 * `{ $date: '2026-03-29' }`, `{ $undefined: true }`, `{ $callback: 'onSubmit' }` (watched),
 * `{ $function: 'euro' }` (from the setup file's `functions`).
 */
export type Encoded = null | boolean | number | string | Encoded[] | { [key: string]: Encoded };

/** A value inside a prop: `{ path: ['lines', 1, 'quantity'], value: 3 }`. What is beside it stays as it was. */
export interface Part {
  path: (string | number)[];
  value: Encoded;
  /** For a callback: a function that a story has there is watched instead, and left out where there is no place for it. */
  unasked?: true;
}

/** What a callback does when the component calls it; without one it returns undefined at once. */
export interface Behaviour {
  callback: string;
  returns?: Encoded;
  /** Message of the error that it rejects or throws with. */
  fails?: string;
  /** Milliseconds until its promise settles; `null` for never. */
  delay?: number | null;
}

export interface MountRequest {
  kind: 'component' | 'story';
  /** `OrderForm`, `orders/order-form#OrderForm` where that is ambiguous, `OrderForm/Filled` for a story. */
  name: string;
  props: Record<string, Encoded>;
  /** Set in a copy of what the story brought and `props` say. */
  parts: Part[];
  /** Outermost first; beside the setup file's `wrap`, which is always there. */
  wrappers: { name: string; options: Record<string, Encoded> }[];
  /** For the setup file: `options` of its wrappers. */
  settings: Record<string, Encoded>;
  /** Callback props to pass and to watch. */
  callbacks: string[];
  behaviours: Behaviour[];
}

export interface Fault {
  /** When it happened: loading the module, rendering, in an effect, or later in a handler or promise. */
  during: 'load' | 'render' | 'effect' | 'later';
  /** `TypeError`. */
  name: string;
  message: string;
  /** As the browser wrote it; the server maps it to sources. */
  stack: string;
  /** React's component stack, as it wrote it. */
  componentStack?: string;
}

/** A name of the request that the setup file does not have; `known`: those it has. */
export interface Unknown {
  what: 'wrapper' | 'function' | 'setting';
  name: string;
  known: string[];
}

/**
 * `unknown`: nothing was mounted; settings are checked only where the setup file exports their defaults as `settings`.
 * `gaps`: nothing was mounted or changed; paths of items that lists lack before the one that a part is to set.
 */
export type Outcome =
  | { ok: true }
  | { ok: false; fault: Fault }
  | { ok: false; unknown: Unknown[] }
  | { ok: false; gaps: Part['path'][] };

/** Methods of `window.__brine`. */
export interface ComponentPage {
  mount(request: MountRequest): Promise<Outcome>;
  /** Props, and parts of props, that change; the others stay. */
  update(props: Record<string, Encoded>, parts?: Part[]): Promise<Outcome>;
  unmount(): Promise<Outcome>;
  /** From now on. */
  behave(behaviour: Behaviour): void;
  /** Names that the mounted component's own code has; none where that is not known. */
  names(): string[];
}

/** What the page reports while it runs. */
export type PageReport =
  | { type: 'call'; callback: string; args: unknown[] }
  | { type: 'fault'; fault: Fault };

/** `GET /__component__/resolve?kind=&name=`: where the component or story is. */
export type Resolved =
  /** `file` from the front end's folder. For the page: `url` and `setup` to import, `packages` as in `Packages`. */
  | { ok: true; file: string; export: string; url: string; setup: string | null; packages: string }
  /** `near`: names that come close; `several`: `path#export` of each that has the name. */
  | { ok: false; reason: 'unknown' | 'ambiguous'; near: string[]; several: string[] };

/** `GET /__component__/check?file=`: whether the module and what it imports compile. */
export type Checked =
  | { ok: true }
  | { ok: false; message: string; file: string; line?: number; column?: number; frame?: string };

/**
 * `GET /__component__/deps`: which prepared packages (React among them) a page that loads now would get. A page notes
 * those that it holds in `<meta name="brine-packages">`.
 */
export interface Packages {
  hash: string;
}

/**
 * `name` of the fault, `during: 'load'`, of a mount that a package made impossible which Vite met only now: the page
 * would hold two Reacts. Nothing was mounted; a page that is loaded anew mounts it.
 */
export const STALE_PACKAGES = 'StalePackages';

/** `name` of the fault, `during: 'load'`, of an export that cannot be mounted. `message` says what it is: `a number`. */
export const NOT_A_COMPONENT = 'NotAComponent';

/** `POST /__component__/trace` with `{ stack, componentStack }`: the same in terms of sources. */
export interface Traced {
  /** The first place in the project's own sources: `src/orders/form.tsx:4:40`. */
  at?: string;
  /** Frames in the project's sources, `OrderForm (src/orders/form.tsx:4:40)`. */
  frames: string[];
  /** `<OrderForm>`, innermost first. */
  path: string[];
}
