import { browserTagFaults } from '../../support/browser/choices/tags';
import { suggest } from '../../support/matching/suggest';
import { environmentsOf } from '../../support/settings/environment-tags';

/** What is wrong with the value of one of Brine's tags, as the words that follow the tag; undefined for any other. */
export function valueFault(tag: string, environments: readonly string[]): string | undefined {
  const [browser] = browserTagFaults([tag]);
  if (browser) return browser.fault;
  if (tag.startsWith('@contract:') && !/^@contract:(?:off|warn|fail)$/.test(tag))
    return 'should be @contract:off, @contract:warn or @contract:fail';
  if (tag.startsWith('@exchanges:') && tag !== '@exchanges:always') return 'should be @exchanges:always';
  const unknown = environmentsOf([{ name: tag }]).find((name) => !environments.includes(name));
  if (unknown === undefined) return undefined;
  const near = suggest(unknown, environments);
  return `names an environment that the settings do not know${near ? `: did you mean @env:${near}?` : ` (${environments.join(', ')})`}`;
}
