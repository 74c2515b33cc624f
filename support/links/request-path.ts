/** Whether a request goes to this path: `/orders`, `/orders/{id}`, `/orders/*`; with a query only where it counts. */
export function leadsTo(url: string, path: string): boolean {
  const { pathname, search } = new URL(url);
  const written = path
    .split(/(\*+|\{[^{}/]+\})/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
      return part.startsWith('*') ? '.*' : '[^/?]+';
    })
    .join('');
  return new RegExp(`^${written}$`).test(path.includes('?') ? pathname + search : pathname);
}
