// Modules that a thread can do without, as long as nobody asks for what is in them.
const Module = require('node:module');

/**
 * Lets a module be loaded when something of it is asked for, not when it is required. Of modules that TypeScript has made,
 * which ask each other for single names.
 *
 * @param {string} request
 * @param {(load: () => object) => object} [but] what of it is there at once; it can load the rest.
 */
function leaveOut(request, but = () => ({})) {
  const file = require.resolve(request);
  if (require.cache[file]) return;
  const standIn = Object.assign(new Module(file), { loaded: true });
  const load = () => {
    if (require.cache[file] === standIn) delete require.cache[file];
    return require(file);
  };
  const atOnce = but(load);
  standIn.exports = new Proxy(
    {},
    {
      get: (_, name) => name === '__esModule' || (atOnce[name] ?? load()[name]),
      has: (_, name) => name in load(),
      ownKeys: () => Reflect.ownKeys(load()),
      getOwnPropertyDescriptor: (_, name) => {
        const descriptor = Reflect.getOwnPropertyDescriptor(load(), name);
        return descriptor && { ...descriptor, configurable: true };
      },
    },
  );
  require.cache[file] = standIn;
}

module.exports = { leaveOut };
