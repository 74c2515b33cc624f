import path from 'node:path';

export interface ComponentServerOptions {
  /** Folder of the front end, with its own Vite; also the working directory of the server. */
  root: string;
  /** The project's setup file. */
  setup?: string | undefined;
}

/** The command that starts the component server; it prints `Local: http://127.0.0.1:<port>/` when it listens. */
export function componentServerCommand({ root, setup }: ComponentServerOptions): string[] {
  const preloaded = [
    path.join(__dirname, 'at-home.js'),
    path.join(__dirname, '..', '..', 'runs', 'typescript.js'),
  ];
  const main = path.join(__dirname, 'main.ts');
  return [
    process.execPath,
    ...preloaded.flatMap((file) => ['-r', file]),
    main,
    root,
    ...(setup ? [setup] : []),
  ];
}
