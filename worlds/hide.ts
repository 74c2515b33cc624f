import type { IWorldOptions } from '@cucumber/cucumber';
import { redactText } from '../support/evidence/redact';

/**
 * What steps say, with the secrets hidden that this worker alone knows of, such as the token of an actor: the rest of
 * the run never heard of them.
 */
export function hidingOptions(options: IWorldOptions): IWorldOptions {
  const { attach, log } = options;
  return {
    ...options,
    log: (text) => log(redactText(text)),
    attach: ((data: unknown, ...rest: [unknown, ...unknown[]]) => {
      const hidden = typeof data === 'string' && !isEncoded(rest[0]) ? redactText(data) : data;
      return (attach as (...args: unknown[]) => unknown)(hidden, ...rest);
    }) as IWorldOptions['attach'],
  };
}

/** The same for what a step throws. */
export function hideIn(thrown: unknown): unknown {
  if (typeof thrown === 'string') return redactText(thrown);
  const seen = new Set<unknown>();
  for (let error = thrown; error instanceof Error && !seen.has(error); error = error.cause) {
    seen.add(error);
    hideField(error, 'message');
    hideField(error, 'stack');
  }
  return thrown;
}

function hideField(error: Error, field: 'message' | 'stack'): void {
  const text = error[field];
  if (typeof text !== 'string') return;
  const hidden = redactText(text);
  // A frozen error stays as it is; the run hides what it knows itself.
  if (hidden !== text) Reflect.set(error, field, hidden);
}

function isEncoded(options: unknown): boolean {
  const type = typeof options === 'string' ? options : (options as { mediaType?: string })?.mediaType;
  return type?.startsWith('base64:') ?? false;
}
