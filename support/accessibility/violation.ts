/** How much a violation hinders, the worst first. */
export const IMPACTS = ['critical', 'serious', 'moderate', 'minor'] as const;

export type Impact = (typeof IMPACTS)[number];

/** A rule of axe that some elements break. */
export interface Violation {
  /** `color-contrast`. */
  rule: string;
  impact: Impact;
  /** What the rule wants, in one sentence. */
  help: string;
  /** A page that explains the rule. */
  url: string;
  elements: Offender[];
}

export interface Offender {
  /** By role and accessible name: `button "Save"`, `img without a name`. */
  called: string;
  /** Its opening tag. */
  html: string;
  /** CSS; from frame to frame with ` >> `. */
  selector: string;
  /** What would mend it, line by line. */
  fixes: string[];
}

/** The worst first, then by name. */
export function byImpact(violations: readonly Violation[]): Violation[] {
  return violations.toSorted(
    (a, b) => IMPACTS.indexOf(a.impact) - IMPACTS.indexOf(b.impact) || a.rule.localeCompare(b.rule),
  );
}
