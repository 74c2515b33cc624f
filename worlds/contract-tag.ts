import type { ContractMode } from '../support/settings/service-settings';

/** What the last tag `@contract:…` of a scenario says; undefined when it has none. */
export function taggedMode(tags: readonly string[]): ContractMode | undefined {
  const said = tags.findLast((tag) => /^@contract:(off|warn|fail)$/.test(tag));
  return said?.slice('@contract:'.length) as ContractMode | undefined;
}
