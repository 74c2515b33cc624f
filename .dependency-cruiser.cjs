// The import law (docs/architecture.md): every folder imports only from the folders on its right. The tables below are
// the law; the rules are made from them. `npm run imports` checks the code against the rules, and
// tests/house/imports.test.ts checks the rules against the code: an allowance that nothing uses is an error too.

/** Folder → what it may import besides itself. `support` stands for every folder in it. */
const FOLDERS = {
  'brine.config.ts': ['support/settings/define.ts', 'support/identity'],
  scripts: ['authoring', 'support/browser'],
  authoring: ['support'],
  benchmarks: ['reports', 'support'],
  cli: ['runs', 'reports', 'authoring', 'init', 'support/errors', 'support/evidence/redact.ts', 'support/generate', 'support/home', 'support/matching/suggest.ts', 'support/settings', 'support/web/folder.ts'],
  // runs/worker/worker.ts alone hands the World the parts that outlive a scenario: the one arrow back.
  runs: ['reports', 'support', 'worlds/worker.ts'],
  init: ['support/home', 'support/phrases/source.ts'],
  exports: ['runs', 'support', 'worlds'],
  reports: [
    'support/causes',
    'support/csv',
    'support/databases',
    'support/errors',
    'support/evidence',
    'support/home',
  ],
  'step-definitions': ['worlds', 'support'],
  worlds: ['support'],

  'support/accessibility': [
    'support/browser',
    'support/errors',
    'support/home',
    'support/settings',
    'support/snapshots',
  ],
  'support/causes': ['support/errors', 'support/evidence', 'support/services', 'support/wait'],
  'support/compose': ['support/errors', 'support/matching', 'support/services', 'support/settings'],
  'support/components': [
    'support/browser',
    'support/errors',
    'support/home',
    'support/matching',
    'support/settings',
    'support/wait',
  ],
  'support/examples': ['support/errors', 'support/matching'],
  'support/browser': [
    'support/csv',
    'support/errors',
    'support/evidence',
    'support/matching',
    'support/settings',
    'support/wait',
  ],
  'support/csv': [],
  'support/databases': [
    'support/errors',
    'support/matching',
    'support/services',
    'support/settings',
    'support/wait',
  ],
  'support/fuzz': ['support/errors', 'support/evidence', 'support/http', 'support/matching', 'support/openapi'],
  'support/generate': ['support/errors', 'support/matching', 'support/openapi', 'support/values'],
  'support/http': [
    'support/errors',
    'support/evidence',
    'support/matching',
    'support/openapi',
    'support/values',
    'support/wait',
  ],
  'support/identity': ['support/errors', 'support/evidence', 'support/settings'],
  'support/links': [
    'support/errors',
    'support/evidence',
    'support/http',
    'support/matching',
    'support/settings',
  ],
  'support/mocks': [
    'support/errors',
    'support/evidence',
    'support/http',
    'support/links',
    'support/matching',
    'support/openapi',
    'support/settings',
    'support/wait',
  ],
  'support/phrases': ['support/errors', 'support/home', 'support/matching'],
  'support/openapi': ['support/errors', 'support/evidence', 'support/matching', 'support/values'],
  'support/screenshots': [
    'support/browser',
    'support/errors',
    'support/settings',
    'support/snapshots',
  ],
  'support/services': ['support/errors', 'support/matching', 'support/settings', 'support/wait'],
  'support/streams': [
    'support/errors',
    'support/evidence',
    'support/http',
    'support/matching',
    'support/wait',
  ],
  'support/web': ['support/errors', 'support/wait'],
  'support/webhooks': [
    'support/errors',
    'support/evidence',
    'support/http',
    'support/matching',
    'support/streams',
  ],
  'support/snapshots': ['support/errors', 'support/evidence', 'support/home', 'support/matching'],
  'support/traffic': [
    'support/errors',
    'support/evidence',
    'support/generate',
    'support/matching',
    'support/openapi',
    'support/snapshots',
  ],
  'support/values': ['support/errors', 'support/matching'],
  'support/evidence': ['support/wait'],
  'support/settings': ['support/errors'],
  'support/matching': ['support/errors'],
  'support/wait': ['support/errors'],
  'support/errors': [],
  'support/home': [],
};

/** Folder → all folders in it, each of which uses only those before it. */
const ORDERS = {
  'support/browser': ['choices', 'launch', 'contexts', 'elements', 'followers', 'requests', 'seats', 'evidence', 'session', 'actions', 'looks', 'structure'],
  'support/services': ['process', 'log', 'build', 'start', 'instances', 'group'],
};

