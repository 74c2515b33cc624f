import type { JsonObject } from '../matching/json';
import { textFor } from './sample-pattern';

const FORMATS: Record<string, string> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00Z',
  duration: 'PT1H',
  email: 'someone@example.com',
  hostname: 'example.com',
  'idn-email': 'someone@example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  time: '12:00:00Z',
  uri: 'https://example.com/',
  'uri-reference': '/',
  url: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000001',
};

/** A text as a schema describes it. */
export function sampleText({ format, pattern, minLength, maxLength }: JsonObject): string {
  const known = typeof format === 'string' ? FORMATS[format] : undefined;
  if (known !== undefined) return known;
  const least = typeof minLength === 'number' ? minLength : 0;
  const most = typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY;
  if (typeof pattern === 'string') return textFor(pattern, least);
  const word = 'text'.slice(0, Math.max(most, 0));
  return word.padEnd(least, 'text');
}
