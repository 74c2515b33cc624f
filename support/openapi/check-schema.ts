import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AnsweredExchange } from '../evidence/exchange';
import { redactText } from '../evidence/redact';
import { readDocument } from '../matching/document';
import { isObject } from '../matching/json';
import { suggest } from '../matching/suggest';
import { SchemaFileError, SchemaMismatchError } from './errors';
import { nearbyFile } from './nearby-file';
import { newAjv, type Validator } from './validator';
import { violationsOf } from './violation';

const compiled = new Map<string, Promise<Validator>>();

/**
 * Checks the body of the response against a JSON Schema file, JSON or YAML. A `$ref` to another file is relative to
 * the file it stands in.
 *
 * @param file absolute.
 * @throws SchemaMismatchError that lists every violation; SchemaFileError when a file is missing or no schema.
 */
export async function checkSchema({ request, response }: AnsweredExchange, file: string): Promise<void> {
  const validate = await validatorFor(file);
  if (validate(response.body)) return;
  const where = redactText(`${request.method} ${request.url}`);
  throw new SchemaMismatchError(violationsOf(validate.errors ?? []), where, file);
}

async function validatorFor(file: string): Promise<Validator> {
  let validator = compiled.get(file);
  if (!validator) {
    validator = compile(file);
    compiled.set(file, validator);
    validator.catch(() => compiled.delete(file));
  }
  return await validator;
}

async function compile(file: string): Promise<Validator> {
  const uri = pathToFileURL(file).href;
  const ajv = await newAjv({ loadSchema: readSchema });
  const schema = await readSchema(uri);
  try {
    return await ajv.compileAsync({ ...schema, $id: uri });
  } catch (error) {
    if (error instanceof SchemaFileError) throw error;
    throw new SchemaFileError(file, reasonOf(error as Error), error);
  }
}

const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

/** Ajv tells of an unknown type of values in words about its own types. */
function reasonOf({ message }: Error): string {
  const type = /^type must be JSONType or JSONType\[\]: (.*)$/.exec(message)?.[1];
  return type === undefined ? message : `There is no type "${type}".${hint(suggest(type, TYPES))}`;
}

function hint(near: string | undefined): string {
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

async function readSchema(uri: string): Promise<object> {
  const file = uri.startsWith('file:') ? fileURLToPath(uri) : uri;
  let schema: unknown;
  try {
    schema = readDocument(await readFile(file, 'utf8'), 'the schema');
  } catch (error) {
    const missing = (error as { code?: string }).code === 'ENOENT';
    throw new SchemaFileError(
      file,
      missing ? `There is no such file.${hint(nearbyFile(file))}` : (error as Error).message,
      error,
    );
  }
  if (!isObject(schema)) throw new SchemaFileError(file, 'It holds no object.', undefined);
  const { $schema: _, $id: __, ...rest } = schema;
  return rest;
}
