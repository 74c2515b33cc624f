import { redactNamed } from './redact-named';
import { Secrets } from './secrets';
import { isSensitiveName } from './sensitive';

const ofThisWorker = new Secrets();

/** Values that must not be shown by anything in this worker from now on. */
export function addSecrets(values: Iterable<string | undefined>, name?: string): void {
  ofThisWorker.add(values, name);
  clean = '';
}

/** The same for the values of environment variables whose name says secret, token, password or key. */
export function addEnvironmentSecrets(env: NodeJS.ProcessEnv): void {
  ofThisWorker.addEnvironment(env);
  clean = '';
}

/**
 * The text with everything secret replaced by `[redacted:name]`: registered values, values of sensitive headers, JSON
 * and form fields, JSON web tokens, private keys, and the user and password of a URL. Redacting twice changes nothing.
 *
 * Works on text of any kind (HTTP, JSON, logs), so it errs on the side of hiding.
 *
 * @param secrets more values to hide in this text alone.
 */
export function redactText(text: string, secrets: readonly string[] = []): string {
  if (text === clean && secrets.length === 0) return text;
  const hidden = redactNamed(redactParts(redactShapes(hideMore(ofThisWorker.hide(text), secrets))));
  if (hidden === text && secrets.length === 0) clean = text;
  return hidden;
}

/** What was last found to have nothing to hide: an attachment comes through here three times on its way to the record. */
let clean = '';

function hideMore(text: string, secrets: readonly string[]): string {
  if (secrets.length === 0) return text;
  const more = new Secrets();
  more.add(secrets);
  return more.hide(text);
}

/** Whether any values are registered. */
export function hasSecrets(): boolean {
  return !ofThisWorker.isEmpty;
}

/** The text without the registered values; nothing is guessed from its shape, so that what it says stays as written. */
export function hideSecrets(text: string): string {
  return ofThisWorker.hide(text);
}

/** A value under a name: a header, a form field. */
export function redactValue(name: string, value: string): string {
  return isSensitiveName(name) && value !== '' ? `[redacted:${name.toLowerCase()}]` : redactText(value);
}

const PRIVATE_KEY = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----[^-]*-----END \1-----/g;
const WEB_TOKEN = /\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g;
/** Begins with what is rare: what stands in front of that is only looked at where it is. */
const URL_LOGIN = /(?<=\b[a-z][a-z0-9+.-]{1,20}):\/\/[^\s/?#"'<>:]*:[^\s/?#"'<>]*@/gi;
const BEARER = /\b([Bb]earer) (?=[\w.~+/-]*[^a-z\s])[\w.~+/=-]{8,}/g;
const BASIC = /\b(Basic) ([A-Za-z0-9+/]{4,}={0,2})/g;

/** Looks first for what each shape cannot do without: most texts hold none, and a search for a text is quick. */
function redactShapes(text: string): string {
  let hidden = text;
  if (hidden.includes('-----BEGIN ')) hidden = hidden.replaceAll(PRIVATE_KEY, '[redacted:private key]');
  if (hidden.includes('eyJ')) hidden = hidden.replaceAll(WEB_TOKEN, '[redacted:jwt]');
  if (hidden.includes('://')) hidden = hidden.replaceAll(URL_LOGIN, '://[redacted:login]@');
  if (hidden.includes('earer ')) hidden = hidden.replaceAll(BEARER, '$1 [redacted:token]');
  if (hidden.includes('Basic ')) hidden = hidden.replaceAll(BASIC, redactLogin);
  return hidden;
}

function redactLogin(whole: string, scheme: string, login: string): string {
  return Buffer.from(login, 'base64').includes(':') ? `${scheme} [redacted:login]` : whole;
}

const PART =
  /(content-disposition: form-data; name="([^"\r\n]*)"[^\r\n]*\r?\n(?:[^\r\n]+\r?\n){0,5}\r?\n)([\s\S]*?)(?=\r?\n--|$)/gi;

function redactParts(text: string): string {
  if (!text.includes('="')) return text;
  return text.replaceAll(PART, (whole, head: string, name: string) =>
    isSensitiveName(name) ? `${head}[redacted:${name}]` : whole,
  );
}
