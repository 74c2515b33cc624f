import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The file that moves the time of the services that look into it: a whole number of milliseconds, with a sign to be added to
 * the system's time, without one the time itself, counted from 1970. Absent: the system's time.
 */
export class ClockFile {
  constructor(readonly file: string) {}

  /** @param moved as it stands in the file; undefined: the system's time. */
  tell(moved: string | undefined): void {
    if (moved === undefined) {
      rmSync(this.file, { force: true });
      return;
    }
    mkdirSync(path.dirname(this.file), { recursive: true });
    // Whoever reads in this moment finds the one or the other, and no half.
    const whole = `${this.file}.new`;
    writeFileSync(whole, moved);
    renameSync(whole, this.file);
  }
}
