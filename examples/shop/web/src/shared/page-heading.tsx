import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** The page's heading and document title. Takes the focus when the page was reached by a navigation. */
export function PageHeading({ children }: { children: string }) {
  const firstPage = useLocation().key === 'default';
  useEffect(() => {
    if (!firstPage) focusHeading();
  }, [firstPage]);
  return (
    <>
      <title>{`${children} · Shop`}</title>
      <h1 tabIndex={-1}>{children}</h1>
    </>
  );
}

/** For when the control that had the focus is gone: keyboard and screen reader go on from the top of the page. */
export function focusHeading(): void {
  document.querySelector('h1')?.focus();
}
