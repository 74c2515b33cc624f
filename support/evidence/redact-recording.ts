import { createRequire } from 'node:module';
import type { Zippable } from 'fflate';
import { asText } from './as-text';
import { RecordRedactor } from './redact-record';

/** Parts of a trace that hold one JSON value on each line. */
const LINES = /\.(?:trace|network)$/;
/** The one part that holds a single JSON value. */
const STACKS = /\.stacks$/;
/** What is compressed already; none of it is text. */
const PACKED = /\.(?:png|jpe?g|webp|avif|gif|woff2?|ico|mp4|webm|zip|gz)$/;

/**
 * A Playwright trace with the secrets hidden in its events, headers, bodies, DOM snapshots and resources. Pictures and
 * other binary resources stay as they are.
 *
 * @param trace bytes of the zip file.
 * @param redactor learns what was typed into password fields, for other recordings of the same scenario.
 * @throws when it is no trace, or a part of it cannot be read: such a trace must not be kept.
 */
export function redactTrace(trace: Uint8Array, redactor = new RecordRedactor()): Uint8Array {
  // Few scenarios are recorded, and it takes its time to load.
  const { unzipSync, zipSync } = createRequire(__filename)('fflate') as typeof import('fflate');
  const entries = Object.entries(unzipSync(trace)).map(([name, bytes]) => ({
    name,
    bytes,
    ...read(name, bytes),
  }));
  for (const { values } of entries) redactor.learn(values);
  const zip: Zippable = {};
  for (const { name, bytes, values, text } of entries) {
    if (values) zip[name] = [encode(values.map((value) => JSON.stringify(redactor.json(value)))), DENSE];
    else if (text !== undefined) zip[name] = [encode([redactor.text(text)]), DENSE];
    else zip[name] = [bytes, { level: PACKED.test(name) ? 0 : 6, mtime: EPOCH }];
  }
  return zipSync(zip);
}

/** An HTTP archive with the secrets hidden in its headers, cookies, addresses and bodies. @throws when it is none. */
export function redactHar(har: Uint8Array, redactor = new RecordRedactor()): Uint8Array {
  return encode([JSON.stringify(redactor.json(JSON.parse(decode(har))), undefined, 1)]);
}

/** The same trace makes the same file, whenever it is packed. Zip knows no year before 1980. */
const EPOCH = new Date(1980, 0, 1, 12);
const DENSE = { level: 6, mtime: EPOCH } as const;

/** @throws when a part that must be text, or JSON, is not. */
function read(name: string, bytes: Uint8Array): { values?: unknown[]; text?: string } {
  if (LINES.test(name)) {
    const lines = decode(bytes)
      .split('\n')
      .filter((line) => line !== '');
    return { values: lines.map((line) => JSON.parse(line) as unknown) };
  }
  if (STACKS.test(name)) return { values: [JSON.parse(decode(bytes)) as unknown] };
  const text = PACKED.test(name) ? undefined : asText(bytes);
  return text === undefined ? {} : { text };
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function encode(lines: readonly string[]): Uint8Array {
  return Buffer.from(lines.join('\n'));
}
