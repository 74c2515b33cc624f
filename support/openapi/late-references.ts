import type { SchemaObject, ValidateFunction } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020';

/** What an own `$ref` calls: compiled when a value first gets there. */
interface Late {
  (value: unknown, context?: Parameters<ValidateFunction>[1]): boolean;
  errors?: ValidateFunction['errors'];
  evaluated?: unknown;
}

/**
 * Compiles what a reference leads to when a value first gets there. Ajv compiles it along with what refers to it, and all that
 * it refers to in turn: for a document of some hundred schemas that hold each other no stack is deep enough, and most of
 * them are never met.
 *
 * @param name of the schema in which all references lead from its root.
 */
export async function compileLate(ajv: Ajv2020, name: string): Promise<void> {
  const { callRef } = await import('ajv/dist/vocabularies/core/ref.js');
  ajv.removeKeyword('$ref');
  ajv.addKeyword({
    keyword: '$ref',
    schemaType: 'string',
    code(context) {
      const reference = context.schema as SchemaObject[string] as string;
      callRef(context, context.gen.scopeValue('validate', { ref: lateFor(ajv, `${name}${reference}`) }));
    },
  });
}

function lateFor(ajv: Ajv2020, reference: string): Late {
  let validate: ValidateFunction | undefined;
  const late: Late = (value, context) => {
    validate ??= ajv.getSchema(reference);
    if (!validate)
      throw Object.assign(new Error(`Nothing stands at ${reference}.`), { missingRef: reference });
    const isValid = Boolean(validate(value, context));
    late.errors = validate.errors;
    late.evaluated = validate.evaluated;
    return isValid;
  };
  return late;
}
