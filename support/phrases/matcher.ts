import { GherkinClassicTokenMatcher } from '@cucumber/gherkin';
import type { Location } from '@cucumber/messages';

/** Gherkin with `Phrases:` for `Feature:` and `Phrase:` for `Scenario:`, and no other parts; steps in any language. */
export class PhraseMatcher extends GherkinClassicTokenMatcher {
  override changeDialect(name: string, location?: Location): void {
    super.changeDialect(name, location);
    const matcher = this as unknown as { dialect: Record<string, unknown> };
    matcher.dialect = {
      ...matcher.dialect,
      feature: ['Phrases'],
      scenario: ['Phrase'],
      scenarioOutline: [],
      background: [],
      rule: [],
      examples: [],
    };
  }
}
