import { createInterface } from 'node:readline/promises';

export interface Streams {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
}

/** Questions on a terminal; an empty answer takes what is offered. */
export class Asker implements Disposable {
  readonly #terminal: ReturnType<typeof createInterface>;
  readonly #output: NodeJS.WritableStream;

  constructor({ input, output }: Streams) {
    this.#output = output;
    this.#terminal = createInterface({ input, output });
  }

  async text(question: string, offered: string): Promise<string> {
    const answer = await this.#terminal.question(`${question} [${offered}] `);
    return answer.trim() || offered;
  }

  /** Some of these, by their names with commas between them; asks again until all are known. */
  async some(question: string, offered: readonly string[], known: readonly string[]): Promise<string[]> {
    for (;;) {
      const names = (await this.text(question, offered.join(', ') || 'none'))
        .split(',')
        .map((name) => name.trim());
      const chosen = names.filter((name) => name !== '' && name !== 'none');
      const unknown = chosen.filter((name) => !known.includes(name));
      if (unknown.length === 0) return chosen;
      this.#output.write(`There is no ${unknown.join(', ')}; there are ${known.join(', ') || 'none'}.\n`);
    }
  }

  /** One of these; asks again until it is one. */
  async one<T extends string>(question: string, offered: T, known: readonly T[]): Promise<T> {
    for (;;) {
      const answer = await this.text(`${question} (${known.join(', ')})`, offered);
      const chosen = known.find((name) => name === answer);
      if (chosen !== undefined) return chosen;
    }
  }

  [Symbol.dispose](): void {
    this.#terminal.close();
  }
}
