import path from 'node:path';
import { HOME } from '../../tools/commands';
import { asFeature, BAD, type Block, FEATURES, FILES, PARTS } from './blocks';

/** Where an installed package has its doors, in a checkout. */
export const DOORS: Readonly<Record<string, string>> = Object.fromEntries(
  ['brine', 'brine/steps', 'brine/cucumber'].map((name) => [
    name,
    path.join(HOME, 'exports', name === 'brine' ? 'brine' : path.basename(name)).replaceAll('\\', '/'),
  ]),
);

/** The project that the guides write, with their features in three folders: whole ones, parts, and bad ones. */
export function guidesProject(): Record<string, string> {
  return {
    ...Object.fromEntries([...FILES].map(([file, text]) => [file, throughDoors(text)])),
    'contracts/payments.yaml': 'openapi: 3.0.3\ninfo: { title: Payments, version: "1" }\npaths: {}\n',
    ...inFolder('features', FEATURES),
    ...inFolder('parts', PARTS),
    ...inFolder('bad', BAD),
  };
}

/** `bad/analyst-12.feature` for the block at line 12 of `docs/guides/analyst.md`. */
export function fileOf(folder: string, { page, line }: Block): string {
  return `${folder}/${path.basename(page, '.md')}-${line}.feature`;
}

function inFolder(folder: string, blocks: readonly Block[]): Record<string, string> {
  return Object.fromEntries(blocks.map((block) => [fileOf(folder, block), asFeature(block)]));
}

function throughDoors(text: string): string {
  return text.replaceAll(/'(brine(?:\/\w+)?)'/g, (whole, name: string) =>
    DOORS[name] === undefined ? whole : `'${DOORS[name]}'`,
  );
}
