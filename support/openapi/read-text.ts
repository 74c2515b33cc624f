import type { YAMLException } from 'js-yaml';
import { readDocument } from '../matching/document';
import { SpecificationError } from './errors';

/** Characters. Beyond this a document is a mistake more often than a document, and what is made of it fits no memory. */
const MOST = 20_000_000;
/** The reader that tells faults best takes 0.8 seconds for a million characters, the quick one 0.07. */
const MOST_SLOWLY = 2_000_000;

/**
 * What a text of JSON or YAML holds.
 *
 * @param source for errors.
 * @throws SpecificationError
 */
export async function readText(text: string, source: string): Promise<unknown> {
  if (text.length > MOST) {
    const [size, limit] = [text.length, MOST].map((length) => `${(length / 1e6).toFixed(1)} MB`);
    throw new SpecificationError(source, `It has ${size}; at most ${limit} are read.`);
  }
  if (/^\s*<(?:!doctype|html|\?xml|head|body)\b/i.test(text))
    throw new SpecificationError(source, 'It is a page (HTML or XML), no OpenAPI document.');
  try {
    return /^\s*\{/.test(text) ? JSON.parse(text) : await readYaml(text, source);
  } catch (error) {
    if (error instanceof SpecificationError) throw error;
    throw new SpecificationError(source, (error as Error).message, error);
  }
}

/** What the quick reader does not take is for the other one to read, or to tell the fault of. */
async function readYaml(text: string, source: string): Promise<unknown> {
  // Only loaded where there is YAML to be read.
  const { CORE_SCHEMA, load, YAMLException } = await import('js-yaml');
  try {
    // Aliases can make a short text endless.
    return load(text, { schema: CORE_SCHEMA, maxAliases: 0, maxDepth: 1_000 });
  } catch (error) {
    if (text.length > MOST_SLOWLY) throw error instanceof YAMLException ? new Error(toldBy(error)) : error;
  }
  const root = readDocument(text, 'it');
  if (holdsItself(root))
    throw new SpecificationError(source, 'An anchor (&) holds its own alias (*): it would have no end.');
  return root;
}

function toldBy({ reason, mark }: YAMLException): string {
  const place = mark ? ` at line ${mark.line + 1}, column ${mark.column + 1}` : '';
  return `It cannot be read as YAML: ${reason}${place}.`;
}

function holdsItself(root: unknown): boolean {
  try {
    JSON.stringify(root);
    return false;
  } catch {
    return true;
  }
}
