/** What may stand inside an element: a text is always a text, never HTML. */
export type Child = Node | string | number | false | undefined | readonly Child[];

type Value = string | number | boolean | undefined;

/**
 * An element. A property that is `true` becomes an attribute without a value, `false` and undefined become none; `on…`
 * functions become listeners.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Record<string, Value | ((event: never) => void)> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  return fill(element, properties, children);
}

const SVG = 'http://www.w3.org/2000/svg';

/** The same for a part of a drawing. */
export function s(name: string, properties: Record<string, Value> = {}, ...children: Child[]): SVGElement {
  return fill(document.createElementNS(SVG, name) as SVGElement, properties, children);
}

function fill<E extends Element>(
  element: E,
  properties: Record<string, Value | ((event: never) => void)>,
  children: readonly Child[],
): E {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

export function append(to: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(to, child as readonly Child[]);
    else if (child instanceof Node) to.append(child);
    else if (child !== undefined && child !== false) to.append(String(child));
  }
}

/** Puts other children in place of those that are there. */
export function replace(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}
