/** Where logs keep what a reader looks for first, by the libraries that write JSON: tracing, bunyan, pino, ECS. */
const TIMES = ['timestamp', 'time', '@timestamp', 'ts'];
const LEVELS = ['level', 'severity', 'log.level', 'lvl'];
const MESSAGES = ['message', 'msg', 'body'];
const TARGETS = ['target', 'logger', 'log.logger', 'module'];
/** Bunyan and pino count. */
const COUNTED: Record<number, string> = {
  10: 'TRACE',
  20: 'DEBUG',
  30: 'INFO',
  40: 'WARN',
  50: 'ERROR',
  60: 'FATAL',
};
/** The same in every line of a scenario, or of a process. */
const NOISE =
  /^(?:otel[._]?)?(?:trace|span|parent)[._]?(?:id|flags)$|^traceparent$|^(?:v|pid|hostname|opentelemetry)$/i;

type Fields = Record<string, unknown>;

/**
 * A line of JSON as people write log lines: `10:00:00.123 INFO request{method=POST}: shop::pay: declined code=17`. Any
 * other line stays as it is. What identifies trace and process is left out.
 */
export function showLine(line: string): string {
  const event = parsed(line);
  if (!event) return line;
  const { fields, span, spans, ...rest } = event;
  const all: Fields = { ...rest, ...(isFields(fields) ? fields : {}) };
  const take = (names: readonly string[]) => {
    const name = names.find((one) => all[one] !== undefined && all[one] !== null);
    const value = name === undefined ? undefined : all[name];
    if (name !== undefined) delete all[name];
    return value;
  };
  const [time, level] = [take(TIMES), take(LEVELS)];
  const [target, message] = [take(TARGETS), take(MESSAGES)];
  if (level === undefined && message === undefined) return line;
  const place = [...spansOf(span, spans), ...(target === undefined ? [] : [String(target)])];
  const head = [timeOf(time), levelOf(level)].filter(Boolean).join(' ');
  const said = [message === undefined ? '' : String(message), pairs(all)].filter(Boolean).join(' ');
  return [head, [...place, said].join(': ')].filter(Boolean).join(' ');
}

/** Each line of a log as a reader wants it. */
export function showLog(log: string): string {
  return log.split('\n').map(showLine).join('\n');
}

function parsed(line: string): Fields | undefined {
  const text = line.trim();
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The spans that an event is in, outermost first; most logs name the innermost once more on its own. */
function spansOf(span: unknown, spans: unknown): string[] {
  const list = Array.isArray(spans) && spans.length > 0 ? spans : [span];
  return list.filter(isFields).flatMap(({ name, ...fields }) => {
    const inside = pairs(fields);
    return name === undefined && inside === '' ? [] : [`${name ?? 'span'}${inside && `{${inside}}`}`];
  });
}

function timeOf(time: unknown): string {
  if (typeof time === 'number') {
    // Seconds reach this many in the year 5138.
    const moment = new Date(time < 1e11 ? time * 1_000 : time);
    return Number.isNaN(moment.getTime()) ? String(time) : moment.toISOString().slice(11, 23);
  }
  const text = time === undefined ? '' : String(time);
  return /T(\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)/.exec(text)?.[1] ?? text;
}

function levelOf(level: unknown): string {
  if (level === undefined) return '';
  return typeof level === 'number' ? (COUNTED[level] ?? String(level)) : String(level).toUpperCase();
}

function pairs(fields: Fields): string {
  return Object.entries(fields)
    .filter(([name, value]) => !NOISE.test(name) && value !== null)
    .map(([name, value]) => `${name}=${shown(value)}`)
    .join(' ');
}

function shown(value: unknown): string {
  return typeof value === 'string' && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
