import { SaxesParser } from 'saxes';

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  /** Its own, that of its children left out. */
  text: string;
  children: XmlElement[];
}

const DEEPEST = 100;

/**
 * Reads a document strictly. A document type is refused: no results need one, and it is where bombs of entities come from.
 *
 * @throws Error with line and column.
 */
export function readXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser();
  const refuse = (reason: string): never => {
    throw new Error(`${parser.line}:${parser.column}: ${reason}`);
  };
  parser.on('error', ({ message }) => refuse(message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => refuse('a document type is not allowed.'));
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) refuse(`more than ${DEEPEST} elements inside each other.`);
    const element = { name, attributes: attributes as Record<string, string>, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const add = (piece: string) => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return root.children[0] ?? refuse('there is no element.');
}
