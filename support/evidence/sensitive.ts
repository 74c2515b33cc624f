const WORDS = new Set([
  'password',
  'passwords',
  'passwd',
  'pwd',
  'passphrase',
  'passcode',
  'secret',
  'secrets',
  'token',
  'apikey',
  'authorization',
  'credential',
  'credentials',
  'cookie',
  'csrf',
  'card',
  'cvv',
  'cvv2',
  'cvc',
  'otp',
  'pin',
  'ssn',
]);
const PAIRS = new Set(['api key', 'private key', 'access key', 'signing key', 'session id']);
/** `tokenType`, `cardBrand`, `passwordPolicy` speak about a secret and hold none. */
const ABOUT = new Set(['type', 'brand', 'count', 'length', 'policy', 'required', 'in', 'at', 'path', 'file']);

/**
 * Whether what stands under this name (header, JSON key, form field, column, variable) must not be shown.
 *
 * Reads the words of the name in any style: `x-api-key`, `cardNumber`, `CLIENT_SECRET`, `Card number`.
 */
export function isSensitiveName(name: string): boolean {
  const known = told[name];
  if (known !== undefined) return known;
  if (remembered >= MOST) {
    told = Object.create(null);
    remembered = 0;
  }
  remembered += 1;
  told[name] = saysSecret(name);
  return told[name];
}

/**
 * False where none of the names between these two places can be sensitive, whatever their style. Most are not, and this is
 * much quicker than to cut them out.
 */
export function maySaySecret(text: string, start: number, end: number): boolean {
  let hash = 0;
  for (let at = start; at < end; at += 1) {
    hash = hashOf(hash, text.charCodeAt(at));
    if (BEGINNINGS[hash] === 1) return true;
  }
  return false;
}

/** Of the last three letters, whatever their case; other characters stand for letters too, which is found out later. */
function hashOf(before: number, code: number): number {
  return ((before << 5) | (code & 31)) & 0x7fff;
}

/** By hash, with which three letters the words above begin; of two words, the longer. */
const BEGINNINGS = new Uint8Array(0x8000);
for (const word of [...WORDS, 'auth', ...[...PAIRS].map(longerOf)])
  BEGINNINGS[[...word.slice(0, 3)].reduce((hash, letter) => hashOf(hash, letter.charCodeAt(0)), 0)] = 1;

function longerOf(pair: string): string {
  const [first = '', second = ''] = pair.split(' ');
  return first.length > second.length ? first : second;
}

/** The same few names come with every text. No map: that would keep the whole text for a name that was cut out of it. */
let told: Record<string, boolean> = Object.create(null);
let remembered = 0;
/** Names that are remembered; beyond that, all are forgotten. */
const MOST = 2_000;

function saysSecret(name: string): boolean {
  const words = wordsOf(name);
  if (ABOUT.has(words.at(-1) ?? '')) return false;
  return (
    words.join() === 'auth' ||
    words.some((word, index) => WORDS.has(word) || PAIRS.has(`${word} ${words[index + 1]}`))
  );
}

/** The same for environment variables, where a bare `KEY` is a secret too. */
export function isSensitiveVariable(name: string): boolean {
  return !FOLDERS.has(name) && (isSensitiveName(name) || wordsOf(name).at(-1) === 'key');
}

/** Variables in which a shell keeps its folders: "pwd" means no password there. */
const FOLDERS = new Set(['PWD', 'OLDPWD']);

function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
