/** Private to Cucumber's expressions. */
interface TreeRegexp {
  readonly regexp: RegExp;
  readonly groupBuilder: { build(match: RegExpExecArray, next: () => number): unknown };
  match(text: string): unknown;
}

/**
 * Lets Node tell where in a text an expression has captured something. The expressions still serve engines that cannot, and
 * find it out by a second regular expression, made of the first, and much code.
 */
export function placeQuickly(expression: object): void {
  const { treeRegexp: tree } = expression as { treeRegexp?: TreeRegexp };
  if (!(tree?.regexp instanceof RegExp) || typeof tree.groupBuilder?.build !== 'function') return;
  const { source, flags, global, sticky } = tree.regexp;
  // One with a memory of where it stopped would not begin at the start.
  if (global || sticky) return;
  const placing = new RegExp(source, flags.includes('d') ? flags : `${flags}d`);
  tree.match = (text) => {
    const match = placing.exec(text);
    if (!match) return null;
    let group = 0;
    return tree.groupBuilder.build(match, () => group++);
  };
}