/** Outside package → the only places that import it. A package without a line here has no door and is refused. */
const DOORS = {
  '@cucumber/cucumber': ['benchmarks/bare-nothing.js', 'exports', 'step-definitions', 'worlds', 'runs', 'cli', 'authoring', 'support/phrases/registered.ts'],
  '@cucumber/cucumber-expressions': ['authoring', 'runs/quick/expressions.ts'],
  '@cucumber/gherkin': ['runs/scenarios/examples.ts', 'authoring', 'support/phrases', 'support/generate/print.ts'],
  '@cucumber/gherkin-utils': ['authoring/format', 'support/generate/print.ts'],
  '@cucumber/tag-expressions': ['cli/run-options.ts', 'reports/site/page'],
  '@cucumber/messages': ['worlds', 'runs', 'reports/messages', 'support/examples', 'support/generate', 'support/phrases', 'authoring'],
  '@faker-js/faker': ['support/values'],
  acorn: ['runs/archive/es-module.js'],
  'axe-core': ['support/accessibility'],
  ajv: ['support/openapi'],
  'ajv-formats': ['support/openapi'],
  // The settings name its type alone, for the hook `api.axios`.
  axios: ['support/http', 'support/settings/settings.ts'],
  chokidar: ['runs/watch'],
  'csv-parse': ['support/csv', 'support/examples'],
  diff: ['support/generate/plan.ts'],
  dotenv: ['support/settings'],
  esbuild: ['reports/site/bundle.ts', 'scripts/pack.mjs'],
  'eventsource-parser': ['support/streams'],
  'fastest-levenshtein': ['authoring', 'support/phrases', 'support/settings', 'support/examples', 'support/matching', 'support/browser'],
  'fast-check': ['support/fuzz'],
  fflate: ['support/evidence'],
  'https-proxy-agent': ['support/http/connection.ts'],
  httpxy: ['support/web'],
  'json-p3': ['support/matching'],
  marked: ['reports/site/markdown.ts'],
  'multiple-cucumber-html-reporter': ['reports/classic'],
  pg: ['support/databases'],
  pixelmatch: ['support/screenshots'],
  playwright: ['benchmarks', 'support/accessibility', 'support/browser', 'support/screenshots'],
  pluralize: ['support/generate/names.ts'],
  pngjs: ['support/screenshots'],
  // The front end's own, at run time; here their types.
  react: ['support/components/page'],
  'react-dom': ['support/components/page'],
  saxes: ['reports/imports'],
  sirv: ['support/web'],
  'tough-cookie': ['support/http/cookies.ts'],
  'ts-node': ['runs/loading/compilers.js'],
  '@cspotcode/source-map-support': ['runs/loading/source-maps.js'],
  typescript: ['authoring/vocabulary', 'support/settings/line.ts', 'scripts'],
  vite: ['support/components'],
  valibot: ['support/settings', 'reports/facts.ts', 'reports/history', 'reports/imports'],
  ws: ['support/streams'],
  'js-yaml': ['support/openapi/read-text.ts'],
  yaml: ['reports/gate', 'support/compose', 'support/matching'],
};

/** Node's own doors to the outside → the only places that open them. */
const BUILTINS = {
  child_process: [
    'benchmarks',
    'support/compose',
    'support/services',
    'support/databases',
    'support/browser/launch/install.ts',
    'support/browser/launch/sandbox.ts',
    'support/web/build.ts',
    'runs',
    'scripts/tools.mjs',
    'init/find/cargo.ts',
  ],
  'https?': ['benchmarks', 'support/components', 'support/http', 'support/links', 'support/mocks', 'support/services', 'support/streams', 'support/web', 'support/webhooks'],
  net: ['benchmarks', 'runs/doctor/machine.ts', 'support/components', 'support/databases', 'support/links', 'support/mocks', 'support/services', 'support/web'],
  worker_threads: ['support/services', 'runs/guard', 'runs/supplies/demand.ts', 'runs/supplies/notices.ts', 'runs/archive/where.js', 'runs/loading/compilers.js', 'runs/worker/crew.ts', 'runs/worker/worker.ts', 'runs/worker/thread.js'],
};

/** Folders that touch nothing outside; settings alone among them reads files. */
const PURE = ['support/errors', 'support/wait', 'support/matching', 'support/values', 'support/evidence'];

const OURS =
  '^(brine\\.config\\.ts$|(authoring|benchmarks|cli|docs|examples|exports|features|init|reports|runs|scripts|step-definitions|support|templates|tests|worlds)/)';

/** 'support/http' → everything in that folder; 'worlds/worker.ts' → that file. */
const within = (place) => (/\.\w+$/.test(place) ? `^${place.replaceAll('.', '\\.')}$` : `^${place}/`);

