import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import type { Traced } from './contract';
import { PAGE_FOLDER, slashed } from './plugin';
import type { ViteServer } from './vite';

interface Frame {
  name: string;
  /** Path and query of the address. */
  url: string;
  line: number;
  column: number;
}

/** `    at OrderForm (http://127.0.0.1:1/src/form.tsx:4:40)`, or as Firefox and WebKit write it, `OrderForm@http://…`. */
const FRAME =
  /^\s*(?:at\s+)?(?:(?:async|new)\s+)?(?:(.*?)\s*[(@])?\s*(https?:\/\/[^\s)]+?):(\d+):(\d+)\)?\s*$/;

/** Puts stacks of a browser into terms of the front end's own files. */
export function trace(
  { stack, componentStack }: { stack: string; componentStack: string },
  server: ViteServer,
  root: string,
): Traced {
  const sources = new Sources(server, root);
  const frames = sources.placed(framesOf(stack));
  const components = componentStack.split('\n').flatMap((line) => sources.component(line) ?? []);
  const at = frames[0]?.place ?? components[0]?.place;
  return {
    ...(at && { at }),
    frames: frames.map(({ name, place }) => (name ? `${name} (${place})` : place)),
    path: components.map(({ name }) => `<${name}>`),
  };
}

function framesOf(stack: string): Frame[] {
  return stack.split('\n').flatMap((line) => {
    const [, name = '', address = '', row = '', column = ''] = FRAME.exec(line) ?? [];
    if (!address) return [];
    const { pathname, search } = new URL(address);
    const own = name.replace(/^Object\./, '').replace(/ \[as .*\]$/, '');
    return [{ name: own, url: decodeURI(pathname) + search, line: Number(row), column: Number(column) }];
  });
}

class Sources {
  readonly #modules = new Map<string, { file: string; map: SourceMap | undefined }>();

  constructor(
    server: ViteServer,
    private readonly root: string,
  ) {
    for (const {
      url,
      file,
      transformResult,
    } of server.environments.client.moduleGraph.idToModuleMap.values()) {
      if (!file || !isProjects(file)) continue;
      const map = transformResult?.map as SourceMapPayload | null | undefined;
      this.#modules.set(url, { file, map: map?.mappings ? new SourceMap(map) : undefined });
    }
  }

  /** The frames that are in the project's own files. */
  placed(frames: Frame[]): { name: string; place: string }[] {
    return frames.flatMap((frame) => {
      const place = this.#placeOf(frame);
      return place ? [{ name: frame.name, place }] : [];
    });
  }

  /** A component of the project; React does not say of every one where it is. */
  component(line: string): { name: string; place?: string } | undefined {
    const [placed] = this.placed(framesOf(line));
    if (placed) return placed.name ? placed : undefined;
    const name = /^\s*(?:at )?([A-Z]\w*)(?: \(<anonymous>\))?$/.exec(line)?.[1];
    return name ? { name } : undefined;
  }

  /** `src/orders/form.tsx:4:40`; nothing for what is not the project's. */
  #placeOf({ url, line, column }: Frame): string | undefined {
    const module = this.#modules.get(url) ?? this.#modules.get(url.replace(/\?.*$/, ''));
    if (!module) return undefined;
    const entry = module.map?.findEntry(line - 1, column - 1);
    const mapped = entry && 'originalLine' in entry;
    const file = slashed(path.relative(this.root, module.file));
    return mapped
      ? `${file}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
      : `${file}:${line}:${column}`;
  }
}

function isProjects(file: string): boolean {
  return !file.includes('/node_modules/') && !file.startsWith(slashed(PAGE_FOLDER));
}
