import type { Locator } from 'playwright';
import { notFound } from '../browser/elements/not-found';
import { type Role, roleFor, wordFor } from '../browser/elements/roles';
import { rootOf, type View } from '../browser/elements/view';
import { byRole, type Wanted } from '../browser/elements/wanted';
import { MaskTableError } from './errors';

/** Elements that are left out of a picture. */
export interface Mask {
  role: string;
  /** Empty: all of the role. */
  name: string;
}

/** @param rows with the header `role | name`. @throws MaskTableError */
export function readMasks([header = [], ...rows]: readonly (readonly string[])[]): Mask[] {
  const [role, name] = [header.indexOf('role'), header.indexOf('name')];
  if (role < 0 || name < 0 || header.length > 2) {
    throw new MaskTableError(
      `its columns are ${header.map((name) => JSON.stringify(name)).join(', ') || 'missing'}`,
    );
  }
  return rows.map((row) => {
    const word = row[role]?.trim() ?? '';
    if (word === '') throw new MaskTableError('a row names no role');
    return { role: roleFor(word), name: row[name]?.trim() ?? '' };
  });
}

/** The elements of the masks: all that answer, for it is no harm to cover two. @throws ElementNotFoundError */
export async function findMasks(view: View, masks: readonly Mask[]): Promise<Locator[]> {
  return await Promise.all(masks.map(async (mask) => await findAll(view, wantedOf(mask))));
}

async function findAll(view: View, wanted: Wanted): Promise<Locator> {
  for (const way of wanted.ways(view.scope, rootOf(view))) {
    const visible = way.filter({ visible: true });
    if ((await visible.count()) > 0) return visible;
  }
  throw await notFound(view, wanted);
}

function wantedOf({ role, name }: Mask): Wanted {
  if (name !== '') return byRole(name, role);
  const all = (scope: Locator) => [scope.getByRole(role as Role)];
  return { ...byRole(name, role), what: wordFor(role), ways: all };
}
