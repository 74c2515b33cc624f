import * as v from 'valibot';
import { command, oneOf, text } from './shapes';

/** It becomes part of other names. */
export const databaseName = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_-]{0,30}$/i, 'should be a short name of letters, digits, - and _'),
);

const migrations = 'should be a folder of .sql files, or a command as a list';

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
/** A database that Brine makes, or one that is there. */
export const database = oneOf({
  sqlite: v.strictObject({ sqlite: v.literal(true), ...created }),
  postgres: v.strictObject({ postgres: v.literal(true), url: v.optional(postgresUrl), ...created }),
  url: v.strictObject({
    url: v.pipe(v.string(), v.regex(/^(sqlite|postgres(ql)?):./, 'is not a URL of SQLite or PostgreSQL')),
  }),
});
