import * as v from 'valibot';
import { browser } from './browser';
import { database, databaseName } from './database';
import { isolation, service } from './service';
import { between, command, httpUrl, milliseconds, oneOf, size, text, texts } from './shapes';

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
  browser: v.optional(browser),
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
