import { CucumberExpression } from '@cucumber/cucumber-expressions';
import CucumberExpressionParser from '@cucumber/cucumber-expressions/dist/CucumberExpressionParser.js';
import { version } from '@cucumber/cucumber-expressions/package.json';
import { onceOf } from '../archive/load';
import { isKnown } from './known';

/** Of a regular expression: its text, or the name of a parameter type in whose place that of its own stands. */
type Part = string | readonly [parameter: string];

/** What of Cucumber's expressions is their own affair. */
interface Private {
  readonly expression: string;
  readonly parameterTypeRegistry: CucumberExpression['parameterTypeRegistry'];
  parameterTypes: unknown[];
  rewriteToRegex(node: Node): string;
  rewriteParameter(node: Pick<Node, 'text'>): string;
}
type Node = ReturnType<CucumberExpressionParser['parse']>;

/** What is known of a text; it may be told what to know. */
type Memory = (text: string, parts?: readonly Part[]) => readonly Part[] | undefined;

let isQuick = false;

/**
 * Remembers what Cucumber's expressions mean: to read four hundred of them is a tenth of what a thread needs to start. It is
 * kept with this module in the archive, and is the same as long as their text is. Doing it again changes nothing.
 */
export function readQuickly(remembered: Memory = inArchive): void {
  if (isQuick || !isKnown()) return;
  isQuick = true;
  const { prototype: parser } = CucumberExpressionParser;
  const { parse } = parser;
  parser.parse = function (text) {
    const parts = remembered(text);
    const read = () => parse.call(this, text);
    return parts ? (new ReadBefore(parts, read) as Pick<Node, keyof Node> as Node) : read();
  };
  const prototype = CucumberExpression.prototype as unknown as Private;
  const { rewriteToRegex: rewrite } = prototype;
  prototype.rewriteToRegex = function (node) {
    const before: object = node;
    if (before instanceof ReadBefore) return regexOf(this, before) ?? rewrite.call(this, before.read());
    const regex = rewrite.call(this, node);
    if (node.type === 'EXPRESSION_NODE') {
      const parts = (node.nodes ?? []).map(
        (one): Part => (one.type === 'PARAMETER_NODE' ? [one.text()] : rewrite.call(this, one)),
      );
      remembered(this.expression, parts);
    }
    return regex;
  };
}

function inArchive(text: string, parts?: readonly Part[]): readonly Part[] | undefined {
  return onceOf(__filename, `${version} ${text}`, () => parts);
}

/** Undefined where a parameter type is missing, so that what is wrong is said as ever. */
function regexOf(expression: Private, { parts }: ReadBefore): string | undefined {
  const { parameterTypeRegistry: types } = expression;
  if (parts.some((part) => typeof part !== 'string' && !types.lookupByTypeName(part[0]))) return undefined;
  const texts = parts.map((part) =>
    typeof part === 'string' ? part : expression.rewriteParameter({ text: () => part[0] }),
  );
  return `^${texts.join('')}$`;
}

/** An expression as it is written, should somebody ask for that. */
class ReadBefore implements Pick<Node, keyof Node> {
  #node: Node | undefined;

  constructor(
    readonly parts: readonly Part[],
    private readonly parse: () => Node,
  ) {}

  read(): Node {
    this.#node ??= this.parse();
    return this.#node;
  }

  get type() {
    return this.read().type;
  }

  get nodes() {
    return this.read().nodes;
  }

  get start() {
    return this.read().start;
  }

  get end() {
    return this.read().end;
  }

  text(): string {
    return this.read().text();
  }
}
