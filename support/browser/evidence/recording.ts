import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import type { BrowserSettings, Keep } from '../../settings/browser-settings';
import type { Follower } from '../followers/follower';
import { settledWithin } from '../launch/launch';

export type RecordingSettings = Pick<BrowserSettings, 'trace' | 'video' | 'har'>;

/** What was recorded of one person, or of one of their pages, as it came from the browser: with all its secrets. */
export interface Recording {
  kind: 'trace' | 'video' | 'har';
  /** Actor's name; undefined for somebody who is not signed in. */
  person: string | undefined;
  bytes: Uint8Array;
}

export interface Recordings {
  recordings: Recording[];
  /** A sentence for each recording that was asked for and could not be made. */
  faults: string[];
}

/** A step of the scenario, and the line it stands in. */
export interface RecordedStep {
  /** `When I open "orders"`. */
  title: string;
  file: string;
  line: number;
}

/** Milliseconds that the end of one recording may take. */
const END_LIMIT = 10_000;

/** What is recorded of one person. */
interface Tape {
  context: BrowserContext;
  person: string | undefined;
  traced: boolean;
  har?: string;
  videos: { page: Page; file: string; started: Promise<unknown> }[];
  unfollow(): void;
}

/**
 * Records what the people of one attempt at a scenario do: Playwright's trace, a video of each page, what goes over the
 * network. Never fails a scenario by itself.
 */
export class Recorder implements Follower {
  readonly #settings: Required<RecordingSettings>;
  readonly #attempt: number;
  readonly #tapes: Tape[] = [];
  readonly #faults = new Set<string>();
  #folder: Promise<string> | undefined;
  #files = 0;
  #step: RecordedStep | undefined;

  /** @param attempt 0 for the first one. */
  constructor(settings: RecordingSettings, attempt: number) {
    this.#settings = { trace: 'off', video: 'off', har: 'off', ...settings };
    this.#attempt = attempt;
  }

  /** Begins to record a context. @param person whose it is. */
  async attach(context: BrowserContext, person?: string): Promise<void> {
    const { trace, video, har } = this.#settings;
    const tape: Tape = { context, person, traced: false, videos: [], unfollow: () => {} };
    this.#tapes.push(tape);
    if (this.#records(trace)) await this.#try('trace', this.#startTrace(tape));
    if (this.#records(har)) await this.#try('HAR', this.#startHar(tape));
    if (this.#records(video)) this.#follow(tape);
  }

  /** Groups what happens from now on under a step, so that a trace reads like its scenario. */
  step(describe: () => RecordedStep): void {
    if (!this.#records(this.#settings.trace)) return;
    const former = this.#step;
    this.#step = describe();
    for (const tape of this.#tapes) {
      if (former) void tape.context.tracing.groupEnd().catch(() => {});
      this.#group(tape);
    }
  }

  /** Ends every recording, before the contexts are closed, and hands over those to be kept. Never throws. */
  async end(failed: boolean): Promise<Recordings> {
    const recordings: Recording[] = [];
    for (const tape of this.#tapes.splice(0)) recordings.push(...(await this.#endTape(tape, failed)));
    const folder = await this.#folder?.catch(() => undefined);
    if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
    this.#folder = undefined;
    return { recordings, faults: [...this.#faults] };
  }

  #records(keep: Keep): boolean {
    return keep === 'always' || keep === 'on-failure' || (keep === 'on-retry' && this.#attempt > 0);
  }

  #keeps(keep: Keep, failed: boolean): boolean {
    return this.#records(keep) && (keep !== 'on-failure' || failed);
  }

  async #startTrace(tape: Tape): Promise<void> {
    // The film strip is what costs: a trace that most likely nobody will see does without.
    const screenshots = this.#settings.trace !== 'on-failure';
    await tape.context.tracing.start({ snapshots: true, screenshots });
    tape.traced = true;
    this.#group(tape);
  }

  /** Not waited for: Playwright keeps the order. */
  #group({ context, traced }: Tape): void {
    if (!this.#step || !traced) return;
    const { title, file, line } = this.#step;
    void context.tracing.group(title, { location: { file, line } }).catch(() => {});
  }

  async #startHar(tape: Tape): Promise<void> {
    const file = await this.#newFile('har');
    await tape.context.tracing.startHar(file, { content: 'embed' });
    tape.har = file;
  }

  #follow(tape: Tape): void {
    const film = (page: Page) => void this.#film(tape, page);
    tape.context.on('page', film);
    const unfollow = () => void tape.context.off('page', film);
    tape.unfollow = unfollow;
    for (const page of tape.context.pages()) film(page);
  }

  async #film(tape: Tape, page: Page): Promise<void> {
    const file = await this.#newFile('webm');
    const started = this.#try('video', page.screencast.start({ path: file }));
    tape.videos.push({ page, file, started });
    await started;
  }

  async #endTape(tape: Tape, failed: boolean): Promise<Recording[]> {
    const { context, person } = tape;
    const { trace, video, har } = this.#settings;
    const recordings: Recording[] = [];
    const keep = async (kind: Recording['kind'], file: string) => {
      const bytes = await readFile(file).catch(() => undefined);
      if (bytes && bytes.length > 0) recordings.push({ kind, person, bytes });
    };
    tape.unfollow();
    if (tape.traced) {
      const file = this.#keeps(trace, failed) ? await this.#newFile('zip') : undefined;
      await this.#try('trace', context.tracing.stop(file === undefined ? {} : { path: file }));
      if (file !== undefined) await keep('trace', file);
    }
    if (tape.har !== undefined) {
      await this.#try('HAR', context.tracing.stopHar());
      if (this.#keeps(har, failed)) await keep('har', tape.har);
    }
    for (const { page, file, started } of tape.videos) {
      await started;
      await settledWithin(page.screencast.stop(), END_LIMIT);
      if (this.#keeps(video, failed)) await keep('video', file);
    }
    return recordings;
  }

  async #newFile(extension: string): Promise<string> {
    this.#folder ??= mkdtemp(path.join(tmpdir(), 'brine-recording-'));
    this.#files += 1;
    return path.join(await this.#folder, `${this.#files}.${extension}`);
  }

  async #try(what: string, recording: Promise<unknown>): Promise<void> {
    let reason = `it took longer than ${END_LIMIT / 1_000} s`;
    const told = recording.catch((error: unknown) => {
      reason = reasonOf(error);
      throw error;
    });
    if (!(await settledWithin(told, END_LIMIT))) this.#faults.add(`There is no ${what}: ${reason}`);
  }
}

/** Playwright's own words in one sentence, with the command to run where it names one. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/requires ffmpeg/.test(text)) {
    return "Playwright's ffmpeg is not installed. Run: npx playwright install ffmpeg";
  }
  return (text.split('\n')[0] ?? '').replace(/^\w+\.\w+: /, '');
}
