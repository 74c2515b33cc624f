import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FeatureChild, GherkinDocument, RuleChild } from '@cucumber/messages';
import type { FeatureFile } from '../features/read';
import type { Fault } from './fault';

const COMMENT = /(?:#|\/\/)\s*brine-lint-disable\s+([\w-]+(?:\s*,\s*[\w-]+)*)\s*(?:$|[:.–—(])/;

/** Lines in which a rule is switched off; it stands in the first. */
interface Span {
  from: number;
  to: number;
  rule: string;
}

/** Tells of faults whether a comment switches their rule off, and names rules in comments that there are none of. */
export class Disabled {
  readonly #spans = new Map<string, Span[]>();

  constructor(
    private readonly root: string,
    features: readonly FeatureFile[],
  ) {
    for (const { file, text, document } of features) this.#spans.set(file, spansOf(text, document));
  }

  has({ file, line, rule }: Fault): boolean {
    return this.#spansOf(file).some((one) => one.rule === rule && line >= one.from && line <= one.to);
  }

  /** Comments of the features that name another rule than these. */
  unknown(rules: readonly string[]): { file: string; line: number; rule: string }[] {
    return [...this.#spans].flatMap(([file, spans]) =>
      spans.filter(({ rule }) => !rules.includes(rule)).map(({ from, rule }) => ({ file, line: from, rule })),
    );
  }

  #spansOf(file: string): Span[] {
    const known = this.#spans.get(file);
    if (known) return known;
    const spans = spansOf(readFileSync(path.join(this.root, file), 'utf8'), undefined);
    this.#spans.set(file, spans);
    return spans;
  }
}

/** A comment holds for what comes next: a step, a scenario, a rule, or the whole file if it stands above the feature. */
function spansOf(text: string, document: GherkinDocument | undefined): Span[] {
  const parts = document ? partsOf(document, text.split('\n').length) : undefined;
  return text.split('\n').flatMap((content, index) => {
    const [, rules] = COMMENT.exec(content) ?? [];
    const from = index + 1;
    const next = parts?.find(([start]) => start > from);
    // In a step definition it holds for the next line.
    const to = parts ? (next?.[1] ?? from) : from + 1;
    return (rules?.split(/\s*,\s*/) ?? []).map((rule) => ({ from, to, rule }));
  });
}

type Part = readonly [start: number, end: number];

/** The parts of a document by their first line; where two begin together the larger comes first. */
function partsOf({ feature }: GherkinDocument, last: number): Part[] {
  if (!feature) return [[1, last]];
  const parts: Part[] = [[startOf(feature), last], ...childrenOf(feature.children, last)];
  return parts.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
}

function childrenOf(children: readonly FeatureChild[] | readonly RuleChild[], last: number): Part[] {
  const starts = children.map((child) => startOf(contentOf(child)));
  return children.flatMap((child, index) => {
    const content = contentOf(child);
    const end = (starts[index + 1] ?? last + 1) - 1;
    const steps = 'steps' in content ? content.steps : [];
    return [
      [starts[index] as number, end] as const,
      ...steps.map((step, at): Part => [step.location.line, (steps[at + 1]?.location.line ?? end + 1) - 1]),
      ...('children' in content ? childrenOf(content.children, end) : []),
    ];
  });
}

function contentOf(child: FeatureChild) {
  const content = child.background ?? child.scenario ?? child.rule;
  if (!content) throw new TypeError('a child of a feature is a background, a scenario or a rule');
  return content;
}

/** Tags stand before the keyword. */
function startOf(part: {
  location: { line: number };
  tags?: readonly { location: { line: number } }[];
}): number {
  return Math.min(part.location.line, ...(part.tags ?? []).map(({ location }) => location.line));
}
