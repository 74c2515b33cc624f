import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright';
import { findOne } from '../elements/locate';
import { whereOf } from '../elements/view';
import { byRole, nameRole } from '../elements/wanted';
import type { BrowserSession } from '../session/session';
import { suggestion } from '../suggest';
import { UnfitValueError, UploadFileMissingError } from './errors';
import { type Limit, limitOf } from './perform';

type Kind =
  | 'text'
  | 'formatted'
  | 'select'
  | 'listbox'
  | 'combobox'
  | 'editable combobox'
  | 'tick'
  | 'group'
  | 'file';

const YES = new Set(['yes', 'true', 'on', 'checked']);
const NO = new Set(['no', 'false', 'off', 'unchecked', '']);

/**
 * Gives any control a value as a person would say it: a text, the text of an option, `yes` or `no`, `2026-03-29`.
 *
 * @throws UnfitValueError
 */
export async function setControl(
  session: BrowserSession,
  control: Locator,
  name: string,
  value: string,
): Promise<void> {
  const limit = limitOf(session);
  // Asking what it is loads Playwright's toolbox into the page once more: most fields take text without being asked.
  if (await takesText(control, value, limit)) return;
  const kind = await control.evaluate(kindOf, undefined, limit);
  if (kind === 'text' || kind === 'editable combobox') return;
  if (kind === 'formatted') throw await notTaken(session, control, name, value);
  if (kind === 'tick') return await control.setChecked(await asYes(session, name, value), limit);
  if (kind === 'file') return await control.setInputFiles(uploadPath(session, value), limit);
  await choose(session, control, kind, name, value);
}

/**
 * Chooses one of the answers that a control offers.
 *
 * @throws UnfitValueError
 */
export async function selectIn(
  session: BrowserSession,
  control: Locator,
  name: string,
  option: string,
): Promise<void> {
  const kind = await control.evaluate(kindOf, undefined, limitOf(session));
  if (kind === 'text' || kind === 'formatted' || kind === 'tick' || kind === 'file') {
    throw new UnfitValueError({
      what: `The field "${name}" has nothing to select from.`,
      where: whereOf(await session.view()),
      next: kind === 'tick' ? `Write: I check "${name}"` : `Write: I fill in "${name}" with "${option}"`,
    });
  }
  await choose(session, control, kind, name, option);
}

/** The file that a step names, from the session's root folder. @throws UploadFileMissingError */
export function uploadPath(session: BrowserSession, file: string): string {
  const full = path.resolve(session.root, file);
  if (!existsSync(full)) throw new UploadFileMissingError(file, full);
  return full;
}

async function choose(
  session: BrowserSession,
  control: Locator,
  kind: Kind,
  name: string,
  option: string,
): Promise<void> {
  const limit = limitOf(session);
  if (kind === 'select') return await chooseOption(session, control, name, option);
  if (kind === 'group') return await chooseRadio(session, control, name, option);
  if (kind === 'combobox') await control.click(limit);
  if (kind === 'editable combobox') await control.fill(option, limit);
  await chooseListed(session, option);
}

/** Runs in the page. */
function kindOf(element: Element): Kind {
  const role = element.getAttribute('role') ?? '';
  const type = element instanceof HTMLInputElement ? element.type : '';
  const text =
    Boolean(type) || element instanceof HTMLTextAreaElement || (element as HTMLElement).isContentEditable;
  const kinds: [Kind, boolean][] = [
    ['select', element instanceof HTMLSelectElement],
    ['tick', /^(?:checkbox|radio)$/.test(type) || (!type && /^(?:checkbox|radio|switch)$/.test(role))],
    ['file', type === 'file'],
    ['formatted', /^(?:date|time|datetime-local|month|week|color|range)$/.test(type)],
    ['editable combobox', text && role === 'combobox'],
    ['text', text],
    ['combobox', role === 'combobox'],
    ['listbox', role === 'listbox'],
  ];
  return kinds.find(([, fits]) => fits)?.[0] ?? 'group';
}

/** Browsers put these into a form of their own, and drop without a word what does not fit. */
export const FORMATTED = ['date', 'time', 'datetime-local', 'month', 'week', 'color', 'range']
  .map((type) => `input[type=${type}]`)
  .join(', ');

/**
 * Fills the field. False when it takes no text, or holds something else afterwards.
 */
async function takesText(control: Locator, value: string, limit: Limit): Promise<boolean> {
  try {
    await control.fill(value, limit);
    return (await control.inputValue(limit)).toLowerCase() === value.toLowerCase();
  } catch (error) {
    if (/Element is not an <input>|cannot be filled|Node is not an <input>/.test(String(error))) return false;
    throw error;
  }
}

async function notTaken(
  session: BrowserSession,
  control: Locator,
  name: string,
  value: string,
): Promise<UnfitValueError> {
  const taken = await control.inputValue(limitOf(session));
  return new UnfitValueError({
    what: `The field "${name}" does not take "${value}".`,
    where: whereOf(await session.view()),
    details: taken === '' ? 'It stayed empty.' : `It has the value "${taken}" now.`,
    next: 'Write dates as 2026-03-29, times as 14:30, both as 2026-03-29T14:30, colours as #ff8800.',
  });
}

async function asYes(session: BrowserSession, name: string, value: string): Promise<boolean> {
  const word = value.trim().toLowerCase();
  if (YES.has(word) || word === name.toLowerCase()) return true;
  if (NO.has(word)) return false;
  throw new UnfitValueError({
    what: `The checkbox "${name}" cannot be "${value}".`,
    where: whereOf(await session.view()),
    next: 'Write yes or no.',
  });
}

async function chooseOption(
  session: BrowserSession,
  control: Locator,
  name: string,
  value: string,
): Promise<void> {
  // Options often come from the network after their field: they are waited for as everything else is.
  const index = await session.patience.eventually(async () => {
    const labels = await control.evaluate(optionLabels, undefined, limitOf(session));
    const found = labels.indexOf(value.trim());
    if (found < 0) throw await noOption(session, name, value, labels);
    return found;
  });
  await control.selectOption({ index }, limitOf(session));
}

/** Runs in the page. */
function optionLabels(select: Element): string[] {
  const { options } = select as HTMLSelectElement;
  return [...options].map((option) => option.label.replaceAll(/\s+/g, ' ').trim());
}

async function noOption(
  session: BrowserSession,
  name: string,
  value: string,
  labels: readonly string[],
): Promise<UnfitValueError> {
  const listed = labels.map((label) => `"${label}"`).join(', ');
  return new UnfitValueError({
    what: `The field "${name}" has no option "${value}".`,
    where: whereOf(await session.view()),
    details: [suggestion(value, labels), listed ? `options: ${listed}` : 'It has no options.']
      .filter(Boolean)
      .join('\n'),
    next: 'Write the option as it shows on the page.',
  });
}

async function chooseRadio(
  session: BrowserSession,
  group: Locator,
  name: string,
  option: string,
): Promise<void> {
  const { page, frame } = await session.view();
  const view = { page, frame, scope: group, inside: nameRole(name, 'group') };
  const radio = await session.patience.eventually(async () => await findOne(view, byRole(option, 'radio')));
  await radio.check(limitOf(session));
}

/** A list that the page draws itself: its options may stand anywhere on the page. */
async function chooseListed(session: BrowserSession, option: string): Promise<void> {
  const { page, frame } = await session.view();
  const view = { page, frame, scope: (frame ?? page).locator('body') };
  const found = await session.patience.eventually(async () => await findOne(view, byRole(option, 'option')));
  await found.click(limitOf(session));
}
