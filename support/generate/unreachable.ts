import { rightsFor } from './roles';
import type { Drawn } from './rule';

/** Statuses that are documented and that no scenario of the rule asks for: a line each. */
export function unreachable({ subject, cases }: Drawn): string[] {
  const text = JSON.stringify(cases);
  const loose = text.includes('a client error') ? ['400', '404', '422'] : [];
  const reached = new Set([
    ...[...text.matchAll(/status should be (\d+)/g)].map(([, code]) => code as string),
    ...loose,
  ]);
  const missing = [...subject.statuses].filter((status) => /^\d{3}$/.test(status) && !reached.has(status));
  if (subject.success === undefined || missing.length === 0) return [];
  const most = missing.filter((status) => Number(status) !== subject.success);
  if (most.length === 0) return [];
  const rights = most.includes('403') ? rightsFor(subject) : [];
  const hint =
    rights.length > 0
      ? ` (it asks for ${rights.map((way) => way.join(' and ')).join(', or ')}: say in the hints which actors have what)`
      : '';
  return [
    `${subject.name}: ${most.join(', ')} ${most.length === 1 ? 'is' : 'are'} for you to provoke${hint}`,
  ];
}
