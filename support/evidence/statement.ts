/** One statement that a service had a database carry out, as seen on the way between them. */
export interface Statement {
  /** The service. */
  caller: string;
  /** Name of the database in the settings. */
  database: string;
  /** As SQL, cut, without the values in it. */
  text: string;
  /** ISO 8601. */
  startedAt: string;
  /** Milliseconds from sending to the end of the answer; 0 while it is not over. */
  duration: number;
  /** How many rows came or were changed, where the database says so. */
  rows?: number;
  /** What the database said instead, or why it said nothing. */
  error?: string;
}
