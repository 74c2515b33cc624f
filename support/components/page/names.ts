const MOST = 2_000;

/** The names in the code of a component, also of one that `memo` or `forwardRef` made. */
export function namesIn(component: unknown): string[] {
  const names = codeOf(component).match(/[A-Za-z_$][\w$]*/g) ?? [];
  return [...new Set(names)].slice(0, MOST);
}

function codeOf(component: unknown): string {
  if (typeof component === 'function') return Function.prototype.toString.call(component);
  if (typeof component !== 'object' || component === null) return '';
  const { type, render } = component as { type?: unknown; render?: unknown };
  return codeOf(type ?? render);
}
