/** What XML 1.0 has no place for, not even escaped. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

export type Attributes = Record<string, string | number | undefined>;

/** An element; what is `undefined` among its attributes is left out. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const told = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${attribute(String(value))}"`)
    .join('');
  if (children.length === 0) return `<${name}${told}/>`;
  return `<${name}${told}>${children.join('')}</${name}>`;
}

/** Text as it is, for readers who look at the file. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(FORBIDDEN, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function attribute(text: string): string {
  return text
    .replaceAll(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\r', '&#xD;');
}
