import {
  CucumberExpressionGenerator,
  ParameterType,
  ParameterTypeRegistry,
} from '@cucumber/cucumber-expressions';
import { expect, it } from 'vitest';
import { TypeScriptSnippet } from '../../../runs/worker/snippet';

function snippetFor(text: string, below: string[] = [], installed = false): string {
  const registry = new ParameterTypeRegistry();
  registry.defineParameterType(new ParameterType('colour', /red|green/, null, (name) => name, true, false));
  const generated = new CucumberExpressionGenerator(() => registry.parameterTypes).generateExpressions(text);
  return new TypeScriptSnippet(installed).build({
    comment: '',
    functionName: 'When',
    generatedExpressions: generated,
    stepParameterNames: below,
  });
}

it('proposes a step definition with types', () => {
  expect(snippetFor('Ann\'s \\ "red" room and "blue" room take 3 people:', ['dataTable'])).toBe(
    [
      "When('Ann\\'s \\\\ {string} room and {string} room take {int} people:', async function (this: BrineWorld, text: string, text2: string, number: number, table: DataTable) {",
      '  // Say here what the sentence does; see docs/guides/engineer.md#steps-of-your-own',
      "  return 'pending';",
      '});',
    ].join('\n'),
  );
});

it('leaves the type of what the project itself defines to whoever writes it', () => {
  expect(snippetFor('the door is red', ['docString'])).toContain(
    "When('the door is {colour}', async function (this: BrineWorld, colour: unknown, content: string) {",
  );
});

it('says what to import where Brine is installed', () => {
  const see = 'see node_modules/brine/docs/guides/engineer.md#steps-of-your-own';
  expect(snippetFor('I wait', [], true)).toContain(
    `\n  // Say here what the sentence does; import { type BrineWorld, When } from 'brine/steps'; ${see}\n`,
  );
  expect(snippetFor('I wait:', ['dataTable'], true)).toContain(
    "import { type BrineWorld, type DataTable, When } from 'brine/steps';",
  );
});
