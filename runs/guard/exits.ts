import { ProcessEndedError } from './errors';
import { isFromRunner, tellingFrames } from './frames';

type Call = (...args: never[]) => unknown;

/**
 * Keeps code of the project from ending this thread or the process: the call throws instead, and is told. The runner's
 * own calls pass.
 */
export function forbidExits(root: string, tell: (error: ProcessEndedError) => void): void {
  const { exit, kill } = process;
  const refuse = (call: string, stack: string): never => {
    const error = new ProcessEndedError(call, tellingFrames(stack, root));
    tell(error);
    throw error;
  };
  process.exit = function brineExit(code) {
    const stack = stackAbove(brineExit);
    if (!isFromRunner(stack)) return refuse(`process.exit(${code ?? ''})`, stack);
    // An exit code that is given, if only as undefined, takes the place of the one that was set.
    return code === undefined ? exit.call(process) : exit.call(process, code);
  };
  process.abort = function brineAbort() {
    return refuse('process.abort()', stackAbove(brineAbort));
  };
  process.kill = function brineKill(pid, signal) {
    const stack = stackAbove(brineKill);
    if (pid !== process.pid || signal === 0 || isFromRunner(stack)) return kill.call(process, pid, signal);
    return refuse(
      `process.kill(process.pid${signal === undefined ? '' : `, ${JSON.stringify(signal)}`})`,
      stack,
    );
  };
}

/** As the languages and source maps of the project have it. */
function stackAbove(call: Call): string {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, call);
  return holder.stack ?? '';
}
