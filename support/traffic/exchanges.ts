import type { Recorded } from './recorded';

const BETWEEN = /\n\n─{80}\n\n/;
const ANSWER = /\n\nHTTP (\d{3})[^\n]*\(([^()\n]*)\)\n/;
const COMMAND = /\n\n\ncurl [\s\S]*$/;

/**
 * The requests in the evidence of a scenario, as `renderExchange` writes them. What services asked each other, what was
 * never sent to one, and what got no answer are left out.
 *
 * @param page what the scenario is called.
 */
export function readExchanges(text: string, page: string): Recorded[] {
  return text.split(BETWEEN).flatMap((part) => exchangeOf(part, page) ?? []);
}

function exchangeOf(text: string, page: string): Recorded | undefined {
  const found = ANSWER.exec(text);
  if (!found || (found[2] ?? '').includes('made up')) return undefined;
  const [head = '', body] = halves(text.slice(0, found.index));
  const [first = '', ...lines] = head.split('\n');
  const [, method, address = ''] = /^([A-Z]+) (\S+)$/.exec(first) ?? [];
  if (method === undefined || !URL.canParse(address)) return undefined;
  const headers = headersIn(lines);
  // The line break before it is what the command is told by where there are neither headers nor a body.
  const behind = text.slice(found.index + found[0].length - 1).replace(COMMAND, '');
  const rest = behind.slice(1).trimEnd();
  // No header: the body follows at once.
  const [answerHead = '', answerBody] = rest.startsWith('\n') ? ['', rest.slice(1)] : halves(rest);
  const answerHeaders = headersIn(answerHead.split('\n'));
  return {
    page,
    method,
    url: new URL(address),
    headers,
    body: body === undefined ? undefined : { type: headers['content-type'] ?? '', text: textOf(body) },
    status: Number(found[1]),
    answer: {
      headers: answerHeaders,
      type: (answerHeaders['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
      text: answerBody === undefined ? undefined : textOf(answerBody),
    },
    purpose: undefined,
  };
}

/** What stands before the first empty line, and what behind it. */
function halves(text: string): [string, string | undefined] {
  const at = text.indexOf('\n\n');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 2)];
}

function headersIn(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.flatMap((line): [string, string][] => {
      const at = line.indexOf(': ');
      return at > 0 ? [[line.slice(0, at).toLowerCase(), line.slice(at + 2)]] : [];
    }),
  );
}

/** Bytes, and what was cut, are no text that could be sent again. */
function textOf(body: string): string | undefined {
  return /^<\d+ bytes of [^>]*>$/.test(body) || /\n… \d+ more characters$/.test(body) ? undefined : body;
}
