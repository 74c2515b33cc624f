import type { AxeResults, FrameContextObject, PartialResult, RunOptions } from 'axe-core';
import type { ElementHandle, Frame, JSHandle } from 'playwright';
import { type AxeInPage, axeScript } from './axe';
import * as inPage from './in-page';

/** Milliseconds that a frame may take to let itself be looked at; one that does not is passed over. */
const FRAME_LIMIT = 2_000;

type Axe = JSHandle<AxeInPage>;

/** Where a scan begins. */
export interface Start {
  frame: Frame;
  /** Without one: the whole document. */
  element: ElementHandle<Element> | null;
}

/** Axe in a document and in the frames inside it. */
export class Frames {
  readonly #axes = new Map<Frame, Axe>();

  constructor(
    readonly start: Start,
    private readonly options: RunOptions,
  ) {}

  async run(): Promise<AxeResults> {
    const { frame, element } = this.start;
    const { options } = this;
    const axe = await this.axeIn(frame);
    const frames = await axe.evaluate(inPage.framesIn, { element });
    if (frames.length === 0) return await axe.evaluate(inPage.runAll, { element, options });
    const parts = [await axe.evaluate(inPage.runPart, { element, options })];
    for (const inner of frames) parts.push(...((await this.#inside(frame, inner)) as PartialResult[]));
    return await axe.evaluate(inPage.finish, { parts, options });
  }

  async axeIn(frame: Frame): Promise<Axe> {
    const known = this.#axes.get(frame);
    if (known) return known;
    const axe = (await frame.evaluateHandle(await axeScript())) as Axe;
    this.#axes.set(frame, axe);
    return axe;
  }

  /** The frame in which a chain of selectors ends. */
  async frameAt(chain: readonly inPage.Selector[]): Promise<Frame | null> {
    let frame: Frame | null = this.start.frame;
    for (const selector of chain) frame = frame && (await this.#frameBehind(frame, selector));
    return frame;
  }

  async dispose(): Promise<void> {
    await Promise.allSettled([...this.#axes.values()].map((axe) => axe.dispose()));
  }

  /** The results of a frame and of those inside it, in the order that axe puts them together; `null` where none can be had. */
  async #inside(outer: Frame, { frameSelector, frameContext }: Inner): Promise<(PartialResult | null)[]> {
    const found = (async () => {
      const frame = await this.#frameBehind(outer, frameSelector);
      return frame ? await this.#parts(frame, frameContext) : [null];
    })();
    return await inTime(found).catch(() => [null]);
  }

  async #parts(frame: Frame, context: FrameContextObject): Promise<(PartialResult | null)[]> {
    const axe = await this.axeIn(frame);
    const frames = await axe.evaluate(inPage.framesIn, { context });
    const parts: (PartialResult | null)[] = [
      await axe.evaluate(inPage.runPart, { context, options: this.options }),
    ];
    for (const inner of frames) parts.push(...(await this.#inside(frame, inner)));
    return parts;
  }

  async #frameBehind(outer: Frame, selector: inPage.Selector): Promise<Frame | null> {
    const axe = await this.axeIn(outer);
    const handle = await axe.evaluateHandle(inPage.elementAt, selector);
    return (await handle.asElement()?.contentFrame()) ?? null;
  }
}

interface Inner {
  frameSelector: inPage.Selector;
  frameContext: FrameContextObject;
}

async function inTime<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), FRAME_LIMIT);
  });
  return await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
