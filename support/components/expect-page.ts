import { cut } from '../matching/preview';
import { NotCrashedError, textOf } from './crashes';
import { NotEmptyError } from './errors';
import type { ComponentSession } from './session';

/** One look at whether the component has crashed with an error that says so. @throws NotCrashedError, NothingMountedError */
export async function expectCrashed(session: ComponentSession, text: string): Promise<void> {
  const mounted = session.last;
  await session.settle();
  const { crashes } = session;
  const found = crashes.all.filter((fault) => textOf(fault).includes(text));
  crashes.tell(found.length > 0 ? found : crashes.all);
  if (found.length === 0) throw new NotCrashedError(mounted, text, crashes.all);
}

/** One look at whether the component shows nothing. @throws NotEmptyError, NothingMountedError */
export async function expectEmpty(session: ComponentSession): Promise<void> {
  const mounted = session.last;
  const shown = await session.look(contentOfPage);
  if (shown !== '') throw new NotEmptyError(mounted, cut(shown));
}

/** Runs in the page. What can be seen in it: its text, else the elements that take up room. */
function contentOfPage(): string {
  const text = document.body.innerText.trim();
  if (text !== '') return JSON.stringify(text);
  const seen = [...document.body.querySelectorAll('*')].filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return element.id !== 'root' && width > 0 && height > 0 && element.checkVisibility();
  });
  return seen.map(({ tagName }) => `<${tagName.toLowerCase()}>`).join(' ');
}
