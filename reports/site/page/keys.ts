/** The keys that hold on every page. */
export function listenForKeys(act: { search: () => void; go: (page: string) => void }): void {
  let going = false;
  document.addEventListener('keydown', (event) => {
    if (isElsewhere(event)) return;
    const page = going ? PAGES[event.key] : undefined;
    going = event.key === 'g';
    if (page !== undefined) act.go(page);
    else if (event.key === '/') act.search();
    else if (event.key === 'j') move(1);
    else if (event.key === 'k') move(-1);
    else if (!copy(event.key)) return;
    event.preventDefault();
  });
}

const PAGES: Record<string, string> = { o: '', f: 'failures', s: 'spec', l: 'list', t: 'timeline' };

/** Meant for the browser, for a field, or for what lies above the page. */
function isElsewhere({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  const writing = target instanceof HTMLElement && target.matches('input, textarea, select');
  return ctrlKey || metaKey || altKey || writing || document.querySelector('dialog[open]') !== null;
}

/** Presses the button that copies what the key stands for: of the reason that the reader is at, or of the page. */
function copy(key: string): boolean {
  if (!/^[a-z]$/.test(key)) return false;
  const own = `[aria-keyshortcuts="${key}"]`;
  const near = document.activeElement?.closest('.cluster');
  const button = (near ?? document.querySelector('main'))?.querySelector<HTMLElement>(own);
  button?.click();
  return button != null;
}

/** To the next or the previous link of what a page lists. */
function move(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('main .scenario-link, main .rows td.name a')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = links[at === -1 ? (by === 1 ? 0 : links.length - 1) : at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
