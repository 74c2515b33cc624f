import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { printPdf } from '../../support/browser/print-pdf';

/**
 * Prints the specification of a report, all chapters and features with their outcomes, as PDF.
 *
 * @param index path of the report's `index.html`.
 * @throws BrowserNotFoundError when there is no Chromium.
 */
export async function specificationPdf(index: string, file: string, env: NodeJS.ProcessEnv): Promise<void> {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  await printPdf({ page: index, hash: '#/book', ready: 'main:not([aria-busy]) .book', file }, env);
}
