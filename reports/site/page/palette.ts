import { h, replace } from './dom';
import { to } from './route';
import type { Site } from './site';
import { mark } from './status';

const MOST = 30;

interface Hit {
  href: string;
  kind: string;
  text: string;
  position?: number;
}

/** Finds features, scenarios, tags and pages by any words of theirs; arrow keys choose, Enter opens. */
export function openPalette(site: Site, pages: readonly { href: string; text: string }[]): void {
  if (document.querySelector('dialog.palette')) return;
  let hits: Hit[] = [];
  let chosen = 0;
  const list = h('ul', { id: 'palette-hits', role: 'listbox', 'aria-label': 'Found' });
  const input = h('input', {
    type: 'text',
    role: 'combobox',
    'aria-expanded': 'true',
    'aria-controls': 'palette-hits',
    'aria-label': 'Search features, scenarios, tags',
    placeholder: 'Search features, scenarios, tags',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const dialog = h('dialog', { class: 'palette', 'aria-label': 'Search' }, input, list);
  const choose = (index: number) => {
    chosen = Math.max(0, Math.min(hits.length - 1, index));
    for (const [at, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(at === chosen));
    list.children[chosen]?.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', hits.length > 0 ? `hit-${chosen}` : '');
  };
  const show = () => {
    hits = search(site, pages, input.value);
    replace(
      list,
      hits.map((hit, index) => option(site, hit, index, () => go(index))),
      hits.length === 0 &&
        h(
          'li',
          { class: 'nothing', role: 'option', 'aria-selected': 'false' },
          'Nothing has all of these words.',
        ),
    );
    choose(0);
  };
  const go = (index: number) => {
    const hit = hits[index];
    dialog.close();
    if (hit) location.hash = hit.href;
  };
  input.addEventListener('input', show);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if (event.key === 'Enter') go(chosen);
    else return;
    event.preventDefault();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  show();
}

function option(site: Site, hit: Hit, index: number, open: () => void): HTMLElement {
  return h(
    'li',
    { id: `hit-${index}`, role: 'option', 'aria-selected': 'false', onclick: open },
    hit.position !== undefined && mark(site.status(hit.position)),
    h('span', { class: 'name' }, hit.text),
    h('span', { class: 'soft' }, hit.kind),
  );
}

function search(site: Site, pages: readonly { href: string; text: string }[], text: string): Hit[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (value: string) => {
    const lower = value.toLowerCase();
    return words.every((word) => lower.includes(word));
  };
  const hits: Hit[] = pages.filter((page) => has(page.text)).map((page) => ({ ...page, kind: 'page' }));
  if (words.length === 0) return hits;
  const { features, scenarios, tags } = site.index;
  for (const [feature, name] of features.name.entries())
    if (has(name)) hits.push({ href: to('spec', features.uri[feature]), kind: 'feature', text: name });
  for (const tag of tags) if (has(tag)) hits.push({ href: to('list', '', { tag }), kind: 'tag', text: tag });
  for (let position = 0; position < site.total && hits.length < MOST; position += 1) {
    const name = site.name(position);
    if (has(`${name} ${site.featureName(position)}`))
      hits.push({
        href: to('s', scenarios.key[position]),
        kind: site.featureName(position),
        text: name,
        position,
      });
  }
  const inSteps = {
    href: to('list', '', { q: text.trim() }),
    kind: 'list',
    text: `Steps with “${text.trim()}”`,
  };
  return [...hits.slice(0, MOST - 1), inSteps];
}
