// ts-node maps each frame of each stack to its source, every time anew. Playwright asks for a stack at every call, to
// know who called it; those stacks are few, and come again with every step.

/** Stacks that are remembered; beyond that, all are forgotten and learned again. */
const MOST = 1_000;

/** Lets stacks that were mapped before be looked up. To be called once a thread, when ts-node is there. */
function rememberStacks() {
  const prepare = Error.prepareStackTrace;
  const known = new Map();
  Error.prepareStackTrace = (error, frames) => {
    const head = prepare(error, []);
    const key = keyOf(frames);
    let lines = known.get(key);
    if (lines === undefined) {
      lines = prepare(error, frames).slice(head.length);
      if (known.size >= MOST) known.clear();
      known.set(key, lines);
    }
    return head + lines;
  };
}

/** Where each frame is, without the words for it: putting those together is most of what a stack costs. */
function keyOf(frames) {
  let key = '';
  for (const frame of frames) {
    key += `${frame.getScriptNameOrSourceURL()}:${frame.getPosition()}:${frame.getTypeName()}:${frame.isAsync()}:${frame.getPromiseIndex()}\n`;
  }
  return key;
}

module.exports = { rememberStacks };
