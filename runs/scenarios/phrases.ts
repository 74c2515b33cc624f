import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { faultsAmong } from '../../support/phrases/check';
import { PhrasesInvalidError } from '../../support/phrases/errors';
import { loadPhrases } from '../../support/phrases/load';
import { registeredVocabulary } from '../../support/phrases/registered';
import { GENERATED, sourceFor } from '../../support/phrases/source';

/**
 * Checks the phrases of the project among all step definitions, which must be loaded, and writes them down for editors.
 *
 * @param root absolute folder of the project.
 * @throws PhrasesInvalidError with all faults.
 */
export function preparePhrases(root: string, env: NodeJS.ProcessEnv): void {
  const { phrases, faults } = loadPhrases(root);
  const all = [...faults, ...(phrases.length > 0 ? faultsAmong(phrases, registeredVocabulary()) : [])];
  if (all.length > 0)
    throw new PhrasesInvalidError(
      all.sort((one, other) => one.file.localeCompare(other.file, 'en') || one.line - other.line),
    );
  const file = path.join(root, GENERATED);
  // A CI server has no editor.
  if (env.CI !== undefined || !existsSync(path.dirname(file))) return;
  const source = sourceFor(phrases);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (source !== before && (phrases.length > 0 || before !== undefined)) writeFileSync(file, source);
}
