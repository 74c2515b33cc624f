/** A sentence of the business that is made of others, from a `.phrases` file. */
export interface Phrase {
  /** As it is written: `"<buyer>" has ordered <count> of "<product>"`. */
  head: string;
  /** The same as a Cucumber Expression. */
  expression: string;
  /** In the order of the head. */
  placeholders: readonly Placeholder[];
  /** The comment above it, or the text below its head. */
  about: string;
  /** From the project's folder, with `/`. */
  file: string;
  line: number;
  steps: readonly PhraseStep[];
}

export interface Placeholder {
  name: string;
  /** `string` between quotes, `word` bare, or the parameter type that it names: `<delay: duration>`. */
  type: string;
}

export interface PhraseStep {
  /** `Given `, `And ` …, with the space behind it. */
  keyword: string;
  text: string;
  line: number;
  table?: string[][];
  docString?: { content: string; mediaType?: string; line: number };
}

/** Something wrong with a phrase, where it is. */
export interface PhraseFault {
  file: string;
  line: number;
  /** A sentence, with what to do if that is known. */
  message: string;
}

/** Whether a table or text follows: the phrase, or a step of it, ends with a colon. */
export function takesArgument(text: string): boolean {
  return text.endsWith(':');
}
