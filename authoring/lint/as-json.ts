import type { Findings } from './fault';

export function asJson(findings: Findings): string {
  return `${JSON.stringify(findings, null, 2)}\n`;
}
