import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Statement } from '../../evidence/statement';
import type { LinkState } from '../link';
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

/** Milliseconds that the messages of a service wait on a slow link. */
const SLOW = 2_000;

/** The way from one service to its PostgreSQL database: passes bytes on as they are, can be slow, or lead nowhere. */
export class DatabaseLink implements AsyncDisposable {
  readonly #options: DatabaseLinkOptions;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #upstream: { host: string; port: number } | undefined;
  #listening: Promise<number> | undefined;
  #state: LinkState = 'restored';
  #delay = 0;

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
    return this.#state;
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
  become(state: LinkState, delay = SLOW): void {
    this.#state = state;
    this.#delay = state === 'slow' ? delay : 0;
    if (state === 'down') for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#listening) return;
    await this.#listening;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #accept(near: Socket): void {
    near.on('error', () => near.destroy());
    if (this.#state === 'down' || !this.#upstream) {
      this.#began('(connecting)')({ error: DOWN });
      near.resetAndDestroy();
      return;
    }
    this.#sockets.add(near);
    const far = connect({ ...this.#upstream, noDelay: true });
    const conversation = new Conversation((sql) => this.#began(sql));
    near.once('close', () => {
      this.#sockets.delete(near);
      conversation.over(this.#state === 'down' ? DOWN : 'the connection was closed');
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
        if (this.#delay > 0) await passed(near, this.#delay);
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
