import pluralize from 'pluralize';

const IRREGULAR: Record<string, string> = {
  begin: 'begun',
  buy: 'bought',
  cancel: 'cancelled',
  do: 'done',
  find: 'found',
  get: 'read',
  give: 'given',
  go: 'gone',
  hold: 'held',
  make: 'made',
  pay: 'paid',
  put: 'put',
  read: 'read',
  reset: 'reset',
  run: 'run',
  sell: 'sold',
  send: 'sent',
  set: 'set',
  show: 'shown',
  take: 'taken',
  undo: 'undone',
  withdraw: 'withdrawn',
  write: 'written',
};

/** `lineItems`, `line-items`, `line_items` → `line items`. */
export function wordsOf(text: string): string {
  return text
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** `orders` → `order`, `shelves` → `shelf`, `status` → `status`. */
export function singular(noun: string): string {
  return pluralize.singular(noun);
}

/** `order` → `orders`, `shelf` → `shelves`. */
export function plural(noun: string): string {
  return pluralize.plural(noun);
}

export function isPlural(noun: string): boolean {
  return pluralize.isPlural(noun) && !pluralize.isSingular(noun);
}

/** `pay` → `paid`, `ship` → `shipped`, `archive` → `archived`. */
export function participle(verb: string): string {
  const known = Object.hasOwn(IRREGULAR, verb) ? IRREGULAR[verb] : undefined;
  if (known !== undefined) return known;
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return verb.replace(/y$/, 'ied');
  return /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(verb) ? `${verb}${verb.at(-1)}ed` : `${verb}ed`;
}

/** `an order`, `a product`, `a user`. */
export function one(noun: string): string {
  return /^(?:[aeio]|u(?!ni|s[ae]|til))/i.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** A name that fits into a tag and a file name: letters, digits and what joins them. */
export function slug(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}_.-]+/gu, '-').replaceAll(/^-+|-+$/g, '');
}
