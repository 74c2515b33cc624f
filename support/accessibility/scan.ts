import type { AxeResults, NodeResult } from 'axe-core';
import { quiet } from '../browser/elements/quiet';
import { steadily } from '../browser/elements/steadily';
import type { View } from '../browser/elements/view';
import { Frames, type Start } from './frames';
import { describe, ruleNames, type Selector } from './in-page';

import { byImpact, type Violation } from './violation';

export interface Scan {
  violations: Violation[];
  /** Names of all rules there are. */
  rules: string[];
}

/** Rules about a page as a whole, which a part of one cannot keep. */
const OF_PAGES = [
  'bypass',
  'document-title',
  'html-has-lang',
  'landmark-one-main',
  'page-has-heading-one',
  'region',
];

/**
 * What breaks the rules in the part of the page that steps look at, frames included. It waits until nothing moves.
 *
 * @param standards tags of axe's rules: `wcag2aa`.
 * @param whole whether the page is one, and not the stage of a component.
 * @throws PageExpectationError when the page is replaced meanwhile.
 */
export async function scan(view: View, standards: readonly string[], whole: boolean): Promise<Scan> {
  return await steadily(view, async () => {
    await quiet(view.page);
    const frames = new Frames(await startOf(view), {
      runOnly: [...standards],
      rules: Object.fromEntries(whole ? [] : OF_PAGES.map((rule) => [rule, { enabled: false }])),
      resultTypes: ['violations'],
      // Axe would load style sheets and media anew, which the page itself never asked for.
      preload: false,
    });
    try {
      const results = await frames.run();
      const axe = await frames.axeIn(frames.start.frame);
      return {
        violations: byImpact(await violationsOf(results, frames)),
        rules: await axe.evaluate(ruleNames),
      };
    } finally {
      await frames.dispose();
    }
  });
}

async function startOf({ page, frame, scope, inside }: View): Promise<Start> {
  if (!inside) return { frame: page.mainFrame(), element: null };
  const element = await scope.elementHandle({ timeout: 2_000 });
  // The body of a frame stands for its whole document, with the rules that hold for documents alone.
  const whole = await element?.evaluate((node) => node === document.body);
  return { frame: frame ?? page.mainFrame(), element: whole ? null : (element as Start['element']) };
}

async function violationsOf({ violations }: AxeResults, frames: Frames): Promise<Violation[]> {
  const called = await callAll(
    violations.flatMap(({ nodes }) => nodes),
    frames,
  );
  return violations.map(({ id, impact, help, helpUrl, nodes }) => ({
    rule: id,
    impact: impact ?? 'minor',
    help,
    url: helpUrl.replace(/\?.*$/, ''),
    elements: nodes.map((node) => ({
      called: called.get(node) ?? targetOf(node),
      html: /^<[^>]*>/.exec(node.html)?.[0] ?? node.html,
      selector: targetOf(node),
      fixes: fixesOf(node),
    })),
  }));
}

/** What the elements are called, asked once for each frame that they are in. */
async function callAll(nodes: readonly NodeResult[], frames: Frames): Promise<Map<NodeResult, string>> {
  const chains = new Set(nodes.map(chainOf));
  const called = new Map<NodeResult, string>();
  for (const chain of chains) {
    const frame = await frames.frameAt(JSON.parse(chain) as Selector[]);
    if (!frame) continue;
    const group = nodes.filter((node) => chainOf(node) === chain);
    const axe = await frames.axeIn(frame);
    const names = await axe.evaluate(
      describe,
      group.map(({ target }) => target.at(-1) as Selector),
    );
    group.forEach((node, index) => {
      called.set(node, names[index] as string);
    });
  }
  return called;
}

function chainOf({ target }: NodeResult): string {
  return JSON.stringify(target.slice(0, -1));
}

function targetOf({ target }: NodeResult): string {
  return target.map((selector) => (Array.isArray(selector) ? selector.join(' > ') : selector)).join(' >> ');
}

function fixesOf({ failureSummary = '' }: NodeResult): string[] {
  return failureSummary.split('\n').filter((line) => line.trim() !== '');
}
