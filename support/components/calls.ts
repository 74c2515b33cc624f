/** One call of a callback, as the page reported it. */
export interface Call {
  callback: string;
  /** Made plain: events, elements, dates and functions are told as JSON or text. */
  args: unknown[];
}

/** The calls of one scenario, in their order. */
export class Calls {
  readonly #all: Call[] = [];

  add(call: Call): void {
    this.#all.push(call);
  }

  get all(): readonly Call[] {
    return this.#all;
  }

  of(callback: string): Call[] {
    return this.#all.filter((call) => call.callback === callback);
  }

  /** `onChange 3 times, onBlur once`: the callbacks beside one that were called; nothing when there are none. */
  beside(callback: string): string | undefined {
    const counts = new Map<string, number>();
    for (const call of this.#all) {
      if (call.callback !== callback) counts.set(call.callback, (counts.get(call.callback) ?? 0) + 1);
    }
    const told = [...counts].map(([name, times]) => `${name} ${timesOf(times)}`);
    return told.length > 0 ? told.join(', ') : undefined;
  }
}

/** `never`, `once`, `3 times`. */
export function timesOf(amount: number): string {
  if (amount === 0) return 'never';
  return amount === 1 ? 'once' : `${amount} times`;
}
