import vm from 'node:vm';
import { expect, it } from 'vitest';
import { dataScript } from '../../../../reports/site/data/script';

const EVIL = `</script><script>alert(1)</script><!-- ]]> \u2028\u2029 "'\\ __proto__`;

it('a data file says its value and nothing that could end it early', () => {
  const script = dataScript('f/x', { text: EVIL });
  expect(script).not.toMatch(/[<>\u2028\u2029]/);
  const told: unknown[] = [];
  vm.runInNewContext(script, { brine: (...all: unknown[]) => told.push(JSON.parse(JSON.stringify(all))) });
  expect(told).toEqual([['f/x', { text: EVIL }]]);
});
