import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Uncovered } from '../../reports/uncovered';
import type { Subject } from '../../support/generate/describe';
import type { Feature } from '../../support/generate/feature';
import { folderOf, generate } from '../../support/generate/generate';
import { type ApiHints, expectKnown, type Hints, readHints } from '../../support/generate/hints';
import { keysGiven } from '../../support/generate/plan';
import { type Source, sourceOf } from '../../support/generate/source';
import type { Wanted } from '../../support/generate/wanted';
import { discoverDocument } from '../../support/openapi/discover';
import type { OpenApiDocument } from '../../support/openapi/document';
import { expectWholeDocument } from '../../support/openapi/document-faults';
import { isAddress } from '../../support/openapi/read-source';
import { loadSettings } from '../../support/settings/load';
import { Progress } from '../progress/progress';
import { documentedServices, documentsOf } from './documents';
import { NothingToGenerateError } from './errors';
import { GenerateProgress } from './progress';

export interface WantedFeatures {
  root: string;
  env: NodeJS.ProcessEnv;
  stderr: NodeJS.WritableStream;
  /** Services by name, files and addresses; none for all services that have a document. */
  words: readonly string[];
  /** The API that the one document which is named by file or address belongs to. */
  api: string | undefined;
  /** What the documents do not say. */
  hints: string | undefined;
  /** The folder that features go to. */
  output: string;
}

/** Looked for in the folder of the features when no other is named. */
const HINTS = 'hints.yaml';

/** Documents, all checked, with what is known about them: those that were asked for, and those that others lean on. */
export interface Sources {
  asked: Source[];
  all: Source[];
}

/**
 * Reads the documents that are asked for. Where services are asked for, those of the other services of the settings are
 * read too: what one needs may be another's to make.
 *
 * @throws NothingToGenerateError, SpecificationError, DocumentFaultsError, HintsError, SetupError …
 */
export async function readSources(wanted: WantedFeatures): Promise<Sources> {
  const { root, words, api } = wanted;
  const files = words.filter((word) => isPlace(word, root));
  const names = words.filter((word) => !isPlace(word, root));
  const documents: [string | undefined, OpenApiDocument][] = [];
  for (const file of files)
    documents.push([api, await discoverDocument(isAddress(file) ? file : path.resolve(root, file))]);
  const services = files.length > 0 && names.length === 0 ? undefined : await ofServices(names, wanted);
  documents.push(...(services?.documents ?? []));
  for (const [, document] of documents) expectWholeDocument(document);
  const hints = hintsOf(wanted, documents);
  const all = documents.map(([name, document]) =>
    sourceOf(name, document, { ...services?.usual, ...hints[name ?? ''] }),
  );
  const asked = all.filter(
    ({ api: name }, index) => index < files.length || names.length === 0 || names.includes(name ?? ''),
  );
  return { asked, all };
}

async function ofServices(
  names: readonly string[],
  { root, env, stderr }: WantedFeatures,
): Promise<{ documents: Map<string, OpenApiDocument>; usual: ApiHints }> {
  const settings = loadSettings(root, env);
  const known = documentedServices(settings);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0 || known.length === 0) throw new NothingToGenerateError(unknown, known);
  // Where the hints name nobody, the first actor of the settings calls what asks for a sign-in.
  const [actor] = Object.keys(settings.actors ?? {});
  return {
    documents: await documentsOf(known, { settings, env, stderr }),
    usual: actor === undefined ? {} : { actor },
  };
}

/**
 * The features of the sources that were asked for, and what is left to write by hand.
 *
 * @param missing what only is wanted, beside what the folder has of that already.
 */
export async function draw(
  { asked, all }: Sources,
  stderr: NodeJS.WritableStream,
  missing?: { uncovered: readonly Uncovered[]; folder: string },
): Promise<{ features: Feature[]; left: string[] }> {
  const features: Feature[] = [];
  const left: string[] = [];
  const progress = new GenerateProgress(new Progress(stderr as NodeJS.WriteStream));
  for (const source of asked) {
    const keys = missing ? keysGiven(missing.folder, folderOf(source)) : [];
    const wanted =
      missing &&
      ((subject: Subject) => ({
        ...missingOf(source, subject, missing.uncovered),
        keys: keys.filter((key) => key.startsWith(`${subject.tag}.`)),
      }));
    const what = source.api ?? source.document.source;
    const made = await generate(all, source, wanted, (done, of) => progress.at(what, done, of));
    features.push(...made.features);
    left.push(
      ...made.left.map((line) =>
        asked.length > 1 && source.api !== undefined ? `${source.api}: ${line}` : line,
      ),
    );
  }
  progress.end();
  return { features, left };
}

function missingOf(
  { api, document }: Source,
  { operation }: Subject,
  uncovered: readonly Uncovered[],
): Wanted {
  const path = `${document.basePath}${operation.path}`;
  const isIt = (one: Uncovered): boolean =>
    one.path === path && one.method === operation.method && (api === undefined || one.service === api);
  return uncovered.find(isIt) ?? { statuses: [], inputs: [] };
}

function hintsOf(
  { root, hints, output }: WantedFeatures,
  documents: readonly [string | undefined, OpenApiDocument][],
): Hints {
  const file = hints ?? path.join(output, HINTS);
  const full = path.resolve(root, file);
  if (hints === undefined && !existsSync(full)) return {};
  const read = readHints(readFileSync(full, 'utf8'), file);
  const known = documents.map(([name, document]): [string, string[]] => [
    name ?? '',
    sourceOf(name, document).subjects.map((subject) => subject.name),
  ]);
  // Hints of services that are not read this time are not judged.
  const judged = Object.fromEntries(
    Object.entries(read).filter(([name]) => hints !== undefined || known.some(([one]) => one === name)),
  );
  expectKnown(judged, new Map(known), file);
  return read;
}

/** A name of a service has no dot and no slash, unless there is a file of that name. */
function isPlace(word: string, root: string): boolean {
  return isAddress(word) || /[./\\]/.test(word) || existsSync(path.resolve(root, word));
}
