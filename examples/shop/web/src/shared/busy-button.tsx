import type { ComponentProps } from 'react';

/**
 * A button that cannot be pressed again while its action runs. Unlike a disabled one it keeps the focus, so a
 * keyboard user is not thrown back to the top of the page.
 */
export function BusyButton({ busy, onClick, ...button }: ComponentProps<'button'> & { busy: boolean }) {
  return (
    <button
      type="button"
      {...button}
      aria-disabled={busy}
      aria-busy={busy}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    />
  );
}
