import type { Page } from 'playwright';
import { settledWithin } from './launch';
import type { Watch } from './watch';

export interface PageEvidence {
  /** PNG of what the window shows. */
  screenshot?: Buffer;
  url?: string;
  /** Warnings and errors that the page wrote to its console. */
  console: string[];
  /** Uncaught exceptions and failed requests. */
  errors: string[];
}

/** Milliseconds that each part may take. */
const LIMIT = 2_000;

/** Takes what can be had from the page. Never rejects, never takes longer than twice the limit. */
export async function takeEvidence(page: Page | undefined, watch: Watch): Promise<PageEvidence> {
  await settledWithin(watch.settle(), LIMIT);
  const { console, errors } = watch;
  if (!page || page.isClosed() || page.url() === 'about:blank') return { console, errors };
  const screenshot = await screenshotOf(page);
  return { url: page.url(), console, errors, ...(screenshot && { screenshot }) };
}

async function screenshotOf(page: Page): Promise<Buffer | undefined> {
  let screenshot: Buffer | undefined;
  const taken = page.screenshot({ timeout: LIMIT }).then((buffer) => {
    screenshot = buffer;
  });
  await settledWithin(taken, LIMIT);
  return screenshot;
}
