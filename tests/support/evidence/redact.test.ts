import { describe, expect, it } from 'vitest';
import { addEnvironmentSecrets, addSecrets, redactText, redactValue } from '../../../support/evidence/redact';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.s5Xy-_Q1';
const FORM_HEAD = 'content-disposition: form-data; name="token"\r\n\r\n';

describe('redacting', () => {
  it.each([
    ['a header', 'Authorization: Bearer abc-123-def', 'Authorization: [redacted:authorization]'],
    ['an indented header', '  > cookie: sid=1; theme=dark', '  > cookie: [redacted:cookie]'],
    ['a header given to curl', `-H 'X-Api-Key: a b' -v`, `-H 'X-Api-Key: [redacted:x-api-key]' -v`],
    ['a scheme in a sentence', 'sent Bearer buyer-token-1 to it', 'sent Bearer [redacted:token] to it'],
    ['a Basic login', 'got Basic YW5uOnB3 there', 'got Basic [redacted:login] there'],
    ['a JSON text', '{"user":"ann","password":"a\\"b"}', '{"user":"ann","password":"[redacted:password]"}'],
    ['a JSON number', '{"cvv": 123, "total": 5}', '{"cvv": "[redacted:cvv]", "total": 5}'],
    [
      'all of a JSON object',
      '{"card":{"number":"4]2}","cvv":1},"total":5}',
      '{"card":"[redacted:card]","total":5}',
    ],
    ['camel case', '{"accessToken":"x1"}', '{"accessToken":"[redacted:accesstoken]"}'],
    [
      'JSON inside JSON',
      '{"body":"{\\"token\\":\\"a\\\\\\"b\\",\\"n\\":1}"}',
      '{"body":"{\\"token\\":\\"[redacted:token]\\",\\"n\\":1}"}',
    ],
    ['a form', 'user=ann&password=hunter%202&x=1', 'user=ann&password=[redacted:password]&x=1'],
    ['a query', 'GET /a?api_key=k1&b=2 HTTP', 'GET /a?api_key=[redacted:api_key]&b=2 HTTP'],
    ['a nested form field', 'card[number]=4242&x=1', 'card[number]=[redacted:card[number]]&x=1'],
    ['a web token', `the token ${JWT} expired`, 'the token [redacted:jwt] expired'],
    ['the login of a URL', 'postgres://ann:pw@db:5432/x', 'postgres://[redacted:login]@db:5432/x'],
    [
      'a Rust debug line',
      'Login { user: "ann", password: "pw" }',
      'Login { user: "ann", password: "[redacted:password]" }',
    ],
    ['YAML', 'user: ann\npassword: pw of mine\n', 'user: ann\npassword: [redacted:password]\n'],
    [
      'a private key',
      'x -----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY----- y',
      'x [redacted:private key] y',
    ],
    [
      'a field of a multipart form',
      'Content-Disposition: form-data; name="password"\r\n\r\npw\r\n--b--',
      'Content-Disposition: form-data; name="password"\r\n\r\n[redacted:password]\r\n--b--',
    ],
    [
      'a line inside a JSON text',
      '{"m":"in\\npassword=abc\\nout"}',
      '{"m":"in\\npassword=[redacted:password]\\nout"}',
    ],
    ['a quote that never closes', 'password="abc\nnext', 'password="[redacted:password]"\nnext'],
  ])('hides %s', (_, text, expected) => {
    expect(redactText(text)).toBe(expected);
    expect(redactText(expected)).toBe(expected);
  });

  it.each([
    'The order ORD-17 was not found: no such token: expected one',
    '{"tokenType":"bearer","cardBrand":"visa","passwordRequired":true,"token":null}',
    'http://127.0.0.1:8080/orders?page=2',
    'Basic authentication is required; Bearer authentication is not',
    'if (token == null) use token::verify',
    'ann@example.com wrote to https://example.com/a@b',
    'body.token: expected text, actual 5',
    '{"discard":"x","cardinality":3,"postcard":"y"}',
  ])('leaves %s', (text) => {
    expect(redactText(text)).toBe(text);
  });

  it('hides given values in every form, the longest first', () => {
    expect(redactText('a=s3 cret&b=s3+cret&c=s3%20cret s3 cret-long', ['s3 cret', 's3 cret-long', 'x'])).toBe(
      'a=[redacted:secret]&b=[redacted:secret]&c=[redacted:secret] [redacted:secret]',
    );
    expect(redactText('say "a\\"b$&c" czMgY3JldA==', ['a"b$&c', 's3 cret'])).toBe(
      'say "[redacted:secret]" [redacted:secret]',
    );
  });

  it('hides registered values and secrets of the environment from then on', () => {
    addSecrets(['registered-1', undefined, '']);
    addEnvironmentSecrets({
      STRIPE_KEY: 'sk-live-1',
      DEBUG_TOKEN: 'on',
      HOME: '/home/ann',
      KEYBOARD: 'qwertz',
    });
    expect(redactText('registered-1 sk-live-1 on /home/ann qwertz')).toBe(
      '[redacted:secret] [redacted:STRIPE_KEY] on /home/ann qwertz',
    );
  });

  it('hides in a text that was clean before what is registered meanwhile', () => {
    const text = 'order of registered-later';
    expect(redactText(text)).toBe(text);
    expect(redactText(text, ['later'])).toBe('order of registered-[redacted:secret]');
    expect(redactText(text)).toBe(text);
    addSecrets(['registered-later']);
    expect(redactText(text)).toBe('order of [redacted:secret]');
    expect(redactText('mode of env-later')).toBe('mode of env-later');
    addEnvironmentSecrets({ MODE_TOKEN: 'env-later' });
    expect(redactText('mode of env-later')).toBe('mode of [redacted:MODE_TOKEN]');
  });

  it('hides a value by the name it stands under', () => {
    expect(redactValue('Set-Cookie', 'sid=1')).toBe('[redacted:set-cookie]');
    expect(redactValue('accept', '*/*')).toBe('*/*');
    expect(redactValue('Card number', '4242')).toBe('[redacted:card number]');
  });

  it('takes no more than linear time over hostile text', () => {
    const start = performance.now();
    for (const part of [
      '"password',
      'token=',
      '{"card":{',
      'password="',
      'name="',
      '\\',
      '://a:',
      'cookie: ',
      FORM_HEAD,
    ]) {
      redactText(part.repeat(262_144 / part.length));
    }
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
