import type { BrowserContext } from 'playwright';
import { BrineError } from '../../errors/brine-error';
import type { Follower } from './follower';

/** A text is no moment. */
export class UnreadableTimeError extends BrineError {
  override readonly name = 'UnreadableTimeError';

  constructor(text: string) {
    super({
      what: `"${text}" is no time.`,
      next: 'Write a date, or a date and time with its zone: 2026-03-29, 2026-03-29T09:30:00Z or 2026-03-29T09:30:00+01:00.',
    });
  }
}

/** Milliseconds that are gone through timer by timer: a page that draws without end has 62 a second. */
const GONE_THROUGH = 3_600_000;

/**
 * The clock of one scenario's browser. Once its time is set it stands still, while timers go on; time that passes is
 * gone through at once, with all timers that come due.
 */
export class Clock implements Follower {
  readonly #contexts = new Set<BrowserContext>();
  /** Milliseconds since 1970 where it stands; undefined when it goes as usual. */
  #standing: number | undefined;
  #installed = false;

  /** Whether this scenario's contexts have a clock of ours, which they keep. */
  get changed(): boolean {
    return this.#installed;
  }

  async attach(context: BrowserContext): Promise<void> {
    this.#contexts.add(context);
    context.on('close', () => this.#contexts.delete(context));
    if (this.#installed) await this.#install(context);
  }

  /** Takes timers in hand that pages set from now on, so that time can pass for them. */
  async install(): Promise<void> {
    if (this.#installed) return;
    this.#installed = true;
    for (const context of this.#contexts) await this.#install(context);
  }

  /** @param text ISO 8601. @throws UnreadableTimeError */
  async set(text: string): Promise<void> {
    this.#standing = momentOf(text);
    await this.install();
    for (const { clock } of this.#contexts) await clock.setFixedTime(this.#standing);
  }

  /**
   * Lets so many milliseconds pass. The last hour of them is gone through timer by timer; what lies before it as on a
   * computer that slept: each timer comes due once at most.
   */
  async pass(duration: number): Promise<void> {
    await this.install();
    const before = this.#standing;
    if (before !== undefined) this.#standing = before + duration;
    for (const { clock } of this.#contexts) {
      if (before !== undefined) await clock.setSystemTime(before);
      if (duration > GONE_THROUGH) await clock.fastForward(duration - GONE_THROUGH);
      await clock.runFor(Math.min(duration, GONE_THROUGH));
      if (before !== undefined) await clock.setFixedTime(before + duration);
    }
  }

  async #install({ clock }: BrowserContext): Promise<void> {
    if (this.#standing === undefined) return await clock.install();
    await clock.install({ time: this.#standing });
    await clock.setFixedTime(this.#standing);
  }
}

/** Whether a step lets time pass: the pages that are open then must have had our clock from the beginning. */
export function speaksOfPassing(step: string): boolean {
  return /^\d+(?:\.\d+)? (?:ms|(?:second|minute|hour|day)s?) pass(?:es)?$/.test(step);
}

const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

export function momentOf(text: string): number {
  const moment = ISO.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN;
  // Date.parse takes the 30th of February for the 2nd of March.
  const day = Number(text.trim().slice(8, 10));
  const real = new Date(`${text.trim().slice(0, 10)}T00:00:00Z`).getUTCDate() === day;
  if (Number.isNaN(moment) || !real) throw new UnreadableTimeError(text);
  return moment;
}
