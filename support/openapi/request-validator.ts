import type { Ajv2020 } from 'ajv/dist/2020';
import type { JsonObject } from '../matching/json';
import type { OpenApiDocument } from './document';
import { toJsonSchema } from './json-schema';
import { compileLate } from './late-references';
import { newAjv } from './validator';

/** What the document is called in the validator. */
const NAME = 'document';

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
    loading = validatorOf(document);
    validators.set(document, loading);
  }
  const ajv = await loading;
  return (value) => {
    try {
      const validate = ajv.getSchema(`${NAME}${pointer}`);
      return validate ? Boolean(validate(value)) : undefined;
    } catch {
      return undefined;
    }
  };
}

async function validatorOf(document: OpenApiDocument): Promise<Ajv2020> {
  const ajv = await newAjv();
  await compileLate(ajv, NAME);
  return ajv.addSchema(toJsonSchema(document.root, 'readOnly') as JsonObject, NAME);
}
