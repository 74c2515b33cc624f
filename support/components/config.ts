import path from 'node:path';
import { bareImports } from './imports';
import { brinePlugins } from './plugin';
import type { Vite, ViteConfig, ViteLogger } from './vite';

const ALWAYS = ['react', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client'];

export interface Serving {
  root: string;
  setup: string | undefined;
}

/** What Brine asks of the front end's Vite on top of the front end's own config. */
export function viteConfig({ root, setup }: Serving, vite: Vite, major: number): ViteConfig {
  const allowed = [vite.searchForWorkspaceRoot(root), __dirname, ...(setup ? [path.dirname(setup)] : [])];
  return {
    root,
    base: '/',
    mode: 'development',
    appType: 'custom',
    clearScreen: false,
    customLogger: loggerOf(vite),
    // `npm run dev` of the same front end keeps its own.
    cacheDir: path.join(root, 'node_modules', '.vite-brine-components'),
    server: {
      middlewareMode: true,
      hmr: false,
      ws: false,
      watch: null,
      fs: { allow: allowed },
    },
    resolve: { dedupe: ['react', 'react-dom'] },
    optimizeDeps: {
      entries: [],
      include: [...new Set([...ALWAYS, ...bareImports(root, setup)])],
      ...(major >= 8
        ? { rolldownOptions: { output: { minify: { compress: true, mangle: false, codegen: true } } } }
        : { esbuildOptions: { minifyWhitespace: true, minifySyntax: true } }),
    },
    plugins: brinePlugins(root),
  } as ViteConfig;
}

/** A config that does not load is told by the error that Brine throws for it. */
function loggerOf(vite: Vite): ViteLogger {
  const logger = vite.createLogger('warn', { allowClearScreen: false });
  return {
    ...logger,
    error: (message, options) => {
      if (!message.includes('failed to load config from')) logger.error(message, options);
    },
  };
}
