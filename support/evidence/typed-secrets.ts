import { isSensitiveName } from './sensitive';

/** How Playwright's trace tells what a call put into an element. */
const TYPED = ['value', 'text'];
/** How its DOM snapshots tell what a field holds. */
const HELD = ['value', '__playwright_value_'];
/** Attributes that say what a field is for. */
const ABOUT = ['name', 'id', 'autocomplete', 'aria-label', 'placeholder'];

/**
 * What the people of a trace typed into fields for passwords and the like: in calls whose selector names such a field,
 * and in DOM snapshots (`["INPUT", { "type": "password", … }]`).
 */
export function* typedSecrets(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    if (isSecretField(value)) yield* textsOf(value[1], HELD);
    for (const item of value) yield* typedSecrets(item);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const { selector } = value as { selector?: unknown };
  if (typeof selector === 'string' && namesSecret(selector)) yield* textsOf(value, TYPED);
  for (const item of Object.values(value)) yield* typedSecrets(item);
}

function isSecretField([tag, attributes]: unknown[]): boolean {
  if (tag !== 'INPUT' || typeof attributes !== 'object' || attributes === null) return false;
  const said = attributes as Record<string, unknown>;
  const type = String(said.type ?? said.TYPE ?? '').toLowerCase();
  if (type === 'password') return true;
  return ABOUT.some((name) => typeof said[name] === 'string' && isSensitiveName(said[name] as string));
}

/** `internal:role=textbox[name="Password"i]`. */
function namesSecret(selector: string): boolean {
  const names = [...selector.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/g)].map(
    ([, a, b]) => a ?? b ?? '',
  );
  return names.some(isSensitiveName) || /type=["']?password/i.test(selector);
}

function* textsOf(value: unknown, names: string[]): Generator<string> {
  for (const name of names) {
    const text = (value as Record<string, unknown>)[name];
    if (typeof text === 'string' && text.trim() !== '') yield text;
  }
}
