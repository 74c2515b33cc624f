/** What a contestant does again and again: the steps of one scenario, in words that all of them know. */
export interface Work {
  /** Of the feature: a peer opens a browser for `@ui` alone. */
  tag: string;
  steps(number: number): readonly string[];
}

/** Five steps that do nothing. */
export const NOTHING: Work = {
  tag: '@nothing',
  steps: () => Array<string>(5).fill('Given nothing happens'),
};

/** The product that API scenarios change. */
export const PRODUCT = 'BENCH';

/** Three requests with checks: reads a product, changes its price, reads it again. */
export const API = apiWork(() => PRODUCT);

/** The same of a product for each scenario, for those that run at the same time. */
export const API_APART = apiWork((number) => `${PRODUCT}-${number}`);

function apiWork(productOf: (number: number) => string): Work {
  return {
    tag: '@api',
    steps: (number) => [
      `When I send a GET request to "/products/${productOf(number)}"`,
      'Then the response status should be 200',
      'And the response field "name" should be "Fig"',
      `When I send a PATCH request to "/products/${productOf(number)}" with body:`,
      '  """',
      `  { "priceCents": ${number + 1} }`,
      '  """',
      'Then the response status should be 200',
      `When I send a GET request to "/products/${productOf(number)}"`,
      'Then the response status should be 200',
      `And the response field "priceCents" should be ${number + 1}`,
    ],
  };
}

/** A page with two fields, a button, and a table that the button adds to. */
export const UI: Work = {
  tag: '@ui',
  steps: (number) => [
    'When I open "/orders"',
    `And I fill in "Customer" with "Ann ${number}"`,
    'And I fill in "Quantity" with "3"',
    'And I click "Add"',
    `Then I should see "Ann ${number} ordered 3"`,
    `And I should see the "Ann ${number}" cell`,
  ],
};

/** How often the work is done before the stopwatch is started, and while it runs. */
export interface Times {
  warmUp: number;
  times: number;
}

/** A feature that does the work, and calls the stopwatch before and after what counts. */
export function featureOf(work: Work, { warmUp, times }: Times): string {
  const all = scenarios(work, 0, warmUp + times);
  all.splice(warmUp, 0, scenario('begin', ['When the stopwatch starts']));
  return feature(work, [...all, scenario('end', ['When the stopwatch stops'])]);
}

/** Scenarios in a feature that people still read. */
const PER_FEATURE = 100;

/** Features that do the work and nothing besides, for who measures a run from its start to its end. */
export function featuresOf(work: Work, times: number): string[] {
  return Array.from({ length: Math.ceil(times / PER_FEATURE) }, (_, index) => {
    const from = index * PER_FEATURE;
    return feature(work, scenarios(work, from, Math.min(times, from + PER_FEATURE)));
  });
}

function feature({ tag }: Work, parts: readonly string[]): string {
  return [`${tag}\nFeature: Bench\n`, ...parts].join('\n');
}

function scenarios({ steps }: Work, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => scenario(`${from + index}`, steps(from + index)));
}

function scenario(name: string, lines: readonly string[]): string {
  return `  Scenario: ${name}\n${lines.map((line) => `    ${line}\n`).join('')}`;
}
