/** A step, with the table or the text that belongs to it. */
export interface Step {
  keyword: 'Given' | 'When' | 'Then' | 'And';
  text: string;
  table?: string[][];
  doc?: string;
}

/** A scenario, or an outline when it has examples. */
export interface Case {
  /** The same for every generation: `placeOrder.taken`. */
  key: string;
  name: string;
  tags: string[];
  steps: Step[];
  examples?: string[][];
}

/** What belongs to one operation. */
export interface OperationRule {
  key: string;
  name: string;
  tags: string[];
  background: Step[];
  cases: Case[];
}

/** What becomes one file. */
export interface Feature {
  /** Relative, with `/`: `orders/orders.feature`. */
  file: string;
  name: string;
  description: string;
  tags: string[];
  background: Step[];
  cases: Case[];
  rules: OperationRule[];
}

export function given(text: string, table?: string[][]): Step {
  return { keyword: 'Given', text, ...(table && { table }) };
}

export function when(text: string, table?: string[][]): Step {
  return { keyword: 'When', text, ...(table && { table }) };
}

/** Not called `then`: a module with such an export is taken for a promise that never ends. */
export function outcome(text: string, table?: string[][]): Step {
  return { keyword: 'Then', text, ...(table && { table }) };
}

/** Steps as a person writes them: a keyword that repeats the one before it becomes `And`. */
export function joined(steps: readonly Step[]): Step[] {
  return steps.map((step, index) => {
    const before = steps.slice(0, index).findLast(({ keyword }) => keyword !== 'And')?.keyword;
    return step.keyword === before ? { ...step, keyword: 'And' } : step;
  });
}
