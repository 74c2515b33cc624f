import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRequirements } from '../../../reports/requirements/read';
import { newFolder } from '../../tools/folder';

function read(name: string, text: string) {
  const folder = newFolder();
  writeFileSync(path.join(folder, name), text);
  return readRequirements(folder);
}

describe('the list of requirements', () => {
  it('is there or not', () => {
    expect(readRequirements(newFolder())).toEqual({ warnings: [] });
  });

  it('is read from CSV, whatever order its columns are in', () => {
    const text =
      '\ufeffTitle;ID;Url\n"Orders; all of them";SHOP-1;https://tracker.example/SHOP-1\n;@req:SHOP-2;javascript:alert(1)\n';
    expect(read('requirements.csv', text)).toEqual({
      list: [
        { id: 'SHOP-1', title: 'Orders; all of them', url: 'https://tracker.example/SHOP-1' },
        { id: 'SHOP-2' },
      ],
      warnings: [],
    });
  });

  it('is read from JSON, and tells which entries it leaves out', () => {
    const entries = [{ id: 7, title: 'Seven' }, { title: 'No id' }, 'text', { id: '7' }];
    expect(read('requirements.json', JSON.stringify(entries))).toEqual({
      list: [{ id: '7', title: 'Seven' }],
      warnings: ['requirements.json: entry 2 has no id, entry 3 has no id, 7 is there twice.'],
    });
  });

  it('is left out with its reason when it cannot be read', () => {
    expect(read('requirements.json', '{}').warnings).toEqual([
      'requirements.json could not be read: it is no list of requirements with id, title and url.',
    ]);
    expect(read('requirements.json', '[').warnings[0]).toMatch(/^requirements\.json could not be read: /);
    expect(read('requirements.csv', 'name\nx\n').warnings).toEqual([
      'requirements.csv could not be read: its first line names no column "id".',
    ]);
  });
});
