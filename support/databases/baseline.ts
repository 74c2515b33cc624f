/** What a database held at one moment: rows and counters of all tables. Kept outside of what services see. */
export interface Baseline {
  /**
   * Makes every table hold that again, in one transaction, under the connections of running services. Tables that have
   * come since are left alone.
   *
   * @throws the driver's own error.
   */
  restore(): Promise<void>;
  close(): Promise<void>;
}
