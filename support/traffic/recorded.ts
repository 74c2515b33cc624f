/** One request that somebody recorded, with its answer. */
export interface Recorded {
  /** What the recording calls the page or the scenario that sent it; undefined where it says none. */
  page: string | undefined;
  method: string;
  url: URL;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: RecordedBody | undefined;
  status: number;
  answer: {
    /** Names in lower case; several values joined by line breaks. */
    headers: Record<string, string>;
    /** Media type in lower case, without its parameters. */
    type: string;
    /** Undefined when it is no text, or was not recorded. */
    text: string | undefined;
  };
  /** What a browser says that it was for: `xhr`, `image`. */
  purpose: string | undefined;
}

export interface RecordedBody {
  /** As the request says it, with its parameters. */
  type: string;
  /** Undefined when it is no text. */
  text: string | undefined;
}
