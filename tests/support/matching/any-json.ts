import fc from 'fast-check';

const NAMES = [
  'a',
  'b',
  'name',
  'a.b',
  '[0]',
  '',
  '$',
  '"',
  '__proto__',
  'é',
  ' x ',
  '#[2]',
  '\\#[]',
  '#text',
];
const TEXTS = ['', 'a', 'Ann', '\\d', '😀', '\ud800', 'x'.repeat(300), '\u0000\n', '<b>', '2026-02-30', '#1'];
const MARKERS = [
  '#string',
  '#number',
  '##uuid',
  '#notpresent',
  '#ignore',
  '#regex a+',
  '\\#a',
  '#[]',
  '##[2] #string',
  '#[> 0] #[] #number',
  '#[a] ##number',
  '#> 0',
  '#<= a',
  '##between -1 and name',
  '#= a',
  '#!= .b',
  '#= $..a',
];
const FAULTS = ['#regex (', '#?', '#[', '#between 1', '#= a..b', '#', '##'];
const LIST_NAMES = ['#[]', '##[]', '#[1]', '#[a]', '#[> 0]'];
const SCALARS = [0, -0, 1, -1, 1.5, 1e300, true, false, null];

/** Any JSON value; small enough that two of them are often alike. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: jsonOf(fc.constantFrom<unknown>(...SCALARS, ...TEXTS)), weight: 4 },
  { arbitrary: fc.jsonValue(), weight: 1 },
);

const readable = fc.constantFrom<unknown>(
  ...MARKERS,
  ...MARKERS,
  ...SCALARS,
  ...TEXTS.filter((text) => text !== '#1'),
);
const unreadable = fc.oneof(
  fc.constantFrom<unknown>(...FAULTS),
  fc.string().map((text) => `#${text}`),
);

/** Any expectation; now and then one that cannot be read. */
export const anyExpectation: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: jsonOf(readable, fc.constantFrom(...LIST_NAMES)), weight: 4 },
  { arbitrary: jsonOf(fc.oneof(readable, unreadable), fc.constantFrom(...LIST_NAMES, '#[?]')), weight: 1 },
);

export const anyMarker: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(...MARKERS);

function jsonOf(leaf: fc.Arbitrary<unknown>, onlyName?: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const { json } = fc.letrec((tie) => {
    const value = tie('json');
    // From entries: `__proto__` is a field like any other in JSON.
    const fields = fc
      .array(fc.tuple(fc.constantFrom(...NAMES), value), { maxLength: 3 })
      .map((entries) => Object.fromEntries(entries) as unknown);
    const list = onlyName && fc.tuple(onlyName, value).map(([name, item]) => ({ [name]: item }) as unknown);
    const parts = [leaf, fc.array(value, { maxLength: 4 }) as fc.Arbitrary<unknown>, fields];
    return { json: fc.oneof({ maxDepth: 4, depthSize: 'small' }, ...parts, ...(list ? [list] : [])) };
  });
  return json as fc.Arbitrary<unknown>;
}
