import type { LegacyFeature, LegacyStep } from './legacy';

/** The lines by which the reporter hands its whole input, once more, to the scripts of a page. */
const DATA = /^(\s*(?:const featureData =|features:) )([[{].*[\]}])(;?)$/m;

/**
 * Leaves in a page's data what its charts and filters use. All the rest is in the page already, and for the index it would be
 * every text of the whole run.
 */
export function slimData(html: string): string {
  return html.replace(DATA, (_, before: string, json: string, after: string) => {
    const data = JSON.parse(json) as LegacyFeature | LegacyFeature[];
    const slim = Array.isArray(data) ? data.map(slimFeature) : slimFeature(data);
    return before + JSON.stringify(slim).replaceAll('<', '\\u003c') + after;
  });
}

function slimFeature(feature: LegacyFeature) {
  const elements = feature.elements.map((scenario) => ({
    ...scenario,
    description: undefined,
    blame: undefined,
    steps: scenario.steps.map(slimStep),
  }));
  return { ...feature, description: undefined, elements };
}

function slimStep({ keyword, name, result }: LegacyStep) {
  return { keyword, name, result };
}
