import path from 'node:path';
import { compiled, program } from '../home/home';

export interface ComponentServerOptions {
  /** Folder of the front end, with its own Vite; also the working directory of the server. */
  root: string;
  /** The project's setup file. */
  setup?: string | undefined;
}

/** The command that starts the component server; it prints `Local: http://127.0.0.1:<port>/` when it listens. */
export function componentServerCommand({ root, setup }: ComponentServerOptions): string[] {
  return [
    process.execPath,
    ...(compiled ? [] : ['-r', path.join(__dirname, 'at-home.js')]),
    ...program('support', 'components', 'main'),
    root,
    ...(setup ? [setup] : []),
  ];
}
