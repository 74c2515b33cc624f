import type { JsonObject } from '../matching/json';
import { lowestOf } from '../openapi/sample';
import { sampleText } from '../openapi/sample-text';
import { fake } from '../values/fake';
import { wordsOf } from './names';

/** What a field's name tells about its text → the kind of made-up value. The first that fits wins. */
const TEXTS: [RegExp, string][] = [
  [/\be ?mail\b/, 'email'],
  [/\b(?:first|given) name\b/, 'first-name'],
  [/\b(?:last|family|sur) ?name\b/, 'last-name'],
  [/\b(?:user ?name|login|nick ?name)\b/, 'username'],
  [/\b(?:phone|mobile|telephone)\b/, 'phone'],
  [/\b(?:birthday|date of birth|born)\b/, 'birthday'],
  [/\b(?:company|organi[sz]ation|employer)\b/, 'company'],
  [/\bjob\b/, 'job-title'],
  [/\b(?:street|address|line ?1)\b/, 'street'],
  [/\b(?:city|town)\b/, 'city'],
  [/\b(?:post ?code|zip)\b/, 'postcode'],
  [/\biban\b/, 'iban'],
  [/\b(?:url|uri|website|homepage|link|callback)\b/, 'url'],
  [/\b(?:product|item|title|label)\b/, 'product'],
  [/\b(?:customer|person|contact|owner|author|full) ?name\b/, 'name'],
  [/\b(?:description|comment|note|notes|message|text|summary|reason|body|content)\b/, 'sentence'],
  [/\bcountry\b/, 'country'],
];

const FIXED: [RegExp, string][] = [
  [/\bpass(?:word|phrase)?\b/, 'Correct-Horse-7'],
  [/\bcurrency\b/, 'EUR'],
  [/\b(?:language|locale)\b/, 'en'],
  [/\bcolou?r\b/, 'green'],
];

const NUMBERS: [RegExp, number][] = [
  [/\b(?:cents|amount|price|total|cost|fee)\b/, 250],
  [/\b(?:stock|capacity|inventory)\b/, 500],
  [/\b(?:quantity|count|copies|seats|guests)\b/, 2],
  [/\bage\b/, 34],
  [/\byear\b/, 2026],
  [/\b(?:size|limit|per page)\b/, 10],
  [/\blat(?:itude)?\b/, 41.15],
  [/\bl(?:on|ng|ongitude)\b/, -8.61],
  [/\b(?:percent|percentage|rate|discount)\b/, 10],
  [/\b(?:weight|width|height|length|depth)\b/, 12],
];

/** A text that suits a field of this name, if the schema lets it; else the plainest that the schema describes. */
export async function believableText(node: JsonObject, name: string, seed: string): Promise<string> {
  const words = wordsOf(name);
  if (node.format !== undefined && node.format !== 'password') return sampleText(node);
  const made = FIXED.find(([pattern]) => pattern.test(words))?.[1] ?? (await madeUp(words, seed));
  const named = /^(?:.+ )?(?:id|reference|number|code)$/.test(words)
    ? words
        .replace(/ ?(?:id|number|code)$/, '')
        .concat(' 1001')
        .trim()
    : words;
  return (
    [made, named.replaceAll(' ', '-')].find(
      (text) => text !== undefined && text !== '' && fits(node, text),
    ) ?? sampleText(node)
  );
}

async function madeUp(words: string, seed: string): Promise<string | undefined> {
  // A bare "name" may be that of anything.
  const kind =
    TEXTS.find(([pattern]) => pattern.test(words))?.[1] ?? (/\bname$/.test(words) ? 'product' : undefined);
  return kind === undefined ? undefined : String(await fake(kind, seed));
}

function fits({ minLength, maxLength, pattern }: JsonObject, text: string): boolean {
  const { length } = text;
  if (typeof minLength === 'number' && length < minLength) return false;
  if (typeof maxLength === 'number' && length > maxLength) return false;
  if (typeof pattern !== 'string') return true;
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}

/**
 * A number that suits a field of this name, moved to where the schema wants it.
 *
 * @param more is added first, for another number than the usual one.
 */
export function believableNumber(node: JsonObject, name: string, more = 0): number {
  const words = wordsOf(name);
  const whole = [node.type].flat().includes('integer');
  const wanted = (NUMBERS.find(([pattern]) => pattern.test(words))?.[1] ?? 1) + more;
  const least = lowestOf(node) ?? Number.NEGATIVE_INFINITY;
  const most = highestOf(node);
  const kept = Math.min(Math.max(wanted, least), most);
  const step = typeof node.multipleOf === 'number' && node.multipleOf > 0 ? node.multipleOf : undefined;
  if (step !== undefined) {
    const stepped = Math.ceil(kept / step) * step;
    return Number((stepped > most ? stepped - step : stepped).toFixed(9));
  }
  return whole ? Math.trunc(kept) : kept;
}

function highestOf({ maximum, exclusiveMaximum, type }: JsonObject): number {
  const step = [type].flat().includes('integer') ? 1 : 0.5;
  if (typeof exclusiveMaximum === 'number') return exclusiveMaximum - step;
  if (typeof maximum !== 'number') return Number.POSITIVE_INFINITY;
  return exclusiveMaximum === true ? maximum - step : maximum;
}
