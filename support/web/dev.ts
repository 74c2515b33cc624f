import { viteProgram } from './vite';

/**
 * The command that starts the app's own Vite dev server on a free port; it prints `Local: http://127.0.0.1:<port>/`.
 *
 * @throws ViteMissingError
 */
export function viteDevCommand(root: string): string[] {
  return [
    process.execPath,
    viteProgram(root),
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--clearScreen',
    'false',
  ];
}
