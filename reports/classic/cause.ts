import type { Cause } from '../../support/causes/cause';
import { cut, escapeHtml, LIMITS } from '../sanitize';
import { line } from './text';

/** Why the scenario failed, as safe HTML on lines of its own. */
export function causeHtml({ kind, culprit, what, facts }: Cause): string {
  const head = `<strong>${escapeHtml(kind)}</strong> <span>${line(culprit)}</span>`;
  const told = facts.length === 0 ? '' : `<pre>${escapeHtml(cut(facts.join('\n'), LIMITS.error))}</pre>`;
  return `<div class="brine-cause"><p>${head}</p><p>${line(what)}</p>${told}</div>`;
}
