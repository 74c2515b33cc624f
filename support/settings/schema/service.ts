import * as v from 'valibot';
import { command, httpUrl, oneOf, pattern, text, texts } from './shapes';

/** What keeps scenarios apart in a service. */
export const isolation = v.optional(v.picklist(['scenario', 'worker', 'run']));

const address = v.strictObject({ log: pattern });

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

/** A service, by how it comes to run. */
export const service = oneOf({
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
