/**
 * A path as steps write it, as the source of a regular expression: `{id}` stands for one part of the path, `*` for
 * anything, all else for itself.
 */
export function requestPathSource(path: string): string {
  return path
    .split(/(\*+|\{[^{}/]+\})/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
      return part.startsWith('*') ? '.*' : '[^/?#]+';
    })
    .join('');
}
