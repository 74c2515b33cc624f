import { type Finding, missing, ok } from './finding';

const LEAST = [22, 12] as const;

/** @param version of Node: `24.1.0`. */
export function lookAtNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return ok('Node', version);
  return missing(
    'Node',
    `${version} is too old`,
    `Install Node ${LEAST.join('.')} or newer: https://nodejs.org`,
  );
}
