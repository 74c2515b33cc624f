import { settledWithin } from '../launch/launch';
import type { BrowserSession } from '../session/session';
import { NothingFocusedError, UnknownKeyError } from './errors';

const NAMED = [
  ...[
    'Enter',
    'Escape',
    'Tab',
    'Space',
    'Backspace',
    'Delete',
    'Insert',
    'Home',
    'End',
    'PageUp',
    'PageDown',
  ],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Shift', 'Control', 'Alt', 'Meta', 'ControlOrMeta'],
  ...Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
];

/** What people call keys besides their names on the web. */
const ALIASES: Record<string, string> = {
  esc: 'Escape',
  return: 'Enter',
  del: 'Delete',
  ctrl: 'Control',
  cmd: 'Meta',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
};

/** Milliseconds that the page may take to draw itself before a key is pressed all the same. */
const FRAME_LIMIT = 500;

/** Presses a key (`Enter`, `Esc`, `a`) or a chord (`Control+A`). @throws UnknownKeyError */
export async function press(session: BrowserSession, key: string): Promise<void> {
  const page = await session.page();
  await settledWithin(page.evaluate(nextFrame), FRAME_LIMIT);
  try {
    await page.keyboard.press(
      key
        .split(/(?<=.)\+/)
        .map(keyName)
        .join('+'),
    );
  } catch (cause) {
    if (!/Unknown key/.test(String(cause))) throw cause;
    throw new UnknownKeyError(key, NAMED, { cause });
  }
}

/** Types a text into what has the focus, key by key. @throws NothingFocusedError */
export async function type(session: BrowserSession, text: string): Promise<void> {
  const { page } = await session.view();
  await settledWithin(page.evaluate(nextFrame), FRAME_LIMIT);
  await session.patience.eventually(async () => {
    if (!(await page.evaluate(isSomethingFocused))) throw new NothingFocusedError(text, page.url());
  });
  await page.keyboard.type(text);
}

/** Runs in the page. */
function isSomethingFocused(): boolean {
  const { activeElement, body } = document;
  return (activeElement !== null && activeElement !== body) || body.isContentEditable;
}

/** Runs in the page. `autofocus` takes effect when the page is first drawn: a key pressed before that is lost. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
  });
}

function keyName(key: string): string {
  const name = key.replaceAll(' ', '');
  const lower = name.toLowerCase();
  return ALIASES[lower] ?? NAMED.find((known) => known.toLowerCase() === lower) ?? key;
}
