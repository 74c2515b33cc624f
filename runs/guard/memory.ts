import { getEnvironmentData, setEnvironmentData, threadId } from 'node:worker_threads';

/** Threads that can be watched; a run has two more than it has workers. */
const MOST_THREADS = 254;
const HEAD = ['cancelled', 'left', 'cap', 'blocked', 'threads'] as const;
/** What each thread has behind the head: its number, and a count that goes on as long as its event loop turns. */
const FIELDS = 2;
const KEY = 'brine.guard';

type Head = (typeof HEAD)[number];

/** How the watchdog finds its way, as it is plain JavaScript and imports nothing of ours. */
export interface Layout {
  /** Where the number of threads stands, and where the first of them begins. */
  threads: number;
  first: number;
  fields: number;
}

/**
 * A few numbers that all threads of a run share. Threads can read them whatever else blocks, and a new thread is given
 * them when it starts.
 */
export class SharedMemory {
  readonly layout: Layout = { threads: HEAD.indexOf('threads'), first: HEAD.length, fields: FIELDS };
  readonly #numbers: Int32Array;

  private constructor(readonly buffer: SharedArrayBuffer) {
    this.#numbers = new Int32Array(buffer);
  }

  /** For a new run, and for all threads that are started from now on. */
  static make(limits: { blocked: number; cap: number }): SharedMemory {
    const size = (HEAD.length + MOST_THREADS * FIELDS) * Int32Array.BYTES_PER_ELEMENT;
    const memory = new SharedMemory(new SharedArrayBuffer(size));
    memory.set('blocked', limits.blocked);
    memory.set('cap', limits.cap);
    setEnvironmentData(KEY, memory.buffer);
    return memory;
  }

  /** That of the run which this thread belongs to; undefined in a run that Brine's plugin does not prepare. */
  static ofRun(): SharedMemory | undefined {
    const buffer = getEnvironmentData(KEY);
    return buffer instanceof SharedArrayBuffer ? new SharedMemory(buffer) : undefined;
  }

  get(what: Head): number {
    return Atomics.load(this.#numbers, HEAD.indexOf(what));
  }

  set(what: Head, value: number): void {
    Atomics.store(this.#numbers, HEAD.indexOf(what), value);
  }

  /**
   * Lets this thread be watched.
   *
   * @returns `beat` is to be called whenever its event loop turns, `leave` when it need not be watched any more.
   */
  join(): { beat(): void; leave(): void } {
    const { first, threads } = this.layout;
    const mine = first + Atomics.add(this.#numbers, threads, 1) * FIELDS;
    // The number last: the watchdog looks at a thread once it has one.
    Atomics.store(this.#numbers, mine, threadId + 1);
    return {
      beat: () => void Atomics.add(this.#numbers, mine + 1, 1),
      leave: () => void Atomics.store(this.#numbers, mine, 0),
    };
  }
}
