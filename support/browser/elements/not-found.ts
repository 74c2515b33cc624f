import type { Locator } from 'playwright';
import { closestNames } from '../suggest';
import { AmbiguousElementError, ElementNotFoundError } from './errors';
import { type Named, namesIn, parseNames } from './names';
import { pluralFor, wordFor } from './roles';
import { rootOf, type View, whereOf } from './view';
import type { Wanted } from './wanted';

/** Names shown in one message. */
const MOST = 8;

/** Says what is there instead: a hidden one, names that come near, or all names of the fitting roles. */
export async function notFound(view: View, wanted: Wanted): Promise<ElementNotFoundError> {
  return new ElementNotFoundError({
    what: `There is no ${wanted.what}${view.inside ? '' : ' on the page'}.`,
    where: whereOf(view),
    details: await instead(view, wanted),
    culprit: wanted.what.startsWith('"') ? `the ${wanted.what}` : `"${wanted.name}"`,
    next: view.inside
      ? 'Check the name, or write "I look at the whole page" before this step.'
      : 'Check the name as it shows on the page; elements without text need an accessible name (aria-label).',
  });
}

async function instead(view: View, wanted: Wanted): Promise<string> {
  if (await isHidden(view, wanted)) return 'There is one, but it is hidden or has no size.';
  const all = await namesIn(view.scope);
  const fitting = unique(all.filter(({ role }) => wanted.roles.includes(role)));
  const near = closestNames(
    wanted.name,
    fitting.map(({ name }) => name),
  );
  if (near.length > 0) return `Did you mean ${near.map((name) => described(name, fitting)).join(' or ')}?`;
  const elsewhere = all.find(({ name }) => name === wanted.name);
  const other = elsewhere ? `It is the name of a ${wordFor(elsewhere.role)}.\n` : '';
  return other + listed(wanted, fitting);
}

async function isHidden(view: View, wanted: Wanted): Promise<boolean> {
  for (const way of wanted.ways(view.scope, rootOf(view))) if ((await way.count()) > 0) return true;
  return false;
}

function described(name: string, all: readonly Named[]): string {
  const roles = [...new Set(all.filter((one) => one.name === name).map(({ role }) => wordFor(role)))];
  return `"${clip(name)}" (${roles.join(', ')})`;
}

function listed({ roles }: Wanted, fitting: readonly Named[]): string {
  const kinds = roles.length === 1 ? `The ${pluralFor(roles[0] as string)} here` : 'Of that kind';
  if (fitting.length === 0) return `${kinds}: none with a name`;
  const shown = fitting.slice(0, MOST).map(({ role, name }) => {
    return roles.length === 1 ? `"${clip(name)}"` : `"${clip(name)}" (${wordFor(role)})`;
  });
  const rest = fitting.length > MOST ? `, and ${fitting.length - MOST} more` : '';
  return `${kinds}: ${shown.join(', ')}${rest}`;
}

/** Lists the elements that answer to the name, each with where it stands. */
export async function ambiguous(
  view: View,
  wanted: Wanted,
  found: Locator,
  count: number,
): Promise<AmbiguousElementError> {
  const shown = await Promise.all(
    Array.from({ length: Math.min(count, MOST) }, async (_, index) => await standing(found.nth(index))),
  );
  if (count > MOST) shown.push(`… and ${count - MOST} more`);
  return new AmbiguousElementError({
    what: `${count} elements are called "${wanted.name}", and one is wanted.`,
    where: whereOf(view),
    details: shown.join('\n'),
    culprit: `"${wanted.name}"`,
    next: 'Say which: name its role (the "…" button), or narrow with `I look inside the "…" row` (or group, region, dialog).',
  });
}

/** `button "Remove" in row "Tea €2.00 Remove"`. */
async function standing(element: Locator): Promise<string> {
  const snapshot = await element.ariaSnapshot({ timeout: 500 }).catch(() => '');
  const [named] = parseNames(snapshot.split('\n')[0] ?? '');
  const around = await element.evaluate(placeOf, undefined, { timeout: 500 }).catch(() => '');
  const what = named
    ? `${wordFor(named.role)} "${clip(named.name)}"`
    : `text "${clip(snapshot.replace(/^- (?:text: )?/, ''))}"`;
  return `- ${what}${around ? ` in ${around}` : ''}`;
}

/** Runs in the page: what the element stands in. */
function placeOf(element: Element): string {
  const around = element.parentElement?.closest(
    'tr, li, dialog, fieldset, nav, header, footer, section, form, article, [role=row], [role=dialog], [role=group], [role=region]',
  );
  if (!around) return '';
  const words: Record<string, string> = { tr: 'row', li: 'list item', fieldset: 'group', nav: 'navigation' };
  const tag = around.tagName.toLowerCase();
  const role = around.getAttribute('role') ?? words[tag] ?? tag;
  const legend = around.querySelector('legend, caption, h1, h2, h3')?.textContent;
  const named = around.getAttribute('aria-label') ?? legend ?? (around as HTMLElement).innerText ?? '';
  const name = named.replaceAll(/\s+/g, ' ').trim();
  return `${role} "${name.length > 60 ? `${name.slice(0, 60)}…` : name}"`;
}

function unique(all: readonly Named[]): Named[] {
  return [...new Map(all.map((one) => [`${one.role} ${one.name}`, one])).values()];
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
