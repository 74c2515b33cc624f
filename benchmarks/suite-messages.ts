import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const PER_FEATURE = 16;
const STEPS = 6;
/** One in so many fails, with a picture of 12 kB. */
const FAILING = 37;
const PICTURE = Buffer.alloc(9_000, 'brine').toString('base64');

/** Writes the messages of a run that never was, with tables, logs, failures and pictures. */
export async function writeSuiteMessages(file: string, scenarios: number): Promise<void> {
  const stream = createWriteStream(file);
  for (const chunk of chunks(scenarios)) if (!stream.write(chunk)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
}

function* chunks(scenarios: number): Generator<string> {
  yield line({
    meta: { protocolVersion: '34.0.0', implementation: { name: 'cucumber-js', version: '13.3.0' } },
  });
  for (let step = 0; step < STEPS; step += 1) yield line(definition(step));
  yield line({ testRunStarted: { timestamp: at(0) } });
  for (let from = 0; from < scenarios; from += PER_FEATURE) {
    const numbers = Array.from(
      { length: Math.min(PER_FEATURE, scenarios - from) },
      (_, index) => from + index,
    );
    yield feature(from / PER_FEATURE, numbers) + numbers.map(scenario).join('');
  }
  yield line({ testRunFinished: { success: false, timestamp: at(scenarios * 40) } });
}

function line(envelope: unknown): string {
  return `${JSON.stringify(envelope)}\n`;
}

function at(ms: number) {
  return { seconds: 1_772_000_000 + Math.floor(ms / 1_000), nanos: (ms % 1_000) * 1e6 };
}

function uriOf(feature: number): string {
  return `features/area-${feature % 20}/capability-${feature}.feature`;
}

function definition(step: number) {
  const pattern = {
    type: 'CUCUMBER_EXPRESSION',
    source: `the ${['buyer', 'clerk'][step % 2]} does thing ${step} with {int} items`,
  };
  const sourceReference = { uri: 'steps/things.ts', location: { line: step + 1 } };
  return { stepDefinition: { id: `d${step}`, pattern, sourceReference } };
}

function textOf(step: number, number: number): string {
  return `the ${['buyer', 'clerk'][step % 2]} does thing ${step} with ${number % 97} items`;
}

const TABLE = [
  ['product', 'amount'],
  ['apple', '2'],
  ['pear', '3'],
];

function feature(index: number, numbers: readonly number[]): string {
  const uri = uriOf(index);
  const children = numbers.map((number, order) => ({
    scenario: {
      id: `s${number}`,
      location: { line: 5 + order * 12 },
      keyword: 'Scenario',
      name: `Scenario ${number} of capability ${index} keeps what was promised`,
      description: '',
      tags: [],
      examples: [],
      steps: Array.from({ length: STEPS }, (_, step) => ({
        id: `t${number}.${step}`,
        location: { line: 6 + order * 12 + step },
        keyword: ['Given ', 'When ', 'Then '][step % 3],
        text: textOf(step, number),
        ...(step === 2 && {
          dataTable: { rows: TABLE.map((cells) => ({ cells: cells.map((value) => ({ value })) })) },
        }),
      })),
    },
  }));
  const node = {
    location: { line: 1 },
    tags: [],
    language: 'en',
    keyword: 'Feature',
    name: `Capability ${index}`,
    description: '  What **capability** this is.',
    children,
  };
  return (
    line({ gherkinDocument: { uri, feature: node, comments: [] } }) +
    numbers.map((number, order) => line({ pickle: pickle(number, uri, 5 + order * 12) })).join('')
  );
}

function pickle(number: number, uri: string, at: number) {
  return {
    id: `p${number}`,
    uri,
    location: { line: at },
    language: 'en',
    name: `Scenario ${number} of capability ${Math.floor(number / PER_FEATURE)} keeps what was promised`,
    astNodeIds: [`s${number}`],
    tags: [`@team:${number % 7}`, ...(number % 5 === 0 ? ['@smoke'] : [])].map((name) => ({
      name,
      astNodeId: '',
    })),
    steps: Array.from({ length: STEPS }, (_, step) => ({
      id: `q${number}.${step}`,
      text: textOf(step, number),
      astNodeIds: [`t${number}.${step}`],
      ...(step === 2 && {
        argument: {
          dataTable: { rows: TABLE.map((cells) => ({ cells: cells.map((value) => ({ value })) })) },
        },
      }),
    })),
  };
}

function scenario(number: number): string {
  const begin = number * 40;
  const id = `c${number}`;
  const testSteps = Array.from({ length: STEPS }, (_, step) => ({
    id: `x${number}.${step}`,
    pickleStepId: `q${number}.${step}`,
    stepDefinitionIds: [`d${step}`],
    stepMatchArgumentsLists: [
      { stepMatchArguments: [{ group: { start: 22, value: String(number % 97), children: [] } }] },
    ],
  }));
  const failing = number % FAILING === 0;
  const results = testSteps.map(({ id: testStepId }, step) => {
    const status = !failing || step < 3 ? 'PASSED' : step === 3 ? 'FAILED' : 'SKIPPED';
    const message = `Error: thing ${number} is not as promised\n  expected: "${number}"\n  actual:   "${number + 1}"\n    at things (steps/things.ts:${step}:3)`;
    const testStepResult = {
      status,
      duration: { seconds: 0, nanos: 6e6 },
      ...(status === 'FAILED' && { message }),
    };
    return line({
      testStepFinished: {
        testCaseStartedId: id,
        testStepId,
        testStepResult,
        timestamp: at(begin + step * 6),
      },
    });
  });
  const place = { testCaseStartedId: id, testStepId: `x${number}.3` };
  const log = {
    ...place,
    body: `log of scenario ${number}`,
    contentEncoding: 'IDENTITY',
    mediaType: 'text/x.cucumber.log+plain',
  };
  const picture = {
    ...place,
    body: PICTURE.slice(0, -8) + String(number).padStart(8, '0'),
    contentEncoding: 'BASE64',
    mediaType: 'image/png',
  };
  return [
    line({ testCase: { id: `k${number}`, pickleId: `p${number}`, testSteps } }),
    line({
      testCaseStarted: {
        id,
        testCaseId: `k${number}`,
        attempt: 0,
        workerId: String(number % 4),
        timestamp: at(begin),
      },
    }),
    ...results,
    line({ attachment: log }),
    failing ? line({ attachment: picture }) : '',
    line({ testCaseFinished: { testCaseStartedId: id, willBeRetried: false, timestamp: at(begin + 36) } }),
  ].join('');
}
