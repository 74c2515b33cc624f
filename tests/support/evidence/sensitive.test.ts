import { expect, it } from 'vitest';
import { isSensitiveName } from '../../../support/evidence/sensitive';

it('is told of a name the same however many were asked for meanwhile', () => {
  const names = [
    'x-api-key',
    'Card number',
    'CLIENT_SECRET',
    'tokenType',
    '__proto__',
    'constructor',
    'path',
  ];
  const told = () => names.map(isSensitiveName);
  expect(told()).toEqual([true, true, true, false, false, false, false]);
  expect(told()).toEqual([true, true, true, false, false, false, false]);
  for (let number = 0; number < 5_000; number += 1) isSensitiveName(`name ${number}`);
  expect(told()).toEqual([true, true, true, false, false, false, false]);
});
