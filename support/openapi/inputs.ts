import { isObject, type JsonObject } from '../matching/json';
import { below, type OpenApiDocument, resolve } from './document';
import type { Operation } from './operation';
import { variantsOf } from './schema-view';

/** Of more choices than this (currencies, countries) nobody wants each to be sent. */
const MOST_CHOICES = 20;
const DEEPEST = 6;
/** Of these OpenAPI says that they are no parameters. */
const NO_PARAMETER = /^(?:accept|content-type|authorization)$/i;

/**
 * What input an operation describes: its parameters, its body, and the values of choices in both. `path id`, `query status=paid`,
 * `header X-Mode`, `body`, `body lines[].kind=gift`.
 */
export function inputsOf({ document, part, parameters }: Operation): string[] {
  const inputs = new Set<string>();
  for (const { name, in: place, schema } of parameters) {
    if (place === 'header' && NO_PARAMETER.test(name)) continue;
    inputs.add(`${place} ${name}`);
    for (const choice of choicesOf(document, itemsOf(document, schema)))
      inputs.add(`${place} ${name}=${choice}`);
  }
  for (const [type, media] of Object.entries(contentOf(document, part.node, part.pointer))) {
    inputs.add('body');
    if (/json|urlencoded/i.test(type) && isObject(media))
      for (const input of fieldInputs(document, media.schema, '', new Set())) inputs.add(`body ${input}`);
  }
  return [...inputs];
}

function contentOf(document: OpenApiDocument, { requestBody }: JsonObject, pointer: string): JsonObject {
  if (requestBody === undefined) return {};
  const { content } = resolve(document, requestBody, below(pointer, 'requestBody')).node;
  return isObject(content) ? content : {};
}

function itemsOf(document: OpenApiDocument, schema: unknown): unknown {
  return variantsOf(document, schema).find(({ items }) => items !== undefined)?.items ?? schema;
}

function choicesOf(document: OpenApiDocument, schema: unknown): string[] {
  const all = variantsOf(document, schema).flatMap((variant) =>
    Array.isArray(variant.enum) ? variant.enum : [],
  );
  const choices = new Set(all.filter((choice) => choice !== null && typeof choice !== 'object').map(String));
  return choices.size > MOST_CHOICES ? [] : [...choices];
}

function fieldInputs(
  document: OpenApiDocument,
  schema: unknown,
  at: string,
  above: ReadonlySet<unknown>,
): string[] {
  const variants = variantsOf(document, schema).filter((variant) => !above.has(variant));
  if (at.split('.').length > DEEPEST) return [];
  const seen = new Set([...above, ...variants]);
  const own = at === '' ? [] : choicesOf(document, schema).map((choice) => `${at}=${choice}`);
  const inner = variants.flatMap(({ properties, items, readOnly }) => {
    if (readOnly === true) return [];
    const fields = Object.entries(isObject(properties) ? properties : {}).filter(
      ([, field]) => !(isObject(field) && resolve(document, field, '#').node.readOnly === true),
    );
    return [
      ...fields.flatMap(([name, field]) =>
        fieldInputs(document, field, at === '' ? name : `${at}.${name}`, seen),
      ),
      ...(items === undefined ? [] : fieldInputs(document, items, `${at}[]`, seen)),
    ];
  });
  return [...own, ...inner];
}
