import type { Page } from 'playwright';

/** A role as `getByRole` takes it. */
export type Role = Parameters<Page['getByRole']>[0];

/** What a person clicks by its name. */
export const CLICKABLE: readonly Role[] = [
  'button',
  'link',
  'tab',
  'menuitem',
  'menuitemcheckbox',
  'menuitemradio',
  'checkbox',
  'radio',
  'switch',
  'option',
  'treeitem',
];

/** What a person fills in. */
export const FILLABLE: readonly Role[] = [
  'textbox',
  'searchbox',
  'combobox',
  'listbox',
  'spinbutton',
  'slider',
  'checkbox',
  'radio',
  'switch',
];

/** What holds several controls that make up one answer. */
export const ANSWER_GROUPS: readonly Role[] = ['radiogroup', 'group'];

export const TABLES: readonly Role[] = ['table', 'grid', 'treegrid'];

/** Parts of a page that things are dropped on. */
export const CONTAINERS: readonly Role[] = ['region', 'group', 'list', 'listbox'];

/** What else on a page has a name and a place. */
export const PARTS: readonly Role[] = [
  'heading',
  'img',
  'form',
  'navigation',
  'article',
  'dialog',
  'alert',
  'status',
];

/**
 * What authors seldom name, and what takes no name from its content: called by a text in it, as a person would.
 * A row too, whose name is the text of all its cells.
 */
export const CALLED_BY_TEXT: ReadonlySet<string> = new Set([
  'row',
  'listitem',
  'alert',
  'status',
  'article',
  'dialog',
  'group',
  'region',
  'list',
  'form',
]);

const WORDS: Record<string, string> = { menuitem: 'menu item', listitem: 'list item', img: 'image' };

/** The role in the words of the feature files. */
export function wordFor(role: string): string {
  return WORDS[role] ?? role;
}

/** The role that the feature files call so. */
export function roleFor(word: string): string {
  return Object.keys(WORDS).find((role) => WORDS[role] === word) ?? word;
}

/** Several of the role: `menu items`, `checkboxes`, `switches`. */
export function pluralFor(role: string): string {
  const word = wordFor(role);
  return /(?:x|ch|s)$/.test(word) ? `${word}es` : word.replace(/y$/, 'ie').concat('s');
}
