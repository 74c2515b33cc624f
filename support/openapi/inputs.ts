import { isObject, type JsonObject } from '../matching/json';
import { below, type OpenApiDocument, resolve } from './document';
import type { Operation } from './operation';
import { variantsOf } from './schema-view';

/** Of more choices than this (currencies, countries) nobody wants each to be sent: how many were is told. */
const MOST_CHOICES = 20;
const DEEPEST = 6;
/** Of these OpenAPI says that they are no parameters. */
const NO_PARAMETER = /^(?:accept|content-type|authorization)$/i;

/** What input an operation describes. */
export interface Inputs {
  /**
   * What is worth sending, each of it: its parameters, its body, and the values of choices in both. `path id`,
   * `query status=paid`, `header X-Mode`, `body`, `body lines[].kind=gift`.
   */
  each: string[];
  /** The values of long choices: `query currency` → `EUR`, `CHF` … */
  many: Map<string, string[]>;
}

export function inputsOf({ document, part, parameters }: Operation): Inputs {
  const each = new Set<string>();
  const many: Inputs['many'] = new Map();
  const add = (name: string, choices: readonly string[]): void => {
    if (choices.length <= MOST_CHOICES) {
      for (const choice of choices) each.add(`${name}=${choice}`);
      return;
    }
    each.add(name);
    many.set(name, [...new Set([...(many.get(name) ?? []), ...choices])]);
  };
  for (const { name, in: place, schema } of parameters) {
    if (place === 'header' && NO_PARAMETER.test(name)) continue;
    each.add(`${place} ${name}`);
    add(`${place} ${name}`, choicesOf(document, itemsOf(document, schema)));
  }
  for (const [type, media] of Object.entries(contentOf(document, part.node, part.pointer))) {
    each.add('body');
    if (/json|urlencoded/i.test(type) && isObject(media))
      for (const [field, choices] of choicesIn(document, media.schema, '', new Set()))
        add(`body ${field}`, choices);
  }
  return { each: [...each], many };
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
  const choices = all.filter((choice) => choice !== null && typeof choice !== 'object');
  return [...new Set(choices.map(String))];
}

/** The choices of a schema and of all fields below it, with their places. */
function choicesIn(
  document: OpenApiDocument,
  schema: unknown,
  at: string,
  above: ReadonlySet<unknown>,
): [field: string, choices: string[]][] {
  const variants = variantsOf(document, schema).filter((variant) => !above.has(variant));
  if (at.split('.').length > DEEPEST) return [];
  const seen = new Set([...above, ...variants]);
  const inner = variants.flatMap(({ properties, items, readOnly }) => {
    if (readOnly === true) return [];
    const fields = Object.entries(isObject(properties) ? properties : {}).filter(
      ([, field]) => !(isObject(field) && resolve(document, field, '#').node.readOnly === true),
    );
    return [
      ...fields.flatMap(([name, field]) =>
        choicesIn(document, field, at === '' ? name : `${at}.${name}`, seen),
      ),
      ...(items === undefined ? [] : choicesIn(document, items, `${at}[]`, seen)),
    ];
  });
  return at === '' ? inner : [[at, choicesOf(document, schema)], ...inner];
}
