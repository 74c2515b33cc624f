import { h } from './dom';

/** Puts a text on the clipboard and says so. @param key that does the same */
export function copyButton(
  label: string,
  text: () => string,
  { className = 'button', key }: { className?: string; key?: string } = {},
): HTMLButtonElement {
  const button = h(
    'button',
    { type: 'button', class: className, 'aria-keyshortcuts': key, onclick: () => void copy() },
    label,
  );
  const copy = async () => {
    const worked = await toClipboard(text());
    button.textContent = worked ? 'Copied' : 'Not copied';
    setTimeout(() => {
      button.textContent = label;
    }, 1_500);
  };
  return button;
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedTheOldWay(text);
  }
}

/** Pages opened from disk have no clipboard of their own in some browsers. */
function copiedTheOldWay(text: string): boolean {
  const area = h('textarea', { class: 'heard', 'aria-hidden': 'true' });
  area.value = text;
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } finally {
    area.remove();
  }
}

/** A command with the button that copies it. */
export function command(text: string): HTMLElement {
  return h(
    'div',
    { class: 'command' },
    h('code', {}, text),
    copyButton('Copy', () => text, { className: 'quiet', key: 'r' }),
  );
}
