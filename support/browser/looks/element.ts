import type { Locator } from 'playwright';
import { PageExpectationError } from '../elements/errors';
import { findOne } from '../elements/locate';
import { LOOK, steadily } from '../elements/steadily';
import { rootOf, whereOf } from '../elements/view';
import { byRole, field, nameRole } from '../elements/wanted';
import type { BrowserSession } from '../session/session';

const LIMIT = { timeout: LOOK };

/** What can be said of an element. */
interface Facts {
  enabled: boolean;
  /** `undefined` where the element has no such state. */
  checked: boolean | undefined;
  selected: boolean | undefined;
  expanded: boolean | undefined;
  focused: boolean;
}

/**
 * Looks once whether the element is in the state.
 *
 * @param state enabled, disabled, checked, unchecked, visible, hidden, focused, selected, expanded or collapsed.
 * @throws PageExpectationError, ElementNotFoundError, AmbiguousElementError
 */
export async function beInState(
  session: BrowserSession,
  name: string,
  role: string,
  state: string,
): Promise<void> {
  if (state === 'hidden') return await beHidden(session, name, role);
  const view = await session.view();
  const element = await findOne(view, byRole(name, role));
  if (state === 'visible') return;
  const facts = await steadily(view, async () => await factsOf(element));
  if (holds(facts, state)) return;
  throw new PageExpectationError({
    what: `${capital(nameRole(name, role))} is not ${state}.`,
    where: whereOf(view),
    details: `It is ${describe(facts, state)}.`,
  });
}

/** @param value of a list: the option as it shows, or its value; of a checkbox: yes or no. */
export async function haveValue(session: BrowserSession, name: string, value: string): Promise<void> {
  const view = await session.view();
  const element = await findOne(view, field(name));
  const [shown = '', raw] = await steadily(view, () => element.evaluate(valuesOf, undefined, LIMIT));
  if (shown === value || raw === value) return;
  throw new PageExpectationError({
    what: `The "${name}" field does not have the value "${value}".`,
    where: whereOf(view),
    details: shown === '' ? 'It is empty.' : `It has the value "${shown}".`,
  });
}

async function beHidden(session: BrowserSession, name: string, role: string): Promise<void> {
  const view = await session.view();
  for (const way of byRole(name, role).ways(view.scope, rootOf(view))) {
    if ((await way.filter({ visible: true }).count()) === 0) continue;
    throw new PageExpectationError({
      what: `${capital(nameRole(name, role))} is not hidden.`,
      where: whereOf(view),
      details: 'It is visible.',
    });
  }
}

async function factsOf(element: Locator): Promise<Facts> {
  const [enabled, rest] = await Promise.all([
    element.isEnabled(LIMIT),
    element.evaluate(statesOf, undefined, LIMIT),
  ]);
  return { enabled, ...rest };
}

/** Runs in the page. */
function statesOf(element: Element): Omit<Facts, 'enabled'> {
  const aria = (name: string) => {
    const value = element.getAttribute(`aria-${name}`);
    return value === null ? undefined : value === 'true';
  };
  const ticks = element instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(element.type);
  const details = element.closest('summary') ? element.closest('details') : element;
  const root = element.getRootNode() as Document | ShadowRoot;
  return {
    checked: ticks ? element.checked : (aria('checked') ?? aria('pressed')),
    selected: element instanceof HTMLOptionElement ? element.selected : aria('selected'),
    expanded: details instanceof HTMLDetailsElement ? details.open : aria('expanded'),
    focused: root.activeElement === element,
  };
}

function holds(facts: Facts, state: string): boolean {
  const tests: Record<string, boolean> = {
    enabled: facts.enabled,
    disabled: !facts.enabled,
    checked: facts.checked === true,
    unchecked: facts.checked === false,
    focused: facts.focused,
    selected: facts.selected === true,
    expanded: facts.expanded === true,
    collapsed: facts.expanded === false,
  };
  return tests[state] ?? false;
}

function describe(facts: Facts, state: string): string {
  if (/abled$/.test(state)) return facts.enabled ? 'enabled' : 'disabled';
  if (state === 'focused') return 'not focused';
  if (state === 'selected') {
    return facts.selected === undefined ? 'nothing that can be selected (no aria-selected)' : 'not selected';
  }
  if (/checked$/.test(state)) {
    if (facts.checked === undefined) return 'nothing that can be checked';
    return facts.checked ? 'checked' : 'unchecked';
  }
  if (facts.expanded === undefined) return 'nothing that can be expanded (no aria-expanded)';
  return facts.expanded ? 'expanded' : 'collapsed';
}

/** Runs in the page: the value as it shows, and as the form would send it. */
function valuesOf(element: Element): string[] {
  if (element instanceof HTMLSelectElement) {
    const chosen = [...element.selectedOptions];
    return [chosen.map(({ label }) => label.trim()).join(', '), chosen.map(({ value }) => value).join(', ')];
  }
  if (element instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(element.type)) {
    return element.checked ? ['yes'] : ['no'];
  }
  if (element instanceof HTMLInputElement && element.type === 'file') {
    return [[...(element.files ?? [])].map(({ name }) => name).join(', ')];
  }
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return [element.value];
  const chosen = element.querySelector<HTMLInputElement>('input[type=radio]:checked');
  if (chosen) return [chosen.labels?.[0]?.innerText.trim() ?? chosen.ariaLabel ?? '', chosen.value];
  if (/^(?:radiogroup|group)$/.test(element.getAttribute('role') ?? '') || element.tagName === 'FIELDSET')
    return [''];
  return [(element as HTMLElement).innerText.trim()];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
