import { PageBusyError, PageExpectationError } from './errors';
import { expectScope, type View, whereOf } from './view';

/** Milliseconds for one look. */
export const LOOK = 2_000;

/**
 * Looks at the page, and once more when it was replaced under the look: a page that loads anew is no answer yet.
 *
 * @throws PageExpectationError when it was replaced again, ElementNotFoundError when the frame that is looked inside has
 *   gone; else what `look` throws.
 */
export async function steadily<T>(view: View, look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (!isReplaced(error)) throw error;
    if (view.frame?.isDetached()) await expectScope(view);
  }
  try {
    return await look();
  } catch (cause) {
    if (!isReplaced(cause)) throw cause;
    throw new PageExpectationError(
      { what: 'The page changed while it was looked at.', where: whereOf(view) },
      { cause },
    );
  }
}

/**
 * Waits for what the page answers, but not for ever: a script that runs without end lets it answer nothing.
 *
 * @throws PageBusyError
 */
export async function answered<T>(view: View, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PageBusyError(whereOf(view))), LOOK);
  });
  return await Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function isReplaced(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:locator|page|frame|jsHandle|elementHandle)\.\w+: .*(?:Execution context was destroyed|Timeout|detached|navigat)/is.test(
      error.message,
    )
  );
}
