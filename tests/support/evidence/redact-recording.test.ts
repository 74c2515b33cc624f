import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { addSecrets } from '../../../support/evidence/redact';
import { RecordRedactor } from '../../../support/evidence/redact-record';
import { redactHar, redactTrace } from '../../../support/evidence/redact-recording';

addSecrets(['5ecre7'], 'till');

function trace(parts: Record<string, string | Uint8Array>): Uint8Array {
  const bytes = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'string' ? strToU8(part) : part,
  ]);
  return zipSync(Object.fromEntries(bytes));
}

function redacted(parts: Record<string, string | Uint8Array>): Record<string, string> {
  const entries = Object.entries(unzipSync(redactTrace(trace(parts))));
  return Object.fromEntries(entries.map(([name, bytes]) => [name, strFromU8(bytes, true)]));
}

const event = (value: unknown) => JSON.stringify(value);

describe('a trace', () => {
  it('hides registered secrets in events and in resources', () => {
    expect(
      redacted({
        'trace.trace': `${event({ type: 'log', message: 'sent 5ecre7 off' })}\n${event({ n: 1 })}\n`,
        'resources/a.html': '<p>5ecre7</p>',
        'resources/b.css': 'p { color: red }',
      }),
    ).toEqual({
      'trace.trace': `${event({ type: 'log', message: 'sent [redacted:till] off' })}\n${event({ n: 1 })}`,
      'resources/a.html': '<p>[redacted:till]</p>',
      'resources/b.css': 'p { color: red }',
    });
  });

  it('hides headers, cookies and parameters, whose names stand beside their values', () => {
    const request = {
      headers: [
        { name: 'Authorization', value: 'opaque' },
        { name: 'Accept', value: '*/*' },
      ],
      cookies: [{ name: 'sid', value: 'abc' }],
      params: { httpCredentials: { username: 'ann', password: 'x' } },
    };
    expect(redacted({ 'trace.network': event(request) })).toEqual({
      'trace.network': event({
        headers: [
          { name: 'Authorization', value: '[redacted:authorization]' },
          { name: 'Accept', value: '*/*' },
        ],
        cookies: [{ name: 'sid', value: '[redacted:cookie]' }],
        params: { httpCredentials: { username: 'ann', password: '[redacted:password]' } },
      }),
    });
  });

  it('hides everywhere what was typed into a password field', () => {
    const fill = { selector: 'internal:role=textbox[name="Password"i]', value: 'hunter-22' };
    const parts = redacted({
      'trace.trace': [
        event({ type: 'before', method: 'fill', params: fill }),
        event({ html: ['INPUT', { type: 'password', __playwright_value_: 'other-33' }] }),
      ].join('\n'),
      'resources/c.json': '{"p":"hunter-22","q":"other-33"}',
    });
    expect(parts['trace.trace']).not.toMatch(/hunter|other/);
    expect(parts['resources/c.json']).toBe('{"p":"[redacted:secret]","q":"[redacted:secret]"}');
  });

  it('leaves what its parts refer to each other by, and what is no text', () => {
    const resource = Uint8Array.from([0, 255, 53, 101, 99, 114, 101, 55]);
    const line = event({ type: 'resource', sha1: '5ecre7.html', callId: 'call@5ecre7' });
    const made = unzipSync(redactTrace(trace({ 'trace.trace': line, 'resources/5ecre7.dat': resource })));
    expect(strFromU8(made['trace.trace'] ?? new Uint8Array())).toBe(line);
    expect(made['resources/5ecre7.dat']).toEqual(resource);
  });

  it('is packed the same each time', () => {
    const bytes = trace({ 'trace.trace': event({ a: 1 }) });
    expect(redactTrace(bytes)).toEqual(redactTrace(bytes));
  });

  it('is refused when it cannot be read', () => {
    expect(() => redactTrace(strToU8('no zip'))).toThrow('invalid zip data');
    expect(() => redactTrace(trace({ 'trace.network': '{"a":\n' }))).toThrow(SyntaxError);
  });
});

describe('an HTTP archive', () => {
  const har = (entry: unknown) => strToU8(JSON.stringify({ log: { entries: [entry] } }));
  const read = (bytes: Uint8Array) => JSON.parse(strFromU8(bytes)).log.entries[0];

  it('hides secrets in addresses, headers and bodies, encoded ones too', () => {
    const body = Buffer.from('{"token":"abc"}').toString('base64');
    const archive = har({
      request: { url: 'http://x/?password=abc', postData: { text: 'password=abc&a=1' } },
      response: { content: { mimeType: 'application/json', encoding: 'base64', text: body } },
    });
    const { request, response } = read(redactHar(archive));
    expect(request).toEqual({
      url: 'http://x/?password=[redacted:password]',
      postData: { text: 'password=[redacted:password]&a=1' },
    });
    expect(Buffer.from(response.content.text, 'base64').toString()).toBe('{"token":"[redacted:token]"}');
  });

  it('hides what a trace of the same scenario knows to be secret', () => {
    const redactor = new RecordRedactor();
    redactTrace(
      trace({ 'trace.trace': event({ params: { selector: '[type=password]', value: 'hunter-22' } }) }),
      redactor,
    );
    expect(read(redactHar(har({ request: { postData: { text: 'p=hunter-22' } } }), redactor))).toEqual({
      request: { postData: { text: 'p=[redacted:secret]' } },
    });
  });

  it('is refused when it cannot be read', () => {
    expect(() => redactHar(strToU8('{'))).toThrow(SyntaxError);
  });
});
