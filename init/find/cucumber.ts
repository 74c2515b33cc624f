import { readFileSync } from 'node:fs';
import path from 'node:path';

const CONFIG = /^cucumber\.(?:[cm]?js|json|ya?ml)$/;
const PACKAGES = [
  '@cucumber/cucumber',
  'playwright-bdd',
  '@badeball/cypress-cucumber-preprocessor',
  'jest-cucumber',
];

/**
 * What there is of Cucumber, in words.
 *
 * @param files of the project.
 */
export function findCucumber(root: string, files: readonly string[]): string[] {
  const features = files.filter((file) => file.endsWith('.feature'));
  return [
    ...files.filter((file) => CONFIG.test(file)).map((file) => `${file}: a profile of Cucumber`),
    ...(features.length > 0 ? [`${count(features.length)}, such as ${features[0]}`] : []),
    ...files
      .filter((file) => path.posix.basename(file) === 'package.json')
      .flatMap((file) => packagesIn(root, file)),
    ...files
      .filter((file) => path.posix.basename(file) === 'Cargo.toml')
      .flatMap((file) => cratesIn(root, file)),
  ];
}

function packagesIn(root: string, file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return PACKAGES.filter((name) => text.includes(`"${name}"`)).map((name) => `${file}: ${name}`);
}

function cratesIn(root: string, file: string): string[] {
  return /^\s*cucumber\s*[=.]/m.test(readFileSync(path.join(root, file), 'utf8'))
    ? [`${file}: the crate cucumber`]
    : [];
}

function count(features: number): string {
  return features === 1 ? '1 feature file' : `${features} feature files`;
}
