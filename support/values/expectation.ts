import { literal, literalJson } from '../matching/markers';
import { asText } from './as-text';
import type { PlaceInJson } from './fill-json';

/*
 * What is filled into an expectation stands for itself: a saved "#1 fan" is that text and no marker.
 */

/** A value as it is filled into expected JSON. */
export function expectedJson(value: unknown, place: PlaceInJson): unknown {
  if (place === 'whole') return literalJson(value);
  return place === 'start' ? literal(asText(value)) : value;
}

/**
 * Fills placeholders in expected YAML. Without quotes around it, a text that begins with `#` would be a comment.
 *
 * @param placeholder global pattern whose first group is the name.
 */
export function fillExpectedYaml(text: string, placeholder: RegExp, get: (name: string) => unknown): string {
  return text.replaceAll(placeholder, (token, name: string, offset: number) => {
    const value = get(name);
    if (typeof value === 'object' && value !== null) return asText(literalJson(value));
    const filled = asText(value);
    if (literal(filled) === filled) return filled;
    const before = text.slice(0, offset);
    if (before.endsWith('"')) return `\\\\${filled}`;
    if (before.endsWith("'")) return literal(filled);
    const alone =
      /(?:^|[:\-[,])[ \t]*$/m.test(before) && /^[ \t]*(?:$|[,\]}])/m.test(text.slice(offset + token.length));
    return alone ? JSON.stringify(literal(filled)) : filled;
  });
}
