/** The media type of an attachment that is a `KeptFile`: binary evidence lies beside the messages, not in them. */
export const KEPT_FILE = 'application/vnd.brine.file+json';

/** A file that a run keeps, as it is told in the messages. */
export interface KeptFile {
  /** Inside the run's output folder, with `/`: `files/<hash>.png`. */
  path: string;
  /** What a reader calls it: `screenshot.png`. */
  name: string;
  mediaType: string;
  bytes: number;
  /** A sentence about it. */
  note?: string;
}

/** What a file is: how it is called in the report, its media type, a sentence about it. */
export type FileFacts = Pick<KeptFile, 'name' | 'mediaType' | 'note'>;
