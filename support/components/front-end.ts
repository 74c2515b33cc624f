import path from 'node:path';
import type { Checked, Traced } from './contract';

/** The front end's folder as messages tell of it. */
export class FrontEnd {
  /** @param root absolute. @param project absolute. */
  constructor(
    private readonly root: string,
    private readonly project: string,
  ) {}

  /** From the folder of the project, with `/`; `.` where they are the same. */
  get name(): string {
    return slashed(path.relative(this.project, this.root)) || '.';
  }

  /** `web/src/orders/form.tsx:4:40`. */
  placeOf({ file, line, column }: Pick<Checked & { ok: false }, 'file' | 'line' | 'column'>): string {
    return [this.#place(file), line, column].filter((part) => part !== undefined).join(':');
  }

  traced({ at, frames, path: components }: Traced): Traced {
    return {
      ...(at !== undefined && { at: this.#place(at) }),
      frames: frames.map((frame) => frame.replace(/[^\s()]+(?=\)?$)/, (place) => this.#place(place))),
      path: components,
    };
  }

  /** The server tells places from the front end's folder. */
  #place(at: string): string {
    return path.posix.join(this.name, at);
  }
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
