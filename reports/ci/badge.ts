import { escapeHtml } from '../sanitize';
import type { Summary } from '../summary/shape';
import { failedOf } from '../summary/verdict';

const COLORS = { passed: '#15803d', failed: '#b91c1c', incomplete: '#a16207' } as const;
const LABEL = 'scenarios';

/** `badge.json`, an endpoint of shields.io. */
export function badgeJson(summary: Summary): string {
  const { state } = summary.verdict;
  const badge = {
    schemaVersion: 1,
    label: LABEL,
    message: messageOf(summary),
    color: COLORS[state],
    isError: state !== 'passed',
  };
  return `${JSON.stringify(badge)}\n`;
}

/** `badge.svg`: the same without anybody else. */
export function badgeSvg(summary: Summary): string {
  const message = escapeHtml(messageOf(summary));
  const left = widthOf(LABEL);
  const right = widthOf(message);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${LABEL}: ${message}">`,
    `<title>${LABEL}: ${message}</title>`,
    `<rect width="${left}" height="20" rx="3" fill="#475569"/>`,
    `<rect x="${left - 3}" width="${right + 3}" height="20" rx="3" fill="${COLORS[summary.verdict.state]}"/>`,
    `<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">`,
    `<text x="${left / 2}" y="14">${LABEL}</text>`,
    `<text x="${left + right / 2}" y="14">${message}</text>`,
    '</g></svg>\n',
  ].join('');
}

function messageOf({ totals, imports, verdict }: Summary): string {
  const failed = failedOf(totals) + imports.reduce((sum, one) => sum + failedOf(one.totals), 0);
  if (verdict.state === 'passed') return `${totals.passed} passed`;
  if (verdict.state === 'incomplete') return 'incomplete';
  return failed > 0 ? `${failed} failed` : 'failed';
}

/** Of a letter at this size, on average; with some room at both ends. */
function widthOf(text: string): number {
  return Math.round(text.length * 6.6) + 12;
}
