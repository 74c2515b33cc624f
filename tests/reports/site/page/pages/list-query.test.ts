import { describe, expect, it } from 'vitest';
import type { SiteIndex } from '../../../../../reports/site/data/shapes/site-index';
import { find, readQuery } from '../../../../../reports/site/page/pages/list-query';
import { Site } from '../../../../../reports/site/page/site';

const index = {
  features: {
    uri: ['features/a/one.feature', 'features/b/two.feature'],
    name: ['One', 'Two'],
    file: ['1', '2'],
    count: [2, 2],
  },
  scenarios: {
    key: ['k0', 'k1', 'k2', 'k3'],
    name: ['Ann pays', 'Ann leaves', 'Bob pays', 'Bob waits'],
    status: 'pfps',
    line: [1, 2, 1, 2],
    duration: [5, 20, 10, 1],
    tags: [0, 1, 1, 0],
    row: {},
    flaky: [2],
  },
  tags: ['@slow', '@smoke'],
  tagSets: [[1], [0, 1]],
  environments: [],
  tagLinks: {},
  clusters: [{ scenarios: [1] }],
} as unknown as SiteIndex;
const site = new Site(index);
const texts = { texts: ['the till opens', 'the door closes'], of: [[0], [1], [0, 1], []] };

function found(query: string, withTexts = false): number[] {
  return find(site, readQuery(new URLSearchParams(query)), withTexts ? texts : undefined).positions;
}

describe('the list of scenarios', () => {
  it.each([
    ['', [0, 1, 2, 3]],
    ['q=pays', [0, 2]],
    ['q=BOB two', [2, 3]],
    ['tag=@smoke and not @slow', [0, 3]],
    ['status=failed,skipped', [1, 3]],
    ['in=features/b', [2, 3]],
    ['in=features/a/one.feature', [0, 1]],
    ['reason=1', [1]],
    ['reason=9', []],
    ['flaky=yes', [2]],
    ['sort=slowest', [1, 2, 0, 3]],
    ['sort=status', [1, 3, 0, 2]],
    ['sort=name', [1, 0, 2, 3]],
    ['q=pays&tag=@slow', [2]],
  ])('%s', (query, positions) => {
    expect(found(query)).toEqual(positions);
  });

  it('looks into the steps once they are there', () => {
    expect(found('q=till')).toEqual([]);
    expect(found('q=till', true)).toEqual([0, 2]);
  });

  it('keeps everything and says why when the tags cannot be read', () => {
    const { positions, fault } = find(site, readQuery(new URLSearchParams('tag=(@a')));
    expect(positions).toHaveLength(4);
    expect(fault).toContain('could not be parsed');
  });
});
