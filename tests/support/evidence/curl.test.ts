import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { toCurl } from '../../../support/evidence/curl';
import type { Exchange } from '../../../support/evidence/exchange';
import { redactText } from '../../../support/evidence/redact';

function exchange(request: Partial<Exchange['request']>): Exchange {
  return {
    service: 'orders',
    request: { method: 'GET', url: 'http://127.0.0.1:1/orders', headers: {}, ...request },
    startedAt: '2026-03-01T10:00:00.000Z',
    duration: 1,
  };
}

describe('a curl command', () => {
  it('stands for the request, with placeholders for its secrets', () => {
    const command = toCurl(
      exchange({
        method: 'POST',
        url: 'http://127.0.0.1:1/orders?token=abc',
        headers: {
          accept: '*/*',
          'accept-encoding': 'gzip',
          authorization: 'Bearer x',
          'content-length': '9',
        },
        body: `{"note":"it's \\n","password":"pw"}`,
      }),
    );
    expect(command).toBe(
      [
        `curl --request POST 'http://127.0.0.1:1/orders?token=[redacted:token]' \\`,
        `  --header 'accept: */*' \\`,
        '  --compressed \\',
        `  --header 'authorization: [redacted:authorization]' \\`,
        `  --data-raw '{"note":"it'\\''s \\n","password":"[redacted:password]"}'`,
      ].join('\n'),
    );
    expect(redactText(command)).toBe(command);
  });

  it('needs no method for GET and has an option for HEAD', () => {
    expect(toCurl(exchange({}))).toBe(`curl 'http://127.0.0.1:1/orders'`);
    expect(toCurl(exchange({ method: 'HEAD' }))).toBe(`curl --head 'http://127.0.0.1:1/orders'`);
  });

  it('sends bytes from a file', () => {
    expect(toCurl(exchange({ method: 'PUT', body: '<3 bytes of image/png>' }))).toBe(
      `curl --request PUT 'http://127.0.0.1:1/orders' \\\n  --data-binary '@body'`,
    );
  });

  it('builds a multipart form from its fields and files', () => {
    const body = [
      '--b',
      'Content-Disposition: form-data; name="note"',
      '',
      'two\r\nlines',
      '--b',
      'Content-Disposition: form-data; name="document"; filename="a.pdf"',
      'Content-Type: application/pdf',
      '',
      '<3 bytes of application/pdf>',
      '--b--',
      '',
    ].join('\r\n');
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    expect(toCurl(exchange({ method: 'POST', headers, body }))).toBe(
      [
        `curl --request POST 'http://127.0.0.1:1/orders' \\`,
        `  --form-string 'note=two\r\nlines' \\`,
        `  --form 'document=@"a.pdf";type=application/pdf'`,
      ].join('\n'),
    );
  });

  it.skipIf(process.platform === 'win32')('reads back in a POSIX shell as it was meant', () => {
    const body = `'; echo "$HOME" \`id\` \\ !! \n'`;
    const command = toCurl(exchange({ method: 'POST', body })).replace('curl', `printf '%s|'`);
    expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toBe(
      `--request|POST|http://127.0.0.1:1/orders|--data-raw|${body}|`,
    );
  });
});
