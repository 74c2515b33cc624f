/*
 * In place of Vite's own client, which would ask for a connection that there is none of. Modules ask it for two things:
 * to put their styles into the page, and for `import.meta.hot`, which has nothing to do here.
 */
const styles = new Map<string, HTMLStyleElement>();

export function updateStyle(id: string, css: string): void {
  const style = styles.get(id) ?? document.createElement('style');
  style.setAttribute('data-vite-dev-id', id);
  style.textContent = css;
  if (!styles.has(id)) document.head.appendChild(style);
  styles.set(id, style);
}

export function removeStyle(id: string): void {
  styles.get(id)?.remove();
  styles.delete(id);
}

export function createHotContext(): Record<string, unknown> {
  const nothing = () => {};
  const data = {};
  return new Proxy({}, { get: (_, name) => (name === 'data' ? data : nothing) });
}

/** Scripts stay as they are: with a query they would be other modules than those that are imported by name. */
export function injectQuery(url: string, query: string): string {
  const [path = ''] = url.split(/[?#]/);
  if (!/^[./]/.test(url) || /(?:^|\/)[^./]*$|\.[cm]?[jt]sx?$/.test(path)) return url;
  const rest = url.slice(path.length);
  return `${path}?${query}${rest.replace(/^\?/, '&')}`;
}

export class ErrorOverlay {}
