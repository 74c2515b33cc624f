/** Characters of a mark with its colour; what is longer is no mark. */
const MARK = 24;
/** Milliseconds that a mark waits for others at most. */
const WAIT = 50;
/** Taken before a step can put a false clock in its place. */
const { setTimeout } = globalThis;

/**
 * Standard output for Cucumber, which writes a mark for each step: a write of its own for each of them, to whoever reads
 * the pipe, costs more than a short step. Marks wait for others, and go before whatever else is written to the stream.
 *
 * @param beside what is written there comes behind the marks of what happened before.
 * @returns the stream itself where a person looks on.
 */
export function gathered(stream: NodeJS.WriteStream, beside?: NodeJS.WriteStream): NodeJS.WriteStream {
  if (stream.isTTY) return stream;
  const write = stream.write.bind(stream);
  let marks = '';
  const flush = (): void => {
    const text = marks;
    marks = '';
    if (text !== '') write(text);
  };
  const behind = (to: typeof write) =>
    ((...args: Parameters<typeof write>) => {
      flush();
      return to(...args);
    }) as typeof stream.write;
  const through = behind(write);
  const gather = ((...args: Parameters<typeof write>) => {
    const [text] = args;
    if (args.length > 1 || typeof text !== 'string' || text.length > MARK) return through(...args);
    if (marks === '') setTimeout(flush, WAIT).unref();
    marks += text;
    return true;
  }) as typeof stream.write;
  stream.write = through;
  if (beside) beside.write = behind(beside.write.bind(beside));
  process.once('exit', flush);
  return Object.create(stream, { write: { value: gather } }) as NodeJS.WriteStream;
}
