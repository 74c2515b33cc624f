import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Phrase as TextPhrase } from '../../support/phrases/phrase';
import { readPhrases as readTextPhrases } from '../../support/phrases/read';
import type { StepDefinition } from '../project';
import {
  type Keyword,
  type ParameterTypeSource,
  type Phrase,
  readParameterTypes,
  readPlainPhrases,
} from '../vocabulary/sources';

/** What the files of step definitions say beside what Cucumber registered of them; each is read once. */
export class Sources {
  readonly types: ParameterTypeSource[];
  readonly #phrases = new Map<string, Map<number, Phrase>>();

  constructor(
    private readonly root: string,
    definitions: readonly StepDefinition[],
  ) {
    const folders = new Set(definitions.map(({ uri }) => fileOf(uri)));
    this.types = [...folders, ...besides(folders)].flatMap((file) =>
      quietly(() => readParameterTypes(root, file)),
    );
  }

  /** A definition that an editor could not read either has what Cucumber knows of it, and nothing more. */
  phraseOf({ pattern, keyword, uri, line, code }: StepDefinition): Phrase {
    const file = fileOf(uri);
    const read = this.#phrasesOf(file).get(line);
    if (read && read.expression === pattern) return read;
    const told = file.endsWith('.phrases') ? this.#told(file, line) : undefined;
    const expression = String(pattern);
    const parameters = expression.match(/(?<!\\)\{/g)?.length ?? 0;
    return {
      keyword: keyword as Keyword,
      expression,
      file,
      line,
      argument: typeof pattern === 'string' && code.length > parameters ? 'table or text' : undefined,
      example: undefined,
      comment: told?.about ?? '',
    };
  }

  /** What is written in plain text beside its steps. */
  #told(file: string, line: number): TextPhrase | undefined {
    return readTextPhrases(readFileSync(path.join(this.root, file), 'utf8'), file).phrases.find(
      (one) => one.line === line,
    );
  }

  #phrasesOf(file: string): Map<number, Phrase> {
    const known = this.#phrases.get(file);
    if (known) return known;
    const read = quietly(() => readPlainPhrases(this.root, file));
    const phrases = new Map(read.map((phrase) => [phrase.line, phrase]));
    this.#phrases.set(file, phrases);
    return phrases;
  }
}

/** A file of parameter types alone registers no step. */
function besides(files: ReadonlySet<string>): string[] {
  const names = [...files].map((file) =>
    file.replace(/[^/]+$/, `parameter-types${file.slice(file.lastIndexOf('.'))}`),
  );
  return [...new Set(names)].filter((file) => !files.has(file));
}

function fileOf(uri: string): string {
  return uri.replaceAll('\\', '/');
}

/** What is written so that only running it tells is left to what Cucumber knows. */
function quietly<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch {
    return [];
  }
}
