import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunFacts } from '../facts';
import { faultsOf } from '../faults';
import { groupBy } from '../group';
import type { Feature, Run, Scenario } from '../messages/run';
import type { Requirement } from '../requirements/read';
import { type Again, conditionsOf, runAgain } from '../rerun';
import type { Summary } from '../summary/shape';
import { buildPage } from './build';
import { apiData } from './data/api';
import { shownAttachments } from './data/attachments';
import { readChapters } from './data/chapters';
import { clustersOf, type Rerun } from './data/clusters';
import { durationOf, featureColumns, scenarioColumns } from './data/columns';
import { featureData } from './data/feature';
import { environmentsOf, type Listed, listedIn, sorted } from './data/listed';
import { requirementsData } from './data/requirements';
import { dataScript } from './data/script';
import { searchTexts } from './data/search';
import { type Cluster, type RunCard, SCHEMA, type SiteIndex } from './data/shapes/site-index';
import { stepsData } from './data/steps';
import { shellHtml } from './shell';

export interface SiteOptions {
  /** The folder that gets `index.html` and `data/`; attachments lie in its `files/`. */
  output: string;
  /** Absolute path of the project. */
  root: string;
  /** `output` as a reader in the project would write it: `reports/output`. */
  shown: string;
  summary: Summary;
  /** What was read, by name. */
  streams: string[];
  /** What the project lists; undefined without a list. */
  requirements?: readonly Requirement[] | undefined;
}

/**
 * Writes the site of a run. The run and the facts must be clean. The same run makes the same bytes.
 *
 * @returns the path of `index.html`.
 */
export function writeSite(dirty: Run, facts: RunFacts, options: SiteOptions): string {
  const run = sorted(dirty);
  const { output, root, summary } = options;
  const files = new Files(output);
  const environments = environmentsOf(run);
  const rerun = rerunWith(conditionsOf(facts, environments.length), options, files);
  const listed = listedIn(run);
  const clusters = clustersOf(summary.clusters, listed, rerun);
  const begin = Math.min(
    ...listed.flatMap(({ scenario }) => scenario.attempts.map((each) => each.startedAt)),
  );
  const columns = scenarioColumns(listed, clusters, { begin, environments });
  const features = [...run.features, ...run.unchosen];
  const chapters = readChapters(
    features.map(({ uri }) => uri),
    root,
  );
  const api = apiData(listed, facts.api);
  const requirements = requirementsData(listed, options.requirements);
  const index: SiteIndex = {
    schema: SCHEMA,
    run: cardOf(run, facts, options),
    verdict: summary.verdict,
    warnings: summary.warnings,
    faults: faultsOf(run, facts).map(({ title, text, attachments }) => {
      const shown = shownAttachments(attachments);
      return shown.length > 0 ? { title, text, attachments: shown } : { title, text };
    }),
    features: featureColumns(features, fileOf),
    clusters,
    rerun: rerunAll(clusters, listed, rerun),
    environments,
    tagLinks: facts.report?.links ?? {},
    ...columns,
    chapters: Object.keys(chapters),
    has: {
      api: api !== undefined,
      history: existsSync(join(output, 'data', 'history.js')),
      requirements: requirements !== undefined,
    },
  };
  files.write('index', index);
  files.write('chapters', chapters);
  files.write('search', searchTexts(listed));
  files.write('steps', stepsData(run.definitions, listed));
  if (api) files.write('api', api);
  if (requirements) files.write('requirements', requirements);
  const ids = new Map(listed.map(({ scenario, id }) => [scenario, id]));
  const idOf = (scenario: Scenario) => ids.get(scenario) ?? '';
  for (const feature of features) {
    const keys = keysOf(feature, idOf);
    files.write(`f/${fileOf(feature.uri)}`, featureData(feature, { keys, idOf, rerun }));
  }
  return files.text('index.html', shellHtml(`${facts.project} · ${facts.environment}`, buildPage()));
}

function rerunAll(clusters: readonly Cluster[], listed: readonly Listed[], rerun: Rerun): string {
  const positions = clusters.flatMap(({ scenarios }) => scenarios).sort((one, other) => one - other);
  const failed = positions.flatMap((position) => listed[position] ?? []);
  const own = failed.filter(({ feature }) => feature.source === undefined).map(({ at }) => at);
  return own.length === 0 ? '' : rerun(own, 'all');
}

function keysOf({ scenarios }: Feature, idOf: (scenario: Scenario) => string): Map<number, string[]> {
  const byLine = groupBy(scenarios, ({ line }) => String(line));
  return new Map([...byLine].map(([line, own]) => [Number(line), own.map(idOf)]));
}

/** Short, the same in every run, and a file name everywhere. */
function fileOf(uri: string): string {
  return createHash('sha256').update(uri).digest('hex').slice(0, 12);
}

function rerunWith(conditions: Omit<Again, 'failed'>, { shown }: SiteOptions, files: Files): Rerun {
  return (failed, name) => {
    const { command, list } = runAgain(
      { failed, ...conditions },
      [shown, 'data', 'again', `${name}.txt`].filter(Boolean).join('/'),
    );
    if (list !== undefined) files.text(`data/again/${name}.txt`, list);
    return command;
  };
}

function cardOf(run: Run, facts: RunFacts, { streams, output }: SiteOptions): RunCard {
  const { startedAt, finishedAt, finished, features } = run;
  const attempts = features.flatMap(({ scenarios }) => scenarios.flatMap((scenario) => scenario.attempts));
  const { project, environment, commit, branch, browser, platform, node, command } = facts;
  return {
    project,
    environment,
    startedAt: facts.startedAt,
    summed: attempts.reduce((sum, attempt) => sum + (durationOf(attempt) ?? 0), 0),
    finished,
    ...(startedAt !== undefined && finishedAt !== undefined && { wall: finishedAt - startedAt }),
    ...(commit !== undefined && { commit }),
    ...(branch !== undefined && { branch }),
    ...(browser && { browser: `${browser.name} ${browser.version}`.trim() }),
    platform: `${platform.name} ${platform.version}`.trim(),
    node,
    command,
    streams,
    ...(existsSync(join(output, 'html', 'index.html')) && { classic: 'html/index.html' }),
  };
}

/** The files of one site; what an earlier one left is gone, but for the history, which is somebody else's. */
class Files {
  constructor(private readonly output: string) {
    for (const old of ['f', 'again', 'api.js', 'requirements.js'])
      rmSync(join(output, 'data', old), { recursive: true, force: true });
    mkdirSync(join(output, 'data', 'f'), { recursive: true });
  }

  write(key: string, value: unknown): void {
    this.text(`data/${key}.js`, dataScript(key, value));
  }

  text(path: string, text: string): string {
    const file = join(this.output, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }
}
