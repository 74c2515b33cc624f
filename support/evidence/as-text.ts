// biome-ignore lint/suspicious/noControlCharactersInRegex: a control character is what tells that bytes are no text
const CONTROL = /[\u0000-\u0008\u000e-\u001a]/;

/** The text that these bytes are in UTF-8; undefined when they are something else. */
export function asText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return CONTROL.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
