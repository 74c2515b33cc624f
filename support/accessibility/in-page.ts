import type { AxeResults, FrameContextObject, PartialResult, RunOptions } from 'axe-core';
import type { AxeInPage } from './axe';

/*
 * What runs in the page: each function is sent there alone and may use nothing from around it.
 */

export interface Part {
  /** Without one: the whole document. */
  element?: Element | null;
  /** What of a frame's document is wanted, as the document around it tells. */
  context?: FrameContextObject;
}

/** One element: a list leads through shadow trees. */
export type Selector = string | [string, string, ...string[]];

/** The frames inside the part, and what is wanted of each. */
export function framesIn(axe: AxeInPage, { element, context }: Part) {
  return axe.utils.getFrameContexts(element ? { include: [element] } : (context ?? document)) as {
    frameSelector: Selector;
    frameContext: FrameContextObject;
  }[];
}

/** A part without frames, in one go. */
export async function runAll(
  axe: AxeInPage,
  { element, options }: Part & { options: RunOptions },
): Promise<AxeResults> {
  return await axe.run(element ? { include: [element] } : document, options);
}

/** A part with frames is run frame by frame, and put together by `finish`. */
export async function runPart(
  axe: AxeInPage,
  { element, context, options }: Part & { options: RunOptions },
): Promise<PartialResult> {
  return await axe.runPartial(element ? { include: [element] } : (context ?? document), options);
}

export async function finish(
  axe: AxeInPage,
  { parts, options }: { parts: (PartialResult | null)[]; options: RunOptions },
): Promise<AxeResults> {
  return await axe.finishRun(parts, options);
}

export function elementAt(axe: AxeInPage, selector: Selector): Element | null {
  return axe.utils.shadowSelect(selector);
}

/** `button "Save"` for each selector, as assistive technology has it. */
export function describe(axe: AxeInPage, selectors: Selector[]): string[] {
  const { aria, text } = axe.commons as unknown as {
    aria: { getRole(element: Element): string | null };
    text: { accessibleText(element: Element): string };
  };
  axe.setup(document);
  try {
    return selectors.map((selector) => {
      const element = axe.utils.shadowSelect(selector);
      if (!element) return String(selector);
      const role = aria.getRole(element) ?? element.localName;
      if (role === 'html' || role === 'body') return role;
      const name = text.accessibleText(element).replaceAll(/\s+/g, ' ').trim();
      const shown = name.length > 80 ? `${name.slice(0, 80)}…` : name;
      return name === '' ? `${role} without a name` : `${role} "${shown}"`;
    });
  } finally {
    axe.teardown();
  }
}

export function ruleNames(axe: AxeInPage): string[] {
  return axe.getRules().map(({ ruleId }) => ruleId);
}
