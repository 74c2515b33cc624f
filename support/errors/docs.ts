import path from 'node:path';

/** A page of the documentation, as messages name it. */
const PAGE = /(?<![\w/.])docs\/(?=[a-z-]+\.md\b)/g;

/**
 * A message with the pages that it names where whoever reads it has them: in the installed package.
 *
 * @param folder that Brine's code is in.
 */
export function withDocs(text: string, folder = __dirname): string {
  const isInstalled = folder.split(path.sep).includes('node_modules');
  return isInstalled ? text.replace(PAGE, 'node_modules/brine/docs/') : text;
}