/** Resolved or, in a tree without its packages, as it is written. */
const packageNamed = (name) => `(^|(^|/)node_modules/)${name}(/|$)`;

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const folderRules = Object.entries(FOLDERS).map(([folder, allowed]) =>
  rule(
    `${folder} keeps to its folders`,
    `${folder} may import ${allowed.join(', ') || 'no other folder'}. Move the code to where the arrows lead, or argue for a new arrow in the table.`,
    { path: [within(folder)] },
    { path: [OURS], pathNot: [within(folder), ...allowed.map(within)] },
  ),
);

const orderRules = Object.entries(ORDERS).flatMap(([folder, all]) =>
  all.slice(0, -1).map((one, index) =>
    rule(
      `${folder}/${one} uses only what is before it`,
      `In ${folder} the order is ${all.join(', ')}. Move the code to where it may ask for what it needs, or argue for another order.`,
      { path: [within(`${folder}/${one}`)] },
      { path: all.slice(index + 1).map((later) => within(`${folder}/${later}`)) },
    ),
  ),
);

const doorRules = Object.entries(DOORS).map(([name, doors]) =>
  rule(
    `${name} has one door`,
    `${name} is imported only by ${doors.join(', ')}. Ask those for what you need.`,
    { pathNot: doors.map(within) },
    { path: [packageNamed(name)] },
  ),
);

const builtinRules = Object.entries(BUILTINS).map(([name, doors]) =>
  rule(
    `node:${name} has one door`,
    `node:${name} is imported only by ${doors.join(', ')}.`,
    { pathNot: doors.map(within) },
    { dependencyTypes: ['core'], path: [`^(node:)?${name}$`] },
  ),
);

module.exports = {
  forbidden: [
    rule('no cycles', 'Two files that need each other are one thing, or hide a third one.', {}, { circular: true }),
    ...folderRules,
    ...orderRules,
    rule(
      'every folder is in the table',
      'A new folder needs its line in FOLDERS.',
      { pathNot: [Object.keys(FOLDERS).map(within).join('|')] },
      {},
    ),
    rule(
      'the worker alone provides the World',
      'runs/worker/worker.ts gives the World what outlives a scenario; nothing else in runs/ knows of it.',
      { path: [within('runs')], pathNot: [within('runs/worker/worker.ts')] },
      { path: [within('worlds')] },
    ),
    rule(
      'nothing imports sentences',
      'What a step needs from another step is a function in support/ or worlds/.',
      { pathNot: [within('step-definitions')] },
      { path: [within('step-definitions')] },
    ),
    rule(
      'the framework does not know the shop',
      'The shop’s World and phrases are an example; Brine works without them.',
      { pathNot: [within('worlds/shop'), within('step-definitions/shop')] },
      { path: [within('worlds/shop'), within('step-definitions/shop')] },
    ),
    ...doorRules,
    rule(
      'every package has a door',
      'A new package needs its line in DOORS: which folder hides it from the others?',
      {},
      {
        dependencyTypesNot: ['core', 'local', 'localmodule', 'aliased'],
        path: ['^(?!\\.|/)'],
        pathNot: Object.keys(DOORS).map(packageNamed),
      },
    ),
    ...builtinRules,
    rule(
      'pure folders touch nothing outside',
      'Time, files, environment and processes come in as arguments.',
      { path: PURE.map(within) },
      {
        dependencyTypes: ['core'],
        path: ['^(node:)?(fs|fs/promises|os|process|child_process|https?|http2|net|tls|dgram|dns|worker_threads|cluster)$'],
      },
    ),
    rule(
      'settings only read files',
      'Settings read brine.config.ts and the .env files; what is started or asked over a network belongs elsewhere.',
      { path: [within('support/settings')] },
      {
        dependencyTypes: ['core'],
        path: ['^(node:)?(os|process|child_process|https?|http2|net|tls|dgram|dns|worker_threads|cluster)$'],
      },
    ),
    rule(
      'what ships is a dependency',
      'A package used by more than tests belongs to "dependencies" in package.json.',
      // The report's page is put together before Brine is packed.
      { pathNot: [within('scripts/pack.mjs'), within('reports/site/bundle.ts')] },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm-peer'] },
    ),
  ],
  options: {
    // Imports that are types alone count: they are arrows in the reader's head all the same. A package that is loaded
    // through createRequire is seen by the type import beside it.
    tsPreCompilationDeps: true,
    exoticRequireStrings: ['load'],
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(reports/output|benchmarks/peers)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
  },
};
