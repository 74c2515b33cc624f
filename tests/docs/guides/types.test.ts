import { rmSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { HOME } from '../../tools/commands';
import { writeProject } from '../../tools/write-project';
import { BLOCKS, FILES } from './blocks';
import { DOORS } from './project';

const sources = [...FILES].filter(([file]) => file.endsWith('.ts'));

it('every TypeScript block of the guides is a file of their project', () => {
  const others = BLOCKS.filter(({ language, about }) => language === 'ts' && !about.startsWith('file='));
  expect(others).toEqual([]);
  expect(sources.length).toBeGreaterThan(4);
});

it('they fit the types that the package exports', () => {
  const root = writeProject(Object.fromEntries(sources));
  try {
    const { options } = ts.parseJsonConfigFileContent(
      ts.readConfigFile(path.join(HOME, 'tsconfig.json'), ts.sys.readFile).config,
      ts.sys,
      HOME,
    );
    const paths = Object.fromEntries(Object.entries(DOORS).map(([name, file]) => [name, [`${file}.ts`]]));
    delete options.rootDir;
    const files = sources.map(([file]) => path.join(root, file));
    const program = ts.createProgram(files, { ...options, paths, noEmit: true });
    const told = files.flatMap((file) => {
      const source = program.getSourceFile(file);
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
        ({ messageText }) => `${path.basename(file)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
      );
    });
    expect(told).toEqual([]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
