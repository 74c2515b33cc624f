import { isObject, type JsonObject } from '../matching/json';
import { brokenReference } from './broken-reference';
import type { OpenApiDocument } from './document';
import { endlessSchemas } from './endless';
import { DocumentFaultsError } from './errors';
import { follow } from './pointer';

/** What stands somewhere in a document. */
interface Place {
  node: unknown;
  pointer: string;
}

/**
 * Everything that keeps a document from being read as a whole: references that lead nowhere or to another file, schemas
 * that no finite value fits, and no operation at all. What is merely unusual is no fault.
 *
 * @throws DocumentFaultsError with all of them at once.
 */
export function expectWholeDocument(document: OpenApiDocument): void {
  const faults = [...pathFaults(document), ...referenceFaults(document), ...endlessSchemas(document)];
  if (faults.length > 0) throw new DocumentFaultsError(document.source, faults);
}

function pathFaults({ root }: OpenApiDocument): string[] {
  const { paths } = root;
  if (paths !== undefined && !isObject(paths)) return ['"paths" is no object.'];
  const items = Object.entries(paths ?? {});
  if (items.length === 0) return ['It describes no paths: there is nothing to call.'];
  return items.flatMap(([path, item]) => {
    if (!path.startsWith('/')) return [`The path "${path}" does not begin with a slash.`];
    return isObject(item) ? [] : [`The path "${path}" is no object.`];
  });
}

function referenceFaults(document: OpenApiDocument): string[] {
  const faults = new Set<string>();
  for (const { node, pointer } of everyNode(document.root)) {
    if (!isObject(node) || typeof node.$ref !== 'string' || isLiteral(pointer)) continue;
    const fault = referenceFault(document, node.$ref);
    if (fault !== undefined) faults.add(fault);
  }
  return [...faults];
}

function referenceFault(document: OpenApiDocument, reference: string): string | undefined {
  if (!reference.startsWith('#')) {
    return `${reference} leads to another document; make them one first (redocly bundle does).`;
  }
  const seen = new Set<string>();
  let at = reference;
  for (;;) {
    if (seen.has(at)) return `${reference} leads in a circle.`;
    seen.add(at);
    const node = follow(document.root, at);
    if (node === undefined)
      return brokenReference(document, at).message.split('\n').slice(1, 3).map(bare).join(': ');
    if (!isObject(node) || typeof node.$ref !== 'string') return undefined;
    at = node.$ref;
  }
}

function bare(line: string): string {
  return line.trim().replace(/^at /, '');
}

/** Below these stand values, in which `$ref` may be a field like any other. */
function isLiteral(pointer: string): boolean {
  return /\/(?:example|default|const|enum|value)(?:\/|$)/.test(pointer);
}

/** Every object and list of a document, in its order. Not by calling itself, since documents nest as deep as they like. */
function* everyNode(root: JsonObject): Generator<Place> {
  const left: Place[] = [{ node: root, pointer: '#' }];
  for (let place = left.pop(); place; place = left.pop()) {
    yield place;
    const { node, pointer } = place;
    const children = Array.isArray(node) ? [...node.entries()] : isObject(node) ? Object.entries(node) : [];
    for (const [key, child] of children.reverse()) {
      if (typeof child === 'object' && child !== null)
        left.push({ node: child, pointer: `${pointer}/${key}` });
    }
  }
}
