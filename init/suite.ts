import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { GENERATED } from '../support/phrases/source';
import type { Chosen } from './choose';
import { settingsText } from './texts/settings';
import { EDITOR, EXTENSIONS, featureText, PROFILES, stepsText, TSCONFIG } from './texts/suite';
import { addIgnored, addScripts, type Done, writeNew } from './write';

const SCRIPTS = { features: 'brine run', 'features:types': 'tsc --noEmit' };

/** Writes the suite of a project, without a file that is there already. */
export function writeSuite(root: string, chosen: Chosen): Done[] {
  const glue = 'add its two settings, so that the Cucumber extension knows the phrases of Brine';
  return [
    writeNew(root, 'brine.config.ts', settingsText(chosen), 'what the suite runs against'),
    writeNew(root, profilesFile(root), PROFILES, 'profiles start from brineProfile of brine/cucumber'),
    writeNew(root, 'features/system.feature', featureText(chosen), 'the first scenarios'),
    writeNew(root, 'step-definitions/system.steps.ts', stepsText(chosen), 'the first phrases of your own'),
    writeNew(root, 'tsconfig.json', TSCONFIG, 'types of brine.config.ts and step-definitions'),
    addScripts(root, SCRIPTS),
    addIgnored(root, ['node_modules/', 'reports/output/', GENERATED]),
    writeNew(
      root,
      '.vscode/settings.json',
      EDITOR,
      existsSync(path.join(root, '.vscode/settings.json')) ? glue : 'completes phrases',
    ),
    writeNew(root, '.vscode/extensions.json', EXTENSIONS, 'recommends the official Cucumber extension'),
  ];
}

/** The one that is there; where all `.js` are ES modules, one that is not. */
function profilesFile(root: string): string {
  const there = ['js', 'cjs', 'mjs', 'json', 'yaml', 'yml'].map((end) => `cucumber.${end}`);
  const own = there.find((file) => existsSync(path.join(root, file)));
  return own ?? (isModule(root) ? 'cucumber.cjs' : 'cucumber.js');
}

function isModule(root: string): boolean {
  const manifest = path.join(root, 'package.json');
  if (!existsSync(manifest)) return false;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { type?: string }).type === 'module';
}
