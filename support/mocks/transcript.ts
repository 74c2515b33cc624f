import { lineOf } from '../links/call-lines';
import { unused } from './expect-received';
import type { Mock } from './mock';

/** What a mock received and replied in a scenario, and what it was told in vain; empty when there is nothing to tell. */
export function renderMock(mock: Mock): string {
  const lines = [...mock.calls.map(lineOf), ...unused(mock)];
  return lines.length === 0 ? '' : [`mock "${mock.name}":`, ...lines.map((line) => `  ${line}`)].join('\n');
}
