import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from '../../support/csv/read';
import { cut, LIMITS } from '../sanitize';

/** What somebody asked for, as a list outside of the features names it. */
export interface Requirement {
  /** As the tag `@req:…` says it. */
  id: string;
  title?: string;
  /** Where it is written: http or https. */
  url?: string;
}

export interface Requirements {
  /** Undefined when there is no list. */
  list?: Requirement[];
  /** Why the list, or an entry of it, is left out: a sentence each. */
  warnings: string[];
}

const FILES = ['requirements.json', 'requirements.csv'];
const MOST = 50_000;

/** The requirements of a project: `requirements.json` or `requirements.csv` in its folder, with `id`, `title` and `url`. */
export function readRequirements(root: string): Requirements {
  const file = FILES.find((name) => existsSync(join(root, name)));
  if (file === undefined) return { warnings: [] };
  try {
    const text = readFileSync(join(root, file), 'utf8').replace(/^\ufeff/, '');
    const entries = file.endsWith('.json') ? fromJson(text) : fromCsv(text);
    return listOf(file, entries);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { warnings: [`${file} could not be read: ${reason.split('\n')[0]}`] };
  }
}

type Entry = Readonly<Record<string, unknown>>;

function fromJson(text: string): Entry[] {
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) throw new Error('it is no list of requirements with id, title and url.');
  return value.map((one: unknown) => (typeof one === 'object' && one !== null ? (one as Entry) : {}));
}

function fromCsv(text: string): Entry[] {
  const { columns, rows } = readCsv(text);
  const names = columns.map((column) => column.toLowerCase());
  if (!names.includes('id')) throw new Error('its first line names no column "id".');
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
}

function listOf(file: string, entries: readonly Entry[]): Requirements {
  const known = new Map<string, Requirement>();
  const faults: string[] = [];
  for (const [index, entry] of entries.slice(0, MOST).entries()) {
    const id = textOf(entry.id).replace(/^@?req:/, '');
    if (id === '') faults.push(`entry ${index + 1} has no id`);
    else if (known.has(id)) faults.push(`${id} is there twice`);
    else known.set(id, { id, ...titled(entry) });
  }
  if (entries.length > MOST) faults.push(`only the first ${MOST} are read`);
  const more = faults.length > 5 ? `, and ${faults.length - 5} more` : '';
  const warnings = faults.length > 0 ? [`${file}: ${faults.slice(0, 5).join(', ')}${more}.`] : [];
  return { list: [...known.values()], warnings };
}

function titled({ title, url }: Entry): Omit<Requirement, 'id'> {
  const said = cut(textOf(title), LIMITS.line);
  const address = textOf(url);
  return {
    ...(said !== '' && { title: said }),
    ...(/^https?:\/\/\S+$/i.test(address) && { url: address }),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
