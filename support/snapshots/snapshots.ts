import path from 'node:path';
import { redactText } from '../evidence/redact';
import { BadMarkerError } from '../matching/bad-marker-error';
import { isObject } from '../matching/json';
import { match } from '../matching/match';
import type { Mismatch } from '../matching/mismatch';
import { SnapshotMismatchError, SnapshotMissingError } from './errors';
import { fileOf, readSnapshot, writeSnapshot } from './file';
import { modeOf } from './mode';
import { renew } from './renew';
import { renewalOf } from './renewal';
import { type Replaced, type TemplateOptions, templateOf } from './template';

export interface SnapshotOptions {
  /** Folder of the project. */
  root: string;
  /** `BRINE_UPDATE_SNAPSHOTS` renews snapshots; `CI` forbids to write new ones. */
  env: NodeJS.ProcessEnv;
  /** The saved values of the scenario. */
  values: {
    /** Fills a text that is an expectation. */
    fillExpected(text: string): unknown;
    texts(): TemplateOptions['saved'];
  };
}

/** What a snapshot keeps of a response. */
export interface Shot {
  status: number;
  body: unknown;
}

/** Files that this process wrote: two scenarios that renew the same one would undo each other's work. */
const written = new Set<string>();

/** The response snapshots of one scenario. */
export class Snapshots {
  readonly #options: SnapshotOptions;
  #uri = '';
  #line = 0;

  constructor(options: SnapshotOptions) {
    this.#options = options;
  }

  /**
   * @param uri of the feature file, from the folder of the project.
   * @param line of the scenario in it.
   */
  begin(uri: string, line = 0): void {
    this.#uri = uri;
    this.#line = line;
  }

  /**
   * Compares a response with a snapshot; writes one that is missing, and renews one where that is asked for.
   *
   * @returns what to tell about a file that was written.
   * @throws SnapshotMismatchError, SnapshotMissingError, SnapshotNameError, SnapshotFileError, BadMarkerError,
   * UnknownValueError
   */
  async check(name: string, { status, body }: Shot): Promise<string | undefined> {
    const { root, env } = this.#options;
    const shown = fileOf(this.#uri, name).replaceAll(path.sep, '/');
    const file = path.resolve(root, shown);
    const actual = { status, body: body ?? null };
    const snapshot = await readSnapshot(name, file, shown);
    const { update, write } = modeOf(env);
    if (!snapshot) {
      if (!write) throw new SnapshotMissingError(name, shown);
      const { template, replaced } = templateOf(actual, [], this.#templateOptions());
      await this.#write(file, template);
      return tell(`The snapshot "${name}" was written: ${shown}`, replaced);
    }
    const mismatches = this.#compare(snapshot.template, actual, name);
    if (mismatches.length === 0) return undefined;
    const contested = written.has(file);
    if (!update || contested) {
      const scenario = { uri: this.#uri, line: this.#line, environment: env.BRINE_ENV };
      throw new SnapshotMismatchError(name, shown, mismatches, contested ? undefined : renewalOf(scenario));
    }
    const renewed = this.#renew(snapshot.template, actual);
    await this.#write(file, renewed.template);
    return tell(`The snapshot "${name}" was renewed: ${shown}`, renewed.replaced);
  }

  #compare(template: unknown, actual: unknown, name: string): Mismatch[] {
    const mismatches = match(actual, this.#fill(template), { mode: 'exact' });
    const faults = mismatches.filter(({ kind }) => kind === 'bad marker');
    if (faults.length > 0) throw new BadMarkerError(`the snapshot "${name}"`, faults);
    return mismatches;
  }

  #renew(template: unknown, actual: unknown) {
    const replaced: Replaced[] = [];
    const renewed = renew(template, actual, [], {
      accepts: (part, value) =>
        match(value, this.#fill(part), { mode: 'exact', around: { root: actual } }).length === 0,
      write: (value, keys) => {
        const part = templateOf(value, keys, this.#templateOptions());
        replaced.push(...part.replaced);
        return part.template;
      },
    });
    return { template: renewed, replaced };
  }

  /** The snapshot as an expectation, with the values of this scenario. */
  #fill(template: unknown): unknown {
    if (typeof template === 'string') return this.#options.values.fillExpected(template);
    if (Array.isArray(template)) return template.map((part) => this.#fill(part));
    if (!isObject(template)) return template;
    return Object.fromEntries(Object.entries(template).map(([key, part]) => [key, this.#fill(part)]));
  }

  #templateOptions(): TemplateOptions {
    return { saved: this.#options.values.texts(), isSecret: (text) => redactText(text) !== text };
  }

  async #write(file: string, template: unknown): Promise<void> {
    await writeSnapshot(file, template);
    written.add(file);
  }
}

function tell(what: string, replaced: readonly Replaced[]): string {
  if (replaced.length === 0) return `${what}\nEvery value in it stands for itself.`;
  const lines = replaced.map(({ path: at, by }) => `  ${at}: ${by}`);
  return `${what}\nRead it through and commit it. What changes from run to run was written so:\n${lines.join('\n')}`;
}
