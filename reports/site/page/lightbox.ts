import { h } from './dom';

/** A picture as large as the window; Escape or a click closes it, and the focus returns to where it was. */
export function openPicture(name: string, src: string): void {
  const close = h('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, 'Close');
  const dialog = h(
    'dialog',
    { class: 'lightbox', 'aria-label': name },
    h('header', {}, h('span', {}, name), close),
    h('img', { src, alt: name }),
  );
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
