import { describe, expect, it } from 'vitest';
import { told } from '../../tools/told';
import { openSession } from './open-session';

describe('what a request cannot have', () => {
  const { api } = openSession('http://127.0.0.1:1');

  it.each(['X Suite', '', 'X-Suite:', 'Größe'])('is a header called %j', (name) => {
    expect(told(() => api.setHeader(name, 'desk'))).toBe(
      `RequestHeaderError: A request header cannot be called "${name}".\n  → A name has letters, digits and hyphens, such as X-Request-Id.`,
    );
  });

  it.each(['two\r\nlines', '✓', '\0'])('is a header with the value %j', (value) => {
    expect(told(() => api.setHeaders([['X-Suite', value]]))).toContain(
      `RequestHeaderError: A request header cannot be sent with this value: X-Suite: ${value}`,
    );
  });

  it('is a header with a secret in its message', () => {
    expect(told(() => api.setHeader('Authorization', 'Bearer s3cret\n'))).not.toContain('s3cret');
  });

  it('is no time to be answered', () => {
    expect(told(() => api.setTimeout(0.5))).toContain('RequestTimeoutError: A request cannot be given ');
    expect(told(() => api.setTimeout(0))).toBe(
      'RequestTimeoutError: A request cannot be given 0 ms to be answered.\n  → Write at least 1 ms, such as: Given the request timeout is 300 ms.',
    );
  });

  it('is an address of another protocol', async () => {
    await expect(api.send('GET', 'ftp://example.com/a')).rejects.toThrow(
      '"ftp://example.com/a" is not an address to send a request to.',
    );
  });

  it('is a header of the settings that is none, for which no interceptor is blamed', async () => {
    const { api: own } = openSession('http://127.0.0.1:1', { headers: { 'X Suite': 'desk' } });
    await expect(own.send('GET', '/')).rejects.toThrow(
      'The request got no answer: Header name must be a valid HTTP token',
    );
  });

  it('is an API that the settings do not know', () => {
    const known = (name: string) => {
      throw new Error(`no ${name}`);
    };
    const { api: strict } = openSession('http://127.0.0.1:1', { known });
    expect(() => strict.use('ordes')).toThrow('no ordes');
  });
});
