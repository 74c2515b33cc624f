import { callText } from '../generate/arrange';
import { fenceFor } from '../generate/doc-string';
import { given, type Step, when } from '../generate/feature';
import { essence, isJsonKind } from '../openapi/media-range';
import type { Fill } from './fill';
import { decoded } from './flow';
import { docOf, jsonOf, mapLeaves } from './leaves';
import { operationRows } from './operation-rows';
import type { Owned } from './owner';
import { isSecret } from './secret';

const FORM = 'application/x-www-form-urlencoded';
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);
const BY_HAND = /^(?:if-match|if-none-match|prefer|x-(?:.*-)?(?:key|token|id|version))$/;

/** Steps that send a call once more; a text says why none can. */
export function requestSteps(owned: Owned, fill: Fill): Step[] | string {
  const { recorded } = owned;
  const { body } = recorded;
  if (!METHODS.has(recorded.method)) return 'no phrase sends a request of this method';
  if (body && (body.text === undefined || /^multipart\//i.test(body.type)))
    return `a body of the type ${essence(body.type) || 'unknown'} is for you to attach`;
  if (isFilled(body?.text) || isFilled(JSON.stringify(jsonOf(body?.text))))
    return 'a body with {{ in it is for you to write';
  if (body?.text !== undefined && jsonOf(body.text) === undefined && fenceFor(body.text) === undefined)
    return 'a body with line breaks or quotes that no feature holds is for you to write';
  const operation = operationRows(owned, fill);
  const steps = headerSteps(owned, fill);
  if (operation) {
    const { subject, rows } = operation;
    const table = rows.length > 0 ? rows.map((row) => [...row]) : undefined;
    return [...steps, when(callText(subject, rows.length > 0), table)];
  }
  const text = `I send a ${recorded.method} request to "${addressIn(owned, fill)}"`;
  if (body?.text === undefined) return [...steps, when(text)];
  return [...steps, ...sending(text, { type: body.type, text: body.text }, fill)];
}

/** What a service told apart by; what a browser sends of itself is nothing that a scenario has to say. */
function headerSteps({ recorded, known }: Owned, fill: Fill): Step[] {
  const documented = new Set(
    known?.operation.parameters.flatMap((one) => (one.in === 'header' ? [one.name.toLowerCase()] : [])),
  );
  return Object.entries(recorded.headers).flatMap(([name, value]) => {
    if (name === 'idempotency-key')
      return [
        given('a unique uuid saved as "idempotency key"'),
        given('the request header "Idempotency-Key" is "{{idempotency key}}"'),
      ];
    if (isFilled(value) || !/^[a-z\d-]+$/.test(name)) return [];
    if (name === 'authorization' || name === 'cookie' || value === '') return [];
    if (!BY_HAND.test(name) && !documented.has(name)) return [];
    if (/^(?:accept|content-type|x-request-id|x-correlation-id)$/.test(name)) return [];
    const filled = fill.text(value, name);
    if (/[\\\r\n]/.test(filled)) return [];
    return [given(`the request header "${capitalised(name)}" is "${filled.replaceAll('"', '\\"')}"`)];
  });
}

/** What was recorded must not be filled in by whoever runs the draft: `{{env.…}}` would send a secret of theirs. */
function isFilled(text: string | undefined): boolean {
  return text?.includes('{{') === true;
}

function braceless(text: string): string {
  return text.replaceAll('{', '%7B').replaceAll('}', '%7D');
}

function capitalised(header: string): string {
  return header.replaceAll(
    /(^|-)([a-z])/g,
    (_, start: string, letter: string) => start + letter.toUpperCase(),
  );
}

/** Path and query with `{{…}}` in them, as a step quotes them. */
function addressIn({ path, recorded }: Owned, fill: Fill): string {
  const parts = path.split('/').map((part) => {
    const text = decoded(part);
    const put = fill.text(text, 'id');
    return put === text ? braceless(part) : put;
  });
  const query = recorded.url.search.slice(1).split('&').filter(Boolean);
  const pairs = query.map((pair) => {
    const [name = '', ...rest] = pair.split('=');
    const text = decoded(rest.join('=').replaceAll('+', ' '));
    const put = fill.text(text, decoded(name));
    return put === text ? braceless(pair) : `${braceless(name)}=${put}`;
  });
  const address = `${parts.join('/')}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
  return address.replaceAll('"', '%22').replaceAll('\\', '%5C');
}

function sending(text: string, { type, text: body }: { type: string; text: string }, fill: Fill): Step[] {
  const json = type === '' || isJsonKind(type) ? jsonOf(body) : undefined;
  if (json !== undefined) {
    const filled = mapLeaves(json, (value, name) => fill.value(value, name));
    const isUsual = type === '' || essence(type) === 'application/json';
    return [...(isUsual ? [] : [typeStep(type)]), withBody(text, docOf(filled))];
  }
  const rows = essence(type) === FORM ? formRows(body, fill) : undefined;
  if (rows) return [given('the form fields:', rows), when(text)];
  const shown = isSecret(body, '') ? '[redacted]' : body;
  return [typeStep(type || 'text/plain'), withBody(text, shown)];
}

function typeStep(type: string): Step {
  return given(`the request header "Content-Type" is "${type.replaceAll(/["{}\\]/g, '')}"`);
}

function withBody(text: string, doc: string): Step {
  return { ...when(`${text} with body:`), doc };
}

/** Undefined when a table cannot say it. */
function formRows(body: string, fill: Fill): string[][] | undefined {
  const pairs = [...new URLSearchParams(body)];
  if (pairs.some((pair) => pair.some(isFilled))) return undefined;
  const rows = pairs.map(([name, value]) => [name, fill.text(value, name)]);
  const isFit = (cell: string): boolean => cell !== '' && cell === cell.trim() && !/[\r\n\t"]/.test(cell);
  const isUnique = new Set(rows.map(([name]) => name)).size === rows.length;
  return isUnique && rows.length > 0 && rows.every((row) => row.every(isFit)) ? rows : undefined;
}
