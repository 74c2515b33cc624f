// What a run proposes for a sentence that nobody has defined: in TypeScript, as a project writes it, so that it passes its
// types. Plain JavaScript, because a thread begins with it.
const { compiled } = require('../../support/home/home');

const GUIDE = 'docs/guides/engineer.md#steps-of-your-own';

/** TypeScript's types for Cucumber's, and what such a value is called. */
const TYPES = {
  ...Object.fromEntries(['int', 'float', 'double', 'byte', 'short', 'long'].map((one) => [one, 'number'])),
  ...Object.fromEntries(['string', 'word', 'bigdecimal', ''].map((one) => [one, 'string'])),
  biginteger: 'bigint',
};
const NAMES = { number: 'number', bigint: 'number', string: 'text' };
const BELOW = { dataTable: 'table: DataTable', docString: 'content: string' };

/** In the place of Cucumber's JavaScript. */
class TypeScriptSnippet {
  #installed;

  /** @param {boolean} installed whether what it needs is imported from the package. */
  constructor(installed = compiled) {
    this.#installed = installed;
  }

  /** @param {import('@cucumber/cucumber/lib/formatter/step_definition_snippet_builder/snippet_syntax').ISnippetSyntaxBuildOptions} wanted */
  build({ functionName, generatedExpressions: [expression], stepParameterNames }) {
    const sentence = expression.source.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
    const below = stepParameterNames.map((name) => BELOW[name] ?? `${name}: unknown`);
    const parameters = ['this: BrineWorld', ...named(expression.parameterTypes), ...below].join(', ');
    const types = stepParameterNames.includes('dataTable')
      ? 'type BrineWorld, type DataTable'
      : 'type BrineWorld';
    const help = this.#installed
      ? `import { ${types}, ${functionName} } from 'brine/steps'; see node_modules/brine/${GUIDE}`
      : `see ${GUIDE}`;
    return `${functionName}('${sentence}', async function (${parameters}) {
  // Say here what the sentence does; ${help}
  return 'pending';
});`;
  }
}

/** `number: number, text: string, text2: string`; for a type of the project's own `colour: unknown`. */
function named(types) {
  const times = new Map();
  return types.map(({ name }) => {
    const type = TYPES[name ?? ''] ?? 'unknown';
    const called = NAMES[type] ?? name;
    const time = (times.get(called) ?? 0) + 1;
    times.set(called, time);
    return `${called}${time === 1 ? '' : time}: ${type}`;
  });
}

const CUCUMBER = '@cucumber/cucumber/lib/formatter';

/**
 * In the place of Cucumber's, loaded when the first sentence needs it: one proposal for each.
 *
 * @param {import('@cucumber/cucumber/lib/support_code_library_builder/types').SupportCodeLibrary} library
 */
function snippetBuilder({ parameterTypeRegistry }) {
  const build = (step) => {
    const { default: Builder } = require(`${CUCUMBER}/step_definition_snippet_builder/index`);
    return new Builder({ snippetSyntax: new TypeScriptSnippet(), parameterTypeRegistry }).build(step);
  };
  return { build, buildMultiple: (step) => [build(step)] };
}

/** Has it used by runs of this thread, but where a project chose a syntax of its own. Doing it again changes nothing. */
function proposeTypeScript() {
  const { default: formatters } = require(`${CUCUMBER}/builder`);
  const { getStepDefinitionSnippetBuilder: cucumbers } = formatters;
  if (cucumbers.name === 'ours') return;
  formatters.getStepDefinitionSnippetBuilder = async function ours(options) {
    const { snippetSyntax, snippetInterface, supportCodeLibrary } = options;
    return snippetSyntax || snippetInterface ? await cucumbers(options) : snippetBuilder(supportCodeLibrary);
  };
}

module.exports = { TypeScriptSnippet, proposeTypeScript, snippetBuilder };
