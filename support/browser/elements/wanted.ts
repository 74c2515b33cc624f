import type { Frame, Locator, Page } from 'playwright';
import {
  ANSWER_GROUPS,
  CALLED_BY_TEXT,
  CLICKABLE,
  CONTAINERS,
  FILLABLE,
  PARTS,
  type Role,
  TABLES,
  wordFor,
} from './roles';

/** What a step looks for, and in which ways: the first way that finds something decides. */
export interface Wanted {
  /** As in `There is no …`: `"Save" button`. */
  what: string;
  /** As a person wrote it. */
  name: string;
  /** Roles whose names are worth suggesting; empty: all. */
  roles: readonly string[];
  /** @param root what the scope stands in. */
  ways(scope: Locator, root: Page | Frame): Locator[];
}

/** `the "Save" button`. */
export function nameRole(name: string, role: string): string {
  return `the "${name}" ${wordFor(role)}`;
}

/** Something to click: by its accessible name, else by the text that shows. */
export function clickable(name: string): Wanted {
  return {
    what: `button, link or other thing to click called "${name}"`,
    name,
    roles: CLICKABLE,
    ways: (scope, root) => [
      scope.locator(anyRole(root, CLICKABLE, name)),
      scope.getByText(name, { exact: true }),
    ],
  };
}

/** Whatever is called so: something to click or fill in, a heading or part of the page, else the text that shows. */
export function anything(name: string): Wanted {
  const roles = [...CLICKABLE, ...FILLABLE, ...CONTAINERS, ...PARTS, ...TABLES];
  return {
    what: `thing called "${name}"`,
    name,
    roles,
    ways: (scope, root) => [
      scope.locator(anyRole(root, CLICKABLE, name)),
      scope.locator(anyRole(root, roles, name)),
      scope.getByText(name, { exact: true }),
    ],
  };
}

/** An element of one role; `field` means any labelled control. */
export function byRole(name: string, role: string): Wanted {
  if (role === 'field') return field(name);
  if (role === 'table') return table(name);
  return {
    what: `"${name}" ${wordFor(role)}`,
    name,
    roles: [role],
    ways: (scope, root) => {
      const all = scope.getByRole(role as Role);
      const named = scope.getByRole(role as Role, { name, exact: true });
      return CALLED_BY_TEXT.has(role) ? [named, ...calledByText(root, all, name)] : [named];
    },
  };
}

/** A control to fill in: by its label, else by its accessible name, else by its placeholder. */
export function field(name: string): Wanted {
  return {
    what: `field "${name}"`,
    name,
    roles: [...FILLABLE, 'radiogroup'],
    ways: (scope, root) => [
      // Labels first: one look through the page where roles take one each. Not of lists, whose options are text of the label around them.
      scope.getByLabel(labelPattern(name)).and(root.locator(WRITABLE)),
      scope.locator(anyRole(root, FILLABLE, name).or(controls(root.getByLabel(labelPattern(name)), root))),
      scope.locator(anyRole(root, ANSWER_GROUPS, name)),
      scope.getByPlaceholder(name, { exact: true }),
    ],
  };
}

/** A checkbox, switch or radio button. */
export function tickable(name: string): Wanted {
  const roles = ['checkbox', 'switch', 'radio'] as const;
  return {
    what: `checkbox "${name}"`,
    name,
    roles,
    ways: (scope, root) => [
      scope.locator(anyRole(root, roles, name)),
      controls(scope.getByLabel(labelPattern(name)), scope).and(
        scope.locator('[type=checkbox], [type=radio], [role=checkbox], [role=switch], [role=radio]'),
      ),
    ],
  };
}

/** A table by its caption or accessible name. */
export function table(name: string): Wanted {
  return {
    what: `table "${name}"`,
    name,
    roles: TABLES,
    ways: (scope, root) => [scope.locator(anyRole(root, TABLES, name))],
  };
}

/** A place to drop something: a part of the page by its name, else whatever shows the text. */
export function dropTarget(name: string): Wanted {
  const thing = clickable(name);
  return {
    what: `place to drop something called "${name}"`,
    name,
    roles: [...CONTAINERS, ...CLICKABLE],
    ways: (scope, root) => [scope.locator(anyRole(root, CONTAINERS, name)), ...thing.ways(scope, root)],
  };
}

/**
 * The elements of one of the roles with this name, as one locator. To be searched inside a scope, which is then named
 * once: said for each of the roles, it would double what the page has to work through.
 */
function anyRole(root: Page | Frame, roles: readonly Role[], name: string): Locator {
  return roles.map((role) => root.getByRole(role, { name, exact: true })).reduce((all, one) => all.or(one));
}

function calledByText(root: Page | Frame, all: Locator, name: string): Locator[] {
  return [
    all.filter({ hasText: wholeText(name) }),
    all.filter({ has: root.getByText(name, { exact: true }) }),
  ];
}

/** `getByLabel` finds everything that carries a label, tables and regions too. */
function controls(labelled: Locator, around: Locator | Page | Frame): Locator {
  return labelled.and(around.locator(`${WRITABLE}, select, ${OWN_CONTROLS}`));
}

const WRITABLE = 'input, textarea, [contenteditable]';

/** Controls that a page makes of other elements. */
const OWN_CONTROLS = FILLABLE.map((role) => `[role=${role}]`).join(', ');

/** The label as written, with or without the marks that forms put behind it: `Email *`, `Email:`. */
function labelPattern(name: string): RegExp {
  return new RegExp(`^\\s*${loosely(name)}\\s*[:*]*\\s*$`);
}

function wholeText(text: string): RegExp {
  return new RegExp(`^\\s*${loosely(text)}\\s*$`);
}

/** The text as a pattern, in which any white space stands for any other. */
function loosely(text: string): string {
  return text.trim().split(/\s+/).map(escaped).join('\\s+');
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
