import * as v from 'valibot';

const text = v.pipe(v.string(), v.nonEmpty('is empty'));
const texts = v.record(v.string(), v.string());
const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(1));
const pattern = v.pipe(text, v.check(isPattern, 'is not a regular expression'));
const databaseName = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_-]{0,30}$/i, 'should be a short name of letters, digits, - and _'),
);
const address = v.strictObject({ log: pattern });
const httpUrl = v.pipe(v.string(), v.url('is not a URL, such as "https://orders.example.com"'));
const command = v.pipe(
  v.array(text, `should be a list, such as ['node', 'server.mjs']`),
  v.minLength(1, 'needs at least the program'),
);

const migrations = 'should be a folder of .sql files, or a command as a list';

const isolation = v.optional(v.picklist(['scenario', 'worker', 'run']));

const common = {
  dependsOn: v.optional(v.array(text)),
  env: v.optional(texts),
  ready: v.optional(
    oneOf({
      http: v.strictObject({ http: v.pipe(v.string(), v.startsWith('/', 'must begin with "/"')) }),
      tcp: v.strictObject({ tcp: v.literal(true) }),
      log: v.strictObject({ log: pattern }),
    }),
  ),
  openapi: v.optional(text),
  graphql: v.optional(v.pipe(v.string(), v.startsWith('/', 'must begin with "/"'))),
  tls: v.optional(
    v.strictObject({
      ca: v.optional(text),
      certificate: v.optional(text),
      key: v.optional(text),
      passphrase: v.optional(text),
      insecure: v.optional(v.boolean()),
    }),
  ),
};

const service = oneOf({
  cargo: v.strictObject({
    ...common,
    cargo: v.strictObject({
      manifest: text,
      bin: text,
      package: v.optional(text),
      features: v.optional(v.array(text)),
      release: v.optional(v.boolean()),
    }),
    args: v.optional(v.array(v.string())),
    address: v.optional(address),
    isolation,
  }),
  command: v.strictObject({
    ...common,
    command,
    directory: v.optional(text),
    address: v.optional(address),
    isolation,
  }),
  compose: v.strictObject({
    ready: common.ready,
    openapi: common.openapi,
    graphql: common.graphql,
    tls: common.tls,
    compose: v.strictObject({
      file: text,
      service: text,
      port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
    }),
  }),
  url: v.strictObject({ ...common, url: httpUrl }),
  mock: v.strictObject({
    ...common,
    mock: v.union(
      [
        v.literal(true),
        v.strictObject({
          replies: v.optional(text),
          contract: v.optional(v.picklist(['off', 'warn', 'fail'])),
          recordings: v.optional(text),
          target: v.optional(httpUrl),
        }),
      ],
      'should be true, or an object of replies, contract, recordings and target',
    ),
  }),
});

const created = {
  migrate: v.optional(v.union([text, command], migrations)),
  seed: v.optional(text),
  reset: v.optional(v.picklist(['rows', 'all', 'off'])),
};
const postgresUrl = v.pipe(
  v.string(),
  v.regex(
    /^postgres(ql)?:\/\/./,
    'is not a URL of PostgreSQL, such as "postgres://ann@127.0.0.1:5432/postgres"',
  ),
);
const database = oneOf({
  sqlite: v.strictObject({ sqlite: v.literal(true), ...created }),
  postgres: v.strictObject({ postgres: v.literal(true), url: v.optional(postgresUrl), ...created }),
  url: v.strictObject({
    url: v.pipe(v.string(), v.regex(/^(sqlite|postgres(ql)?):./, 'is not a URL of SQLite or PostgreSQL')),
  }),
});

const web = oneOf({
  vite: v.strictObject({
    vite: text,
    mode: v.optional(v.picklist(['build', 'dev'])),
    proxy: v.optional(texts),
  }),
  command: v.strictObject({
    command,
    directory: v.optional(text),
    env: v.optional(texts),
    proxy: v.optional(texts),
  }),
  url: v.strictObject({ url: httpUrl }),
});

const size = v.pipe(v.number(), v.integer(), v.minValue(1));
const keep = v.optional(v.picklist(['off', 'on-failure', 'on-retry', 'always']));
const share = v.optional(between(0, 1));

/**
 * The shape of `brine.config.ts` at run time; unknown keys are faults. What an environment overrides is checked by this
 * same schema once it is merged.
 */
