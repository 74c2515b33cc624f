// What a child tells its supervisor over a pipe, a line of JSON each (runs/supervisor/pulse.ts writes them): that it has begun, a
// beat of each thread every second, how it ended.

/** Milliseconds between two looks at the beats. */
const LOOK = 500;

class Pulses {
  /** The last line of each kind, by the kind. */
  told = {};
  onEnded = () => {};
  /** Looks since the last beat, by thread. Looks, not time: a laptop that slept has not looked either. */
  #since = new Map();
  #rest = '';
  #closed;

  /** @param onStall called with the name of a thread that did not beat for as long as the child allows. */
  constructor(stream, onStall) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => this.#take(text));
    this.#closed = new Promise((resolve) => stream.once('close', resolve));
    stream.on('error', () => {});
    this.stream = stream;
    this.timer = setInterval(() => this.#look(onStall), LOOK);
    this.timer.unref();
  }

  /** Reads what is left; something that the child started may hold the pipe open. */
  async close() {
    clearInterval(this.timer);
    let late;
    await Promise.race([this.#closed, new Promise((resolve) => (late = setTimeout(resolve, 200)))]);
    // Left alone, it would keep this process from ending.
    clearTimeout(late);
    this.stream.destroy();
  }

  #take(text) {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop();
    for (const line of lines) this.#hear(line);
  }

  #hear(line) {
    const { kind, ...told } = parse(line);
    if (kind === 'beat') this.#since.set(told.thread, 0);
    else if (kind === 'gone') this.#since.delete(told.thread);
    else if (kind) this.told[kind] = Object.keys(told).length === 0 ? true : told;
    if (kind === 'ended') this.onEnded();
  }

  #look(onStall) {
    const limit = this.told.open?.stall;
    if (!limit || this.told.ended) return;
    for (const [thread, looks] of this.#since) {
      this.#since.set(thread, looks + 1);
      if ((looks + 1) * LOOK >= limit) {
        this.#since.clear();
        onStall(thread);
        return;
      }
    }
  }
}

/** A line that was cut off by a death tells nothing. */
function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}

module.exports = { Pulses };
