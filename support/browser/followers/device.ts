import type { BrowserContext, Geolocation, Page } from 'playwright';
import { BrineError } from '../../errors/brine-error';
import { PERMISSIONS } from '../choices/permissions';
import { suggestion } from '../suggest';
import type { Follower } from './follower';

/** What people call permissions → Playwright's names. */
const ALIASES: Record<string, string[]> = {
  clipboard: ['clipboard-read', 'clipboard-write'],
  location: ['geolocation'],
};

export class UnknownPermissionError extends BrineError {
  override readonly name = 'UnknownPermissionError';

  constructor(permission: string) {
    const known = [...Object.keys(ALIASES), ...PERMISSIONS];
    super({
      what: `There is no permission "${permission}".`,
      details: [suggestion(permission, known), `known: ${known.join(', ')}`].filter(Boolean).join('\n'),
    });
  }
}

/** The browser at hand has no such permission. */
export class PermissionNotTakenError extends BrineError {
  override readonly name = 'PermissionNotTakenError';

  constructor(permission: string, options: { cause: unknown }) {
    super(
      {
        what: `This browser does not know the permission "${permission}".`,
        next: 'Use another browser for this scenario (docs/ui.md).',
      },
      options,
    );
  }
}

export class NoSuchPlaceError extends BrineError {
  override readonly name = 'NoSuchPlaceError';

  constructor({ latitude, longitude }: Geolocation) {
    super({
      what: `There is no place at latitude ${latitude} and longitude ${longitude}.`,
      next: 'Write a latitude from -90 to 90 and a longitude from -180 to 180.',
    });
  }
}

export class WindowSizeError extends BrineError {
  override readonly name = 'WindowSizeError';

  constructor(width: number, height: number) {
    super({
      what: `A window cannot be ${width} by ${height} pixels.`,
      next: 'Write a width and a height from 1 to 10000.',
    });
  }
}

/** What the scenario says of the device: the same for everybody in it, whenever they open their browser. */
export class Device implements Follower {
  readonly #contexts = new Set<BrowserContext>();
  readonly #permissions = new Set<string>();
  #place: Geolocation | undefined;
  #offline = false;
  #size: { width: number; height: number } | undefined;

  async attach(context: BrowserContext): Promise<void> {
    this.#contexts.add(context);
    context.on('close', () => this.#contexts.delete(context));
    context.on('page', (page) => void this.#resize(page).catch(() => {}));
    if (this.#permissions.size > 0) await context.grantPermissions([...this.#permissions]);
    if (this.#place) await context.setGeolocation(this.#place);
    if (this.#offline) await context.setOffline(true);
  }

  /** @throws UnknownPermissionError, PermissionNotTakenError */
  async allow(permission: string): Promise<void> {
    const names = ALIASES[permission] ?? [permission];
    if (!names.every((name) => PERMISSIONS.includes(name))) throw new UnknownPermissionError(permission);
    for (const name of names) this.#permissions.add(name);
    try {
      await this.#each((context) => context.grantPermissions(names));
    } catch (cause) {
      throw new PermissionNotTakenError(permission, { cause });
    }
  }

  /** Is there, and may be asked for. @throws NoSuchPlaceError */
  async locate(latitude: number, longitude: number): Promise<void> {
    const place = { latitude, longitude };
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw new NoSuchPlaceError(place);
    this.#place = place;
    await this.allow('geolocation');
    await this.#each((context) => context.setGeolocation(place));
  }

  async connect(online: boolean): Promise<void> {
    this.#offline = !online;
    await this.#each((context) => context.setOffline(!online));
  }

  /** In CSS pixels, of all windows. @throws WindowSizeError */
  async resize(width: number, height: number): Promise<void> {
    if (![width, height].every((side) => side >= 1 && side <= 10_000))
      throw new WindowSizeError(width, height);
    this.#size = { width, height };
    await this.#each(async (context) => {
      for (const page of context.pages()) await this.#resize(page);
    });
  }

  async #resize(page: Page): Promise<void> {
    if (this.#size) await page.setViewportSize(this.#size);
  }

  async #each(change: (context: BrowserContext) => Promise<void>): Promise<void> {
    for (const context of this.#contexts) await change(context);
  }
}
