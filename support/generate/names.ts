import pluralize from 'pluralize';

const IRREGULAR: Record<string, string> = {
  begin: 'begun',
  bind: 'bound',
  bring: 'brought',
  build: 'built',
  buy: 'bought',
  choose: 'chosen',
  cut: 'cut',
  do: 'done',
  draw: 'drawn',
  drive: 'driven',
  feed: 'fed',
  find: 'found',
  forget: 'forgotten',
  freeze: 'frozen',
  get: 'read',
  give: 'given',
  go: 'gone',
  hide: 'hidden',
  hold: 'held',
  keep: 'kept',
  leave: 'left',
  lend: 'lent',
  let: 'let',
  lose: 'lost',
  make: 'made',
  overwrite: 'overwritten',
  pay: 'paid',
  put: 'put',
  read: 'read',
  rebuild: 'rebuilt',
  repay: 'repaid',
  resend: 'resent',
  reset: 'reset',
  rewrite: 'rewritten',
  run: 'run',
  sell: 'sold',
  send: 'sent',
  set: 'set',
  show: 'shown',
  shut: 'shut',
  spend: 'spent',
  split: 'split',
  take: 'taken',
  teach: 'taught',
  tell: 'told',
  unbind: 'unbound',
  undo: 'undone',
  unfreeze: 'unfrozen',
  win: 'won',
  withdraw: 'withdrawn',
  write: 'written',
};

/** Longer verbs whose last letter is doubled. */
const DOUBLED =
  /^(?:re)?(?:admit|cancel|commit|compel|confer|control|defer|emit|enrol|equip|expel|format|infer|label|occur|omit|patrol|permit|prefer|refer|signal|submit|transfer|transmit|unplug|unpin|unsubmit)$/;

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

/** `pay` → `paid`, `ship` → `shipped`, `submit` → `submitted`, `archive` → `archived`. */
export function participle(verb: string): string {
  const known = Object.hasOwn(IRREGULAR, verb) ? IRREGULAR[verb] : undefined;
  if (known !== undefined) return known;
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return verb.replace(/y$/, 'ied');
  return /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(verb) || DOUBLED.test(verb)
    ? `${verb}${verb.at(-1)}ed`
    : `${verb}ed`;
}

/** `an order`, `a product`, `a user`. */
export function one(noun: string): string {
  return /^(?:[aeio]|u(?!ni|s[ae]|til))/i.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** A name that fits into a tag and a file name: letters, digits and what joins them. */
export function slug(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}_.-]+/gu, '-').replaceAll(/^-+|-+$/g, '');
}
