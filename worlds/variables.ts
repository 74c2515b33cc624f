import { addSecrets } from '../support/evidence/redact';
import { isSensitiveVariable } from '../support/evidence/sensitive';
import { TableError } from '../support/matching/table-error';
import type { Pair } from '../support/values/pairs';

/**
 * Environment variables from a table of names and values. What stands under a name that says secret, token, password or
 * key is hidden from now on.
 *
 * @throws TableError for what cannot be the name of a variable.
 */
export function readVariables(pairs: readonly Pair[]): Record<string, string> {
  for (const [name, value] of pairs) {
    if (!/^[A-Za-z_][\w.-]*$/.test(name)) {
      throw new TableError({
        what: `"${name}" cannot be the name of an environment variable.`,
        details: `| ${name} | ${value} |`,
        next: 'Write the name of the variable as the service reads it, such as PAYMENT_TIMEOUT_MS, and its value beside it.',
      });
    }
    if (isSensitiveVariable(name)) addSecrets([value], name);
  }
  return Object.fromEntries(pairs);
}
