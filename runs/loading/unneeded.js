// What Cucumber loads at once and few runs need is left to those who ask for it: its formatters, and packages for what is seldom.
// They are a third of the modules that a thread would load. To be loaded before Cucumber.
const path = require('node:path');
const { leaveOut } = require('./left-out');

const CUCUMBER = '@cucumber/cucumber/lib';
const FORMATTER = `${CUCUMBER}/formatter`;
const FORMATTERS = ['json', 'progress', 'rerun', 'snippets', 'summary', 'usage', 'usage_json'];
/** Those that are plugins, each in a file of its own. */
const PLUGINS = ['html', 'message', 'pretty', 'progress', 'progress-bar', 'summary'];

const cucumber = require.resolve('@cucumber/cucumber');
// Tables of ambiguous steps, the text of failed assertions, the places of arguments for those who mark them, `cucumber.yaml`.
for (const way of [
  ['cli-table3'],
  ['assertion-error-formatter'],
  ['@cucumber/cucumber-expressions', 'regexp-match-indices', 'regexp-tree'],
  ['yaml'],
])
  leaveOutPackage(way);
for (const module of ['index', 'builder', ...FORMATTERS.map((name) => `${name}_formatter`)])
  leaveOut(`${FORMATTER}/${module}`);
// Every run asks for these.
const { formatLocation } = require(`${FORMATTER}/helpers/location_helpers`);
const { default: EventDataCollector } = require(`${FORMATTER}/helpers/event_data_collector`);
leaveOut(`${FORMATTER}/helpers/index`, () => ({ formatLocation, EventDataCollector }));
// What is documented there would be in Cucumber's own help; Brine has another.
leaveOut(`${FORMATTER}/builtin/index`, (load) => ({ documentation: {}, default: builtin(load) }));

function builtin(load) {
  const get = (_, name) => {
    if (PLUGINS.includes(name)) return require(`${FORMATTER}/builtin/${name}`).default;
    // The name of one that is not Cucumber's is an address.
    return /^[a-z-]+$/.test(name) ? load().default[name] : undefined;
  };
  return new Proxy({}, { get });
}

/** @param {readonly string[]} way packages from Cucumber's own on, each of which needs the next. */
function leaveOutPackage(way) {
  try {
    const file = way.reduce((from, name) => require.resolve(name, { paths: [path.dirname(from)] }), cucumber);
    // Code that was compiled from ES modules takes the whole of it for its default export.
    leaveOut(file, (load) => ({
      get default() {
        const all = load();
        return all.default ?? all;
      },
    }));
  } catch {
    // This Cucumber does without it.
  }
}
