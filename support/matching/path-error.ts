import { BrineError } from '../errors/brine-error';

/** A field name or JSONPath in a step cannot be read. */
export class PathError extends BrineError {
  override readonly name = 'PathError';

  /** @param position index of the fault in the path, for the caret. */
  constructor(
    readonly path: string,
    readonly reason: string,
    position: number,
    options: { next?: string; cause?: unknown } = {},
  ) {
    super(
      {
        what: `The field name "${path}" cannot be read: ${reason}.`,
        details: path === '' ? undefined : `${path}\n${' '.repeat(position)}^`,
        next: options.next ?? 'Write customer.name, lines[0].sku, ["a.b"] or a JSONPath that starts with $.',
        final: true,
      },
      options,
    );
  }
}
