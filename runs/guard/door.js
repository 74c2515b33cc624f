// How the watchdog gets into another thread: through Node's inspector. A door posts orders, and tells of events.
const inspector = require('node:inspector');

/**
 * @param {number} thread 0 for the main one.
 * @param {number} limit milliseconds that the way in may take.
 * @returns a door; or why there is none: the thread is `gone`, or the main thread, which knows it, is `busy` itself.
 */
async function doorTo(thread, limit) {
  return thread === 0 ? mainDoor() : await workerDoor(thread, limit);
}

function mainDoor() {
  const session = new inspector.Session();
  session.connectToMainThread();
  const on = (event, listener) => session.on(event, ({ params }) => listener(params));
  return {
    on,
    next: (event) => new Promise((resolve) => session.once(event, ({ params }) => resolve(params))),
    post: (method, params) => posted(session, method, params),
    // Otherwise Node waits at its end for a debugger that is not there.
    close: async () => {
      await posted(session, 'Debugger.disable');
      session.disconnect();
    },
  };
}

/** Through the main thread, which knows its workers. */
async function workerDoor(thread, limit) {
  const session = new inspector.Session();
  session.connectToMainThread();
  const attached = new Promise((resolve) => {
    session.on('NodeWorker.attachedToWorker', ({ params: { sessionId, workerInfo } }) => {
      // Its id there is another one than that of the thread.
      if (new RegExp(`^\\[worker ${thread}\\]`).test(workerInfo.title)) resolve(sessionId);
    });
  });
  const none = posted(session, 'NodeWorker.enable', { waitForDebuggerOnStart: false }).then(() => 'gone');
  const sessionId = await within(limit, Promise.race([attached, none]));
  if (sessionId === undefined || sessionId === 'gone') {
    session.disconnect();
    return sessionId ?? 'busy';
  }
  const answers = new Map();
  const listeners = new Set();
  session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
    if (params.sessionId !== sessionId) return;
    const message = JSON.parse(params.message);
    if (message.id) answers.get(message.id)?.(message.result);
    else for (const listener of [...listeners]) listener(message);
  });
  const on = (event, listener) => {
    const heard = ({ method, params }) => method === event && listener(params);
    listeners.add(heard);
    return () => listeners.delete(heard);
  };
  const post = (method, params) =>
    new Promise((resolve) => {
      const id = answers.size + 1;
      answers.set(id, resolve);
      posted(session, 'NodeWorker.sendMessageToWorker', {
        sessionId,
        message: JSON.stringify({ id, method, params }),
      });
    });
  return {
    on,
    next: (event) =>
      new Promise((resolve) => {
        const off = on(event, (params) => {
          off();
          resolve(params);
        });
      }),
    post,
    close: async () => {
      await post('Debugger.disable');
      await posted(session, 'NodeWorker.disable');
      session.disconnect();
    },
  };
}

/** Undefined for an error: a thread that ends meanwhile answers nothing. */
function posted(session, method, params) {
  return new Promise((resolve) => {
    try {
      session.post(method, params, (_, result) => resolve(result));
    } catch {
      resolve(undefined);
    }
  });
}

/** Undefined when it takes longer. */
async function within(limit, promise) {
  let timer;
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, limit);
  });
  return await Promise.race([promise, over]).finally(() => clearTimeout(timer));
}

module.exports = { doorTo, within };
