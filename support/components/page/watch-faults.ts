import { faultOf, report } from './report';

/** Errors that were told already, or that React has handed over: the browser may tell of them once more. */
const known = new WeakSet<object>();

export function claim(error: unknown): void {
  if (typeof error === 'object' && error !== null) known.add(error);
}

/** Reports what is thrown in handlers and promises. */
export function watchFaults(): void {
  window.addEventListener('error', (event) => {
    // Layout observers that need another frame are no fault, though browsers tell it as one.
    if (/^ResizeObserver loop/.test(event.message) || isReactsOwn()) return;
    told(event.error ?? event.message);
  });
  window.addEventListener('unhandledrejection', (event) => told(event.reason));
}

/** It waits for the current task to end, in which React may hand the error over. */
function told(error: unknown): void {
  afterTask(() => {
    if (typeof error === 'object' && error !== null && known.has(error)) return;
    claim(error);
    report({ type: 'fault', fault: faultOf('later', error) });
  });
}

/** A timer would be one of the scenario's clock, which may stand still. */
function afterTask(run: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    run();
  };
  port2.postMessage(null);
}

/** React 18 lets the window know of an error before it looks for a boundary, or throws it on when there is none. */
function isReactsOwn(): boolean {
  return /invokeGuardedCallback/.test(new Error('where from?').stack ?? '');
}
