// Watches from a thread of its own that the others' event loops turn, and stops code that keeps one from it: through
// Node's inspector, because only a debugger gets into a thread that never comes to rest. Plain JavaScript, for a thread
// that loads TypeScript takes a tenth of a second of everyone's time.
const { appendFileSync } = require('node:fs');
const { workerData } = require('node:worker_threads');
const { doorTo, within } = require('./door');

/** @type {{ buffer: SharedArrayBuffer, layout: import('./memory').Layout, blocked: number, cap: number, free: boolean, file: string }} */
const { buffer, layout, blocked, cap, free, file } = workerData;
const numbers = new Int32Array(buffer);

/** Milliseconds between two looks. */
const LOOK = 250;
/** Milliseconds in which JavaScript stops for the debugger, also on a busy machine. */
const HALT = 2_000;
/** Milliseconds that a thread may take to answer, or to go on. */
const PATIENCE = 5_000;
/** Milliseconds in which JavaScript that runs stops: what takes longer comes out of something else. */
const AT_ONCE = 100;
/** Milliseconds in which what came out of it shows a beat. */
const RECOVERY = 1_000;
/** How many steps to go when it stands within Node itself, which must not be stopped half-way. */
const TRIES = 100;

/** By its place in the memory: how long it has not moved since when, in our own looks: a computer may sleep. */
const still = new Map();

async function look() {
  const threads = Atomics.load(numbers, layout.threads);
  for (let index = 0; index < threads; index += 1) {
    const place = layout.first + index * layout.fields;
    const thread = Atomics.load(numbers, place) - 1;
    if (thread < 0) continue;
    const beat = Atomics.load(numbers, place + 1);
    const known = still.get(place);
    if (known?.beat !== beat) {
      still.set(place, { beat, time: 0, next: blocked });
      continue;
    }
    known.time += LOOK;
    if (known.time >= known.next) await rescue(thread, place, known);
  }
}

async function rescue(thread, place, known) {
  const begun = performance.now();
  const outcome = await stop(thread, place, known.beat).catch((error) => ({
    story: { text: String(error) },
  }));
  if (outcome.gone) {
    Atomics.store(numbers, place, 0);
    return;
  }
  known.time += performance.now() - begun;
  if (await moves(place, known.beat, outcome.freed ? PATIENCE : 0)) return;
  known.next = known.time + blocked;
  if (outcome.story) giveUp(outcome.story);
  else if (known.time >= cap) giveUp(nativeStory());
}

/** Such code does not stop for a debugger. It may be slow for a good reason, so it may take as long as any step. */
function nativeStory() {
  const seconds = Math.round(cap / 1_000);
  return {
    text: `The event loop was blocked for ${seconds} s by something that is not JavaScript, such as execSync.`,
  };
}

/** Nothing but the end of the process helps; the supervisor reads why. */
function giveUp(story) {
  appendFileSync(file, `${JSON.stringify(story)}\n`);
  process.kill(process.pid, 'SIGKILL');
}

async function moves(place, beat, patience) {
  for (let waited = 0; ; waited += LOOK) {
    if (Atomics.load(numbers, place + 1) !== beat) return true;
    if (waited >= patience) return false;
    await pause(LOOK);
  }
}

/** @returns whether it is `freed`, or the thread `gone`; a `story` to tell if not; nothing if no JavaScript of the project runs there. */
async function stop(thread, place, beat) {
  const door = await doorTo(thread, HALT);
  if (typeof door === 'string') return { [door]: true };
  try {
    const urls = new Map();
    door.on('Debugger.scriptParsed', ({ scriptId, url }) => urls.set(scriptId, url));
    door.post('Debugger.enable');
    let order = 'Debugger.pause';
    for (let left = TRIES; left > 0; left -= 1) {
      const { callFrames, late } = await halt(door, order);
      if (!callFrames) return {};
      if (late && left === TRIES) {
        if (await recovers(door, place, beat)) return {};
        continue;
      }
      const frames = framesOf(callFrames, urls);
      if (!frames[0].node) return await end(door, callFrames[0], await isSafe(door, frames));
      order = onward(frames);
    }
    return { story: { text: 'The event loop was blocked by something within Node.' } };
  } finally {
    await within(HALT, door.close());
  }
}

/** `callFrames`, the innermost first, are missing while no JavaScript runs; `late` when it was something else until just now. */
async function halt(door, order) {
  const paused = door.next('Debugger.paused');
  const asked = performance.now();
  door.post(order);
  const { callFrames } = (await within(HALT, paused)) ?? {};
  return { callFrames, late: performance.now() - asked > AT_ONCE };
}

/** Out of what Node does for the code that blocks, or into that code. */
function onward(frames) {
  return frames.some(({ node }) => !node) ? 'Debugger.stepOut' : 'Debugger.stepInto';
}

function framesOf(callFrames, urls) {
  return callFrames.map(({ functionName, location }) => ({
    functionName,
    location,
    node: (urls.get(location.scriptId) ?? '').startsWith('node:'),
  }));
}

/** Innocent code that comes back from what is no JavaScript stops for the debugger too, but goes on by itself. */
async function recovers(door, place, beat) {
  await within(HALT, door.post('Debugger.resume'));
  return await moves(place, beat, RECOVERY);
}

async function end(door, { callFrameId }, safe) {
  const expression = "globalThis[Symbol.for('brine.guard')].blockedHere()";
  const answer = await within(
    PATIENCE,
    door.post('Debugger.evaluateOnCallFrame', { callFrameId, expression, returnByValue: true }),
  );
  const story = JSON.parse(answer?.result?.value ?? '{"text":"The step blocked the event loop."}');
  if (story && !(safe && free)) return { story };
  if (!story) {
    await within(HALT, door.post('Debugger.resume'));
    return {};
  }
  door.post('Runtime.terminateExecution');
  await within(PATIENCE, door.post('Debugger.resume'));
  return { freed: true };
}

/**
 * Node keeps a stack of its own of what it is calling, and aborts when that is not as it was left: so what it calls in
 * these places must not be stopped, but for the microtasks that it runs in between.
 */
const CALLERS = ['listOnTimeout', 'processImmediate', 'processTicksAndRejections', 'runInAsyncScope'];
const BETWEEN = /\brun(?:Microtasks|NextTicks)\(\)/;

async function isSafe(door, frames) {
  for (const { node, functionName, location } of frames) {
    if (!node || !CALLERS.includes(functionName)) continue;
    const source = await within(HALT, door.post('Debugger.getScriptSource', { scriptId: location.scriptId }));
    if (!BETWEEN.test(source?.scriptSource.split('\n')[location.lineNumber] ?? '')) return false;
  }
  return true;
}

function pause(time) {
  return new Promise((resolve) => setTimeout(resolve, time));
}

async function watch() {
  for (;;) {
    await pause(LOOK);
    await look();
  }
}

void watch();
