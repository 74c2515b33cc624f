import { asText } from './as-text';

/** A whole JSON string, or a placeholder outside of one. */
const STRING_OR_PLACEHOLDER = /"(?:[^"\\]|\\.)*"|\{\{\s*[^{}\s][^{}\r\n]*?\s*\}\}/g;

/** Where in JSON a placeholder stands: in place of a value, at the start of a text, or elsewhere in a text or name. */
export type PlaceInJson = 'whole' | 'start' | 'inside';

/**
 * Fills placeholders in JSON text and keeps it JSON.
 *
 * @param placeholder global pattern whose first group is the name.
 */
export function fillJson(
  text: string,
  placeholder: RegExp,
  get: (name: string, place: PlaceInJson) => unknown,
): string {
  const whole = new RegExp(`^"?${placeholder.source}"?$`);
  return text.replaceAll(STRING_OR_PLACEHOLDER, (token, offset: number) => {
    const name = whole.exec(token)?.[1];
    const isKey = /^\s*:/.test(text.slice(offset + token.length, offset + token.length + 100));
    if (name !== undefined && !isKey) return toJson(get(name, 'whole'));
    return token.replaceAll(placeholder, (_, inner: string, at: number) =>
      toJsonText(get(inner, at === 1 && !isKey ? 'start' : 'inside')),
    );
  });
}

function toJson(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

/** The value as it stands inside a JSON string, without the quotes. */
function toJsonText(value: unknown): string {
  return JSON.stringify(asText(value)).slice(1, -1);
}
