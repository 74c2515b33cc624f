import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Statement } from '../../evidence/statement';
import { type LinkState, Passage } from '../passage';
import { Conversation } from './conversation';
import { statementText } from './statement-text';

export interface DatabaseLinkOptions {
  /** The service. */
  from: string;
  /** Name of the database in the settings. */
  to: string;
  /** Told of each statement as it begins, with its SQL as it was sent; it is whole when it ends. */
  record: (statement: Statement, sql: string) => void;
}

const DOWN = 'the connection is down';

/** The way from one service to its PostgreSQL database: passes bytes on as they are, can be slow, or lead nowhere. */
export class DatabaseLink implements AsyncDisposable {
  readonly #options: DatabaseLinkOptions;
  readonly #server: Server;
  readonly #passage = new Passage();
  #upstream: { host: string; port: number } | undefined;
  #listening: Promise<number> | undefined;

  constructor(options: DatabaseLinkOptions) {
    this.#options = options;
    this.#server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
  }

  get from(): string {
    return this.#options.from;
  }

  get to(): string {
    return this.#options.to;
  }

  get state(): LinkState {
    return this.#passage.state;
  }

  /** The URL that leads a service here and on to the database of the given one; it listens from the first call on. */
  async urlFor(database: string): Promise<string> {
    const url = new URL(database);
    this.#upstream = { host: url.hostname || '127.0.0.1', port: Number(url.port || 5432) };
    this.#listening ??= new Promise<number>((resolve, reject) => {
      this.#server.once('error', reject).listen(0, '127.0.0.1', () => {
        resolve((this.#server.address() as AddressInfo).port);
      });
    });
    url.port = String(await this.#listening);
    url.hostname = '127.0.0.1';
    return url.href;
  }

  /** `down` breaks every connection, those that are open too. @param delay milliseconds, for `slow`. */
  become(state: LinkState, delay?: number): void {
    this.#passage.become(state, delay);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#listening) return;
    await this.#listening;
    await this.#passage.close(this.#server);
  }

  #accept(near: Socket): void {
    near.on('error', () => near.destroy());
    if (this.#passage.isDown || !this.#upstream) {
      this.#began('(connecting)')({ error: DOWN });
      near.resetAndDestroy();
      return;
    }
    this.#passage.add(near, 1);
    const far = connect({ ...this.#upstream, noDelay: true });
    const conversation = new Conversation((sql) => this.#began(sql));
    near.once('close', () => {
      conversation.over(this.#passage.isDown ? DOWN : 'the connection was closed');
      far.destroy();
    });
    far.on('error', () => near.resetAndDestroy());
    far.once('close', () => near.destroySoon());
    far.on('data', (chunk: Buffer) => {
      conversation.answered(chunk);
      if (!near.write(chunk)) far.pause();
    });
    near.on('drain', () => far.resume());
    far.on('drain', () => near.resume());
    let last = Promise.resolve();
    near.on('data', (chunk: Buffer) => {
      conversation.sent(chunk);
      last = last.then(async () => {
        const { delay } = this.#passage;
        if (delay > 0) await passed(near, delay);
        if (!far.destroyed && !far.write(chunk)) near.pause();
      });
    });
  }

  #began(sql: string): (outcome: { rows?: number; error?: string }) => void {
    const start = performance.now();
    const statement: Statement = {
      caller: this.from,
      database: this.to,
      text: statementText(sql),
      startedAt: new Date().toISOString(),
      duration: 0,
      error: 'not answered yet',
    };
    this.#options.record(statement, sql);
    return ({ rows, error }) => {
      statement.duration = performance.now() - start;
      if (rows !== undefined) statement.rows = rows;
      if (error === undefined) delete statement.error;
      else statement.error = error;
    };
  }
}

/** Ends early when nobody waits any more. */
async function passed(socket: Socket, delay: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, delay);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
