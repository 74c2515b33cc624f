import { sameJson } from './json';
import type { Reading, Surroundings } from './marker';
import { readFieldName, valueAt } from './operands';
import { preview } from './preview';

/**
 * Reads `= total` and `!= parent.id`: the value of another field, or any other value.
 *
 * @param text without the `#`.
 * @returns nothing when the text is no such marker.
 */
export function readSameAs(text: string): Reading | undefined {
  const [, sign, name] = /^(=|!=)(.*)$/s.exec(text) ?? [];
  if (sign === undefined || name === undefined) return undefined;
  const path = name.trim();
  if (path === '') return `"#${sign}" needs the name of a field after it: "#${sign} lines[0].sku"`;
  const fault = readFieldName(path);
  if (fault !== undefined) return fault;
  const written = `(#${text})`;
  const same = sign === '=';
  return {
    words: `${same ? '' : 'anything but '}the value of the field "${path}" ${written}`,
    accepts: () => false,
    acceptsAbsence: false,
    beside: (surroundings) => resolved(path, same, written, surroundings),
  };
}

function resolved(path: string, same: boolean, written: string, surroundings: Surroundings) {
  const other = valueAt(path, surroundings);
  const but = same ? '' : 'anything but ';
  if (typeof other === 'string') {
    return { words: `${but}the value of ${other} ${written}`, accepts: () => false, acceptsAbsence: false };
  }
  return {
    words: `${but}${preview(other.value)}, the value of the field "${path}" ${written}`,
    accepts: (value: unknown) => sameJson(value, other.value) === same,
    acceptsAbsence: false,
  };
}
