import type { ValidateFunction } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020';

export type Validator = ValidateFunction;

/** A fresh Ajv with formats. Loaded on first use: most scenarios check no schema. */
export async function newAjv(
  options: { loadSchema?: (uri: string) => Promise<object> } = {},
): Promise<Ajv2020> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const formats = await import('ajv-formats');
  const ajv = new Ajv2020({
    ...options,
    allErrors: true,
    logger: false,
    strict: false,
    validateSchema: false,
    verbose: true,
  });
  formats.default.default(ajv);
  return ajv;
}
