/** Something that init takes for true, and where it read it: `LISTEN`, `orders/src/settings.rs:14`. */
export interface Guess {
  value: string;
  /** File and line, from the project's folder. */
  at: string;
}

/** A binary of a Cargo package, and what its sources say about how it is run. */
export interface RustBinary {
  name: string;
  /** Path of its workspace's `Cargo.toml`, or its package's own, from the project's folder, with `/`. */
  manifest: string;
  /** Of the package, when another of the workspace has a binary of the same name. */
  package?: string | undefined;
  /** Whether its sources listen to a network. */
  serves: boolean;
  /** The environment variable or option that says where to listen: its name, and the placeholder it gets. */
  listen?: (Guess & { as: 'env' | 'argument'; placeholder: '{{listen}}' | '{{port}}' }) | undefined;
  /** The port that its sources fix, where nothing else says where it listens. */
  fixed?: Guess | undefined;
  /** Path that says whether it is well. */
  health?: Guess | undefined;
  /** Path or file of its OpenAPI document. */
  openapi?: Guess | undefined;
  /** The environment variable with the URL of its database, and which kind that is. */
  database?: (Guess & { kind: 'sqlite' | 'postgres' }) | undefined;
  /** Environment variables that name other services: `INVENTORY_URL` → `inventory`. */
  asks: readonly (Guess & { service: string })[];
  /** Whether it reads the time from a file (docs/time.md). */
  clock?: Guess | undefined;
  /** Ports that its sources name, as those of `127.0.0.1:7101`. */
  ports: readonly string[];
}

/** A Vite app. */
export interface ViteApp {
  /** From the project's folder, with `/`; `.` for the folder itself. */
  folder: string;
  /** Of its first page. */
  title?: string | undefined;
  /** Whether the packages that its manifest names are there. */
  installed: boolean;
  /** Paths that its dev server passes on. */
  proxy: readonly { prefix: string; port?: string | undefined; stripped: boolean }[];
}

/** A React app that something else than Vite serves. */
export interface FrontEnd {
  /** From the project's folder, with `/`. */
  folder: string;
  /** Its package: `next`. */
  builder?: string;
  /** The script of its `package.json` that serves it. */
  script: string;
}

/** All that init finds in a project. */
export interface Found {
  binaries: RustBinary[];
  apps: ViteApp[];
  /** Those that a person has to say more about. */
  frontEnds: FrontEnd[];
  /** OpenAPI documents in the tree. */
  documents: string[];
  /** What there is of Cucumber: files and packages, in words. */
  cucumber: string[];
  /** What could not be looked at, in words. */
  faults: string[];
}
