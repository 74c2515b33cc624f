import type { Summary } from '../summary/shape';

/**
 * An address as a link of Markdown or of a chat may hold it: signs that end a link are encoded, what is encoded already stays.
 * Undefined for what is no address of a page.
 */
export function linkable(address: string | undefined): string | undefined {
  if (address === undefined || !/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
  const encoded: Record<string, string> = { '(': '%28', ')': '%29', '|': '%7C', "'": '%27' };
  return new URL(address).href.replaceAll(/[()|']/g, (sign) => encoded[sign] ?? sign);
}

/** Where a reader goes on: the report, else the job. */
export function addressOf({ links }: Pick<Summary, 'links'>): string | undefined {
  return linkable(links.report) ?? linkable(links.ci);
}
