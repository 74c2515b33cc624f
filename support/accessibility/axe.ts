import { readFile } from 'node:fs/promises';
import type * as Axe from 'axe-core';

/** The library as it is in the page. */
export type AxeInPage = typeof Axe;

let script: Promise<string> | undefined;

/**
 * A script whose value is axe. It leaves no global behind: the page may have an axe of its own. And it waits by the
 * real clock: while a scenario has stopped the page's clock, axe would wait for ever.
 */
export async function axeScript(): Promise<string> {
  script ??= readFile(require.resolve('axe-core/axe.min.js'), 'utf8').then(wrapped);
  return await script;
}

function wrapped(source: string): string {
  return `(() => {
  const { setTimeout, clearTimeout } = window.__pwClock?.builtins ?? window;
  return ((setTimeout, clearTimeout, define, module, exports) => {
    const before = Object.getOwnPropertyDescriptor(window, 'axe');
    ${source};
    const axe = window.axe;
    delete window.axe;
    if (before) Object.defineProperty(window, 'axe', before);
    return axe;
  })(setTimeout.bind(window), clearTimeout.bind(window));
})()`;
}
