import { isObject } from '../matching/json';
import { below, resolve } from '../openapi/document';
import type { Operation } from '../openapi/operation';

/** Whether an operation asks who calls it, and whether with a bearer token. */
export function securityOf({ document, part }: Operation): { secured: boolean; bearer: boolean } {
  const said = part.node.security ?? document.root.security;
  const ways = Array.isArray(said) ? said.filter(isObject) : [];
  const names = ways.flatMap((way) => Object.keys(way));
  // A way that asks for nothing makes signing in optional.
  const secured = ways.length > 0 && ways.every((way) => Object.keys(way).length > 0);
  return { secured, bearer: secured && names.some((name) => isBearer(document, name)) };
}

function isBearer(document: Operation['document'], name: string): boolean {
  const components = isObject(document.root.components) ? document.root.components : {};
  const schemes = isObject(components.securitySchemes) ? components.securitySchemes : {};
  if (!isObject(schemes[name])) return false;
  const { node } = resolve(document, schemes[name], below('#', 'components', 'securitySchemes', name));
  if (node.type === 'http') return String(node.scheme).toLowerCase() === 'bearer';
  return node.type === 'oauth2' || node.type === 'openIdConnect';
}
