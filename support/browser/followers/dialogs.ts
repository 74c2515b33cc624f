import type { BrowserContext, Dialog } from 'playwright';
import type { Follower } from './follower';

/** How a dialog is closed. */
export type Reply = { kind: 'accept' } | { kind: 'dismiss' } | { kind: 'answer'; text: string };

/** A dialog that came. */
export interface Said {
  /** `alert`, `confirm`, `prompt` or `beforeunload`. */
  type: string;
  message: string;
  /** `accepted`, `dismissed`, `answered with "Ann"`. */
  how: string;
}

/**
 * The browser's own dialogs of one scenario. Each is closed at once, as its page stands still meanwhile: as was said
 * beforehand, else dismissed, as a person does who has not read it. That a page may be left is always granted.
 */
export class Dialogs implements Follower {
  readonly said: Said[] = [];
  readonly #replies: Reply[] = [];
  readonly #note: (line: string) => void;

  /** @param note takes in a line for each dialog: `confirm: Delete it? (dismissed)`. */
  constructor(note: (line: string) => void) {
    this.#note = note;
  }

  /** Replies to the next dialog that nobody has replied to yet. */
  reply(reply: Reply): void {
    this.#replies.push(reply);
  }

  /** Replies whose dialogs have not come. */
  get awaited(): readonly Reply[] {
    return this.#replies;
  }

  /** Notes them. */
  noteAwaited(): void {
    for (const reply of this.#replies) this.#note(`no browser dialog came to ${infinitive(reply)}`);
  }

  attach(context: BrowserContext): void {
    context.on('dialog', (dialog) => void this.#close(dialog));
  }

  async #close(dialog: Dialog): Promise<void> {
    const type = dialog.type();
    const reply: Reply =
      this.#replies.shift() ?? (type === 'beforeunload' ? { kind: 'accept' } : { kind: 'dismiss' });
    const answer = reply.kind === 'answer' && type === 'prompt' ? reply.text : undefined;
    const how = answer !== undefined ? `answered with "${answer}"` : howOf(reply);
    this.said.push({ type, message: dialog.message(), how });
    this.#note(`${type}: ${dialog.message()} (${how})`);
    // It may be gone with its page.
    await (reply.kind === 'dismiss' ? dialog.dismiss() : dialog.accept(answer)).catch(() => {});
  }
}

/** `accept`, `answer with "Ann"`. */
export function infinitive(reply: Reply): string {
  return reply.kind === 'answer' ? `answer with "${reply.text}"` : reply.kind;
}

function howOf({ kind }: Reply): string {
  return { accept: 'accepted', dismiss: 'dismissed', answer: 'accepted, as it takes no answer' }[kind];
}