export const settingsSchema = v.strictObject({
  project: v.optional(text),
  services: v.optional(v.record(v.string(), service)),
  isolation,
  databases: v.optional(v.record(databaseName, database)),
  web: v.optional(web),
  api: v.optional(
    v.strictObject({
      default: v.optional(text),
      headers: v.optional(texts),
      proxy: v.optional(v.union([v.literal(false), text], 'should be the address of a proxy, or false')),
      axios: v.optional(v.function()),
    }),
  ),
  contract: v.optional(v.picklist(['off', 'warn', 'fail'])),
  links: v.optional(v.boolean()),
  diagram: v.optional(v.picklist(['on-failure', 'always', 'off'])),
  exchanges: v.optional(v.picklist(['on-failure', 'always'])),
  time: v.optional(
    v.strictObject({
      header: v.optional(v.pipe(v.string(), v.regex(/^[\w-]+$/, 'is not the name of a header'))),
    }),
  ),
  actors: v.optional(v.record(v.string(), texts)),
  signIn: v.optional(v.function()),
  pages: v.optional(v.record(v.string(), text)),
  browser: v.optional(
    v.strictObject({
      headless: v.optional(v.boolean()),
      executable: v.optional(text),
      viewport: v.optional(v.strictObject({ width: size, height: size })),
      locale: v.optional(text),
      timezone: v.optional(text),
      args: v.optional(v.array(text)),
      engine: v.optional(v.picklist(['chromium', 'firefox', 'webkit'])),
      device: v.optional(text),
      permissions: v.optional(v.array(text)),
      geolocation: v.optional(
        v.strictObject({
          latitude: between(-90, 90),
          longitude: between(-180, 180),
          accuracy: v.optional(v.pipe(v.number(), v.minValue(0))),
        }),
      ),
      colorScheme: v.optional(v.picklist(['light', 'dark'])),
      reducedMotion: v.optional(v.picklist(['reduce', 'no-preference'])),
      isolation: v.optional(v.picklist(['context', 'page'])),
      trace: keep,
      video: keep,
      har: keep,
    }),
  ),
  components: v.optional(
    v.strictObject({
      root: v.optional(text),
      setup: v.optional(text),
      url: v.optional(httpUrl),
      isolation: v.optional(v.picklist(['reload', 'unmount', 'context'])),
    }),
  ),
  accessibility: v.optional(
    v.strictObject({
      standards: v.optional(v.pipe(v.array(text), v.minLength(1, 'needs at least one standard'))),
      baseline: v.optional(text),
    }),
  ),
  screenshots: v.optional(v.strictObject({ tolerance: share, threshold: share })),
  report: v.optional(
    v.strictObject({
      url: v.optional(httpUrl),
      ctrf: v.optional(v.boolean()),
      classic: v.optional(v.boolean()),
      links: v.optional(
        v.record(
          v.string(),
          v.pipe(
            v.string(),
            v.regex(
              /^https?:\/\/\S*\{id\}/,
              'is no address with {id}, such as "https://tracker.example.com/{id}"',
            ),
          ),
        ),
      ),
      keepRuns: v.optional(size),
    }),
  ),
  timeouts: v.optional(
    v.strictObject({
      step: v.optional(milliseconds),
      ready: v.optional(milliseconds),
      stop: v.optional(milliseconds),
      request: v.optional(milliseconds),
      expect: v.optional(milliseconds),
      build: v.optional(milliseconds),
      stall: v.optional(milliseconds),
      blocked: v.optional(milliseconds),
      cap: v.optional(milliseconds),
    }),
  ),
  secrets: v.optional(v.array(v.union([v.string(), v.undefined()]))),
  values: v.optional(v.record(v.string(), v.unknown())),
  tags: v.optional(v.array(v.pipe(v.string(), v.regex(/^@[^\s@]+$/, 'should be a tag, such as "@smoke"')))),
  lint: v.optional(v.strictObject({ rules: v.optional(v.record(v.string(), v.boolean())) })),
  environments: v.optional(v.record(v.string(), v.record(v.string(), v.unknown()))),
});

function between(least: number, most: number) {
  return v.pipe(v.number(), v.minValue(least), v.maxValue(most));
}

/** The kind is told by which of its keys is there, so that faults speak of that kind alone. */
function oneOf(kinds: Record<string, v.GenericSchema>): v.GenericSchema {
  const names = Object.keys(kinds);
  const none = v.custom(() => false, `needs one of: ${names.join(', ')}`);
  return v.lazy((input) => {
    const kind = names.find((name) => typeof input === 'object' && input !== null && name in input);
    return (kind && kinds[kind]) || none;
  });
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
