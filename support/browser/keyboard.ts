import { UnknownKeyError } from './errors';
import type { BrowserSession } from './session';

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

/** Presses a key (`Enter`, `Esc`, `a`) or a chord (`Control+A`). @throws UnknownKeyError */
export async function press(session: BrowserSession, key: string): Promise<void> {
  const page = await session.page();
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

function keyName(key: string): string {
  const name = key.replaceAll(' ', '');
  const lower = name.toLowerCase();
  return ALIASES[lower] ?? NAMED.find((known) => known.toLowerCase() === lower) ?? key;
}
