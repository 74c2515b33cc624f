import path from 'node:path';
import type { VitePlugin } from './vite';

/** Folder with the browser's side. */
export const PAGE_FOLDER = path.join(__dirname, 'page');

/** Fits the front end's Vite to serving components: its own settings where they matter, ours where they must. */
export function brinePlugins(root: string): VitePlugin[] {
  return [frontEndReact(root), overrides()];
}

/** The page's own imports of React are the front end's React, wherever Brine is installed. */
function frontEndReact(root: string): VitePlugin {
  return {
    name: 'brine:react',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!/^react(?:-dom)?(?:\/|$)/.test(source) || !importer?.startsWith(slashed(PAGE_FOLDER))) return null;
      return await this.resolve(source, path.join(root, 'index.html'), { skipSelf: true });
    },
  };
}

/** What a merge of configs cannot take away: its proxy and certificates belong to a server that people open. */
function overrides(): VitePlugin {
  return {
    name: 'brine:overrides',
    enforce: 'post',
    config(config) {
      delete config.server?.proxy;
      delete config.server?.https;
      if (config.optimizeDeps) config.optimizeDeps.entries = [];
    },
    transform: {
      order: 'post',
      handler(code, id) {
        // Prepared packages carry their source maps inline, three times their size, for every page to load.
        return id.includes('/.vite-brine-components/')
          ? { code: withoutMap(code), map: { mappings: '' } }
          : null;
      },
    },
  };
}

function withoutMap(code: string): string {
  return code.replace(/\n?\/\/# sourceMappingURL=\S*\s*$/, '');
}

export function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
