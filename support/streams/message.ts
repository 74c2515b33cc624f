/** One message of a stream, as it came or went. */
export interface StreamMessage {
  direction: 'received' | 'sent';
  /** Milliseconds since the stream was opened. */
  at: number;
  /** Type of a server-sent event (`message` when it names none); absent for websockets. */
  event?: string;
  /** Binary as `<n bytes>`. */
  text: string;
  /** The parsed JSON, else the text. */
  body: unknown;
}

/** Why no more messages will come. */
export interface StreamEnd {
  /** In words, as in a sentence: `the other side ended it`. */
  reason: string;
  /** It was cut off rather than closed in good order. */
  broken: boolean;
  /** Milliseconds since the stream was opened. */
  at: number;
}

/** JSON of any kind, else the text itself. */
export function parseMessage(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
