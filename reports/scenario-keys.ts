import { createHash } from 'node:crypto';
import type { Feature, Scenario } from './messages/run';

/** 48 bits: in a suite of ten thousand, two meet by chance about once in five million suites. */
const LENGTH = 8;

/**
 * A short key for each scenario of some features, in their order. It is made of the path of the file, the rule, the name
 * and the values of the examples row, so it lasts while lines move and other scenarios come and go. A tag `@id:…`
 * takes their place, so that it lasts through a change of names too. Twins are told apart by their order.
 */
export function scenarioKeys(features: readonly Pick<Feature, 'uri' | 'scenarios'>[]): Map<Scenario, string> {
  const keys = new Map<Scenario, string>();
  const seen = new Map<string, number>();
  for (const { uri, scenarios } of features) {
    for (const scenario of scenarios) {
      const identity = identityOf(uri, scenario);
      const ordinal = seen.get(identity) ?? 0;
      seen.set(identity, ordinal + 1);
      keys.set(scenario, hash(ordinal === 0 ? identity : `${identity}\n${ordinal}`));
    }
  }
  return keys;
}

function identityOf(uri: string, { rule = '', name, examples, tags }: Scenario): string {
  const row = examples?.row ?? [];
  const id = tags.find((tag) => tag.startsWith('@id:'));
  return JSON.stringify(id === undefined ? [uri, rule, name, row] : [id, row]);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, LENGTH);
}
