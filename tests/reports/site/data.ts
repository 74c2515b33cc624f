import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import type { SiteIndex } from '../../../reports/site/data/shapes/site-index';

/** What a data file of a site announces. @param folder of the site. */
export function readData<T = SiteIndex>(folder: string, key = 'index'): T {
  const values: Record<string, unknown> = {};
  const brine = (name: string, value: unknown) => {
    values[name] = value;
  };
  vm.runInNewContext(readFileSync(join(folder, 'data', `${key}.js`), 'utf8'), { brine });
  return JSON.parse(JSON.stringify(values[key])) as T;
}
