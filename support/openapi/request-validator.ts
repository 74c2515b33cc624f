import type { Ajv2020 } from 'ajv/dist/2020';
import type { JsonObject } from '../matching/json';
import type { OpenApiDocument } from './document';
import { toJsonSchema } from './json-schema';
import { newAjv } from './validator';

const validators = new WeakMap<OpenApiDocument, Promise<Ajv2020>>();

/** Whether a value may be sent; undefined when the schema there cannot be used, by a pattern that is none, say. */
export type Fits = (value: unknown) => boolean | undefined;

/**
 * Tells which values fit a schema of a document as a part of a request: fields that are only read are not asked for.
 *
 * @param pointer of the schema.
 */
export async function requestValidator(document: OpenApiDocument, pointer: string): Promise<Fits> {
  let loading = validators.get(document);
  if (!loading) {
    loading = newAjv().then((ajv) =>
      ajv.addSchema(toJsonSchema(document.root, 'readOnly') as JsonObject, 'document'),
    );
    validators.set(document, loading);
  }
  const ajv = await loading;
  try {
    const validate = ajv.getSchema(`document${pointer}`);
    return (value) => (validate ? Boolean(validate(value)) : undefined);
  } catch {
    return () => undefined;
  }
}
