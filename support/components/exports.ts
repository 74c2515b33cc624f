import { withoutComments } from './code-text';

export interface Exported {
  /** As the module exports it: `OrderForm`, `default`. */
  export: string;
  /** What it is called: a default export by its own name, where it has one. */
  name: string | undefined;
  /** Whether another module defines it. */
  passedOn: boolean;
}

/** Of a statement: what strings say is none. */
const START = String.raw`(?:^|[;}])\s*`;
const NAME = String.raw`[A-Za-z_$][\w$]*`;
const DECLARED = new RegExp(
  String.raw`${START}export\s+(?:async\s+|abstract\s+)?(?:function\s*\*?|class|const|let|var)\s+(${NAME})`,
  'gm',
);
const LISTED = new RegExp(String.raw`${START}export\s*\{([^}]*)\}(\s*from\b)?`, 'gm');
const DEFAULT = new RegExp(String.raw`${START}export\s+default\s+([\s\S]{1,300})`, 'm');
const DEFINED = new RegExp(
  String.raw`^(?:async\s+|abstract\s+)?(?:function\s*\*?|class)\s*(?!extends\b)(${NAME})?`,
);
const WRAPPED = new RegExp(String.raw`^${NAME}(?:\.${NAME})?\s*(?:<[^()]*>)?\(\s*`);

/** The names that a module exports, read from its text: types and `export *` aside. */
export function exportsOf(code: string): Exported[] {
  const text = withoutComments(code);
  const declared = [...text.matchAll(DECLARED)].map(([, name = '']) => name);
  const listed = [...text.matchAll(LISTED)].flatMap(([, list = '', from]) =>
    inList(list, from !== undefined),
  );
  const byDefault = DEFAULT.exec(text)?.[1];
  return [
    ...declared.map((name) => ({ export: name, name, passedOn: false })),
    ...listed,
    ...(byDefault ? [{ export: 'default', name: ownName(byDefault), passedOn: false }] : []),
  ];
}

/** `A, B as C, default as D, type E`. */
function inList(list: string, passedOn: boolean): Exported[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '' && !item.startsWith('type '))
    .map((item) => {
      const [local = '', exported = local] = item.split(/\s+as\s+/);
      return { export: exported, name: exported === 'default' ? local : exported, passedOn };
    });
}

/** `function OrderForm() …`, `OrderForm;`, `memo(forwardRef(function OrderForm() …`. */
function ownName(expression: string): string | undefined {
  const defined = DEFINED.exec(expression);
  if (defined) return defined[1];
  if (WRAPPED.test(expression)) return ownName(expression.replace(WRAPPED, ''));
  const name = new RegExp(`^${NAME}`).exec(expression)?.[0];
  return name === 'async' ? undefined : name;
}
