import type { Site } from '../site';

/** Where the specification begins: the folder that all features lie in. */
export function rootOf(site: Site): string {
  const folders = site.index.features.uri.map((uri) => uri.split('/').slice(0, -1));
  const [first = []] = folders;
  let depth = first.length;
  for (const parts of folders)
    while (depth > 0 && parts.slice(0, depth).join('/') !== first.slice(0, depth).join('/')) depth -= 1;
  return first.slice(0, depth).join('/');
}

/** A folder of features. */
export interface Node {
  path: string;
  folders: Map<string, Node>;
  /** Positions in the index. */
  features: number[];
}

/** All folders, from the top of the project. */
export function treeOf(site: Site): Node {
  const root: Node = { path: '', folders: new Map(), features: [] };
  for (const [feature, uri] of site.index.features.uri.entries()) {
    let node = root;
    for (const part of uri.split('/').slice(0, -1)) {
      const path = node.path === '' ? part : `${node.path}/${part}`;
      const next: Node = node.folders.get(part) ?? { path, folders: new Map(), features: [] };
      node.folders.set(part, next);
      node = next;
    }
    node.features.push(feature);
  }
  return root;
}

/** Undefined where no feature of this run lies. */
export function nodeAt(root: Node, path: string): Node | undefined {
  let node: Node | undefined = root;
  for (const part of path === '' ? [] : path.split('/')) node = node?.folders.get(part);
  return node;
}
