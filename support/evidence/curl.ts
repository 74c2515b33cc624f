import type { Exchange } from './exchange';
import { type FormPart, readFormParts } from './form-parts';
import { redactText, redactValue } from './redact';

/** curl sets these by itself, and right for what it sends. */
const SET_BY_CURL = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);
const BINARY = /^<\d+ bytes of [^>]*>$/;

/**
 * The request as a curl command for a POSIX shell, redacted: paste it, put real values in place of `[redacted:…]`.
 *
 * Bodies that are files stand as `@name`, to be read from the folder where the command runs.
 */
export function toCurl({ request }: Exchange): string {
  const parts = readFormParts(request.headers['content-type'], request.body);
  const words = [methodOption(request), quote(redactText(request.url))].filter((word) => word !== '');
  const lines = [`curl ${words.join(' ')}`];
  for (const [name, value] of Object.entries(request.headers)) {
    // The boundary is curl's own when it builds the form.
    if (SET_BY_CURL.has(name.toLowerCase()) || (parts && name.toLowerCase() === 'content-type')) continue;
    // The body stands there unpacked.
    if (name.toLowerCase() === 'content-encoding' && !BINARY.test(request.body ?? '')) continue;
    if (name.toLowerCase() === 'accept-encoding') lines.push('--compressed');
    else lines.push(`--header ${quote(`${name}: ${redactValue(name, value)}`)}`);
  }
  if (parts) lines.push(...parts.map(formOption));
  else if (request.body) lines.push(bodyOption(request.body));
  return lines.join(' \\\n  ');
}

function methodOption({ method, body }: Exchange['request']): string {
  if (method === 'HEAD') return '--head';
  return method === 'GET' && !body ? '' : `--request ${method}`;
}

function bodyOption(body: string): string {
  return BINARY.test(body) ? `--data-binary '@body'` : `--data-raw ${quote(redactText(body))}`;
}

function formOption({ name, fileName, type, text }: FormPart): string {
  if (fileName === undefined) return `--form-string ${quote(`${name}=${redactValue(name, text)}`)}`;
  return `--form ${quote(`${name}=@"${fileName}"${type ? `;type=${type}` : ''}`)}`;
}

/** In single quotes a POSIX shell leaves everything alone; a single quote itself has to step outside. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
