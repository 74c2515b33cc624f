import { createRequire } from 'node:module';
import type { Client } from 'pg';
import type { Connection, Row } from './connection';
import { postgresTables } from './postgres-schema';
import type { Column, Table } from './table';

/** Milliseconds until a server that does not answer counts as absent. */
const CONNECT = 10_000;

/** Loads the driver, which a run without PostgreSQL does without. @throws the driver's own error. */
export async function openPostgres(url: string): Promise<PostgresConnection> {
  const { Client } = createRequire(__filename)('pg') as typeof import('pg');
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT,
    application_name: 'brine',
    // Values come as the database writes them; the type of their column decides what they are.
    types: { getTypeParser: () => (text: string) => text },
  });
  // A connection that is cut off tells the next query; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  return new PostgresConnection(client);
}

export class PostgresConnection implements Connection {
  readonly product = 'PostgreSQL';
  /** A row that was changed since has another `xmin`; then nobody can tell that it is the same one. */
  readonly identity = {
    columns: ['ctid::text AS row', 'xmin::text AS version'],
    condition: (from: number) => `ctid = $${from}::tid AND xmin::text = $${from + 1}`,
  };

  constructor(private readonly client: Client) {}

  async query(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.client.query<Row>(sql, [...parameters]);
    return rows;
  }

  async script(sql: string): Promise<void> {
    try {
      await this.client.query(sql);
    } catch (error) {
      // A script that opened a transaction leaves it behind; without one this is only a warning of the server.
      await this.client.query('ROLLBACK').catch(() => {});
      throw error;
    }
  }

  place(index: number): string {
    return `$${index}`;
  }

  /** The server knows the type of the column and reads the text itself. */
  parameter(_: Column, text: string | null): unknown {
    return text;
  }

  async tables(): Promise<Table[]> {
    return await postgresTables(async (sql) => await this.query(sql));
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
