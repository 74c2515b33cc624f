/** One request of a recording that a test makes up. */
export interface Entry {
  method?: string;
  url: string;
  headers?: Record<string, string>;
  body?: string;
  type?: string;
  status?: number;
  answer?: unknown;
  answerType?: string;
  answerHeaders?: Record<string, string>;
  page?: string;
  purpose?: string;
}

/** Text of a HAR file, as a browser saves it. */
export function harOf(entries: readonly Entry[], pages: Record<string, string> = {}): string {
  return JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'test', version: '1' },
      pages: Object.entries(pages).map(([id, title]) => ({
        id,
        title,
        startedDateTime: at(0),
        pageTimings: {},
      })),
      entries: entries.map(entryOf),
    },
  });
}

function entryOf(entry: Entry, index: number) {
  const { method = 'GET', url, headers = {}, body, type = 'application/json', status = 200, answer } = entry;
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return {
    ...(entry.page !== undefined && { pageref: entry.page }),
    ...(entry.purpose !== undefined && { _resourceType: entry.purpose }),
    startedDateTime: at(index),
    time: 1,
    request: {
      method,
      url,
      httpVersion: 'HTTP/1.1',
      headers: pairs(headers),
      ...(body !== undefined && { postData: { mimeType: type, text: body } }),
    },
    response: {
      status,
      headers: pairs(entry.answerHeaders ?? {}),
      content: { mimeType: entry.answerType ?? 'application/json', ...(text !== undefined && { text }) },
    },
  };
}

function pairs(headers: Record<string, string>) {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

function at(second: number): string {
  return new Date(Date.UTC(2026, 2, 1, 10, 0, second)).toISOString();
}
