import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';

export interface LeftFile {
  /** Relative to the folder; of a file in a zip file `files/a.zip/trace.trace`. */
  name: string;
  /** Each byte a character. */
  text: string;
}

/** Every file below a folder, and every file in a zip file there. The services' own databases are theirs. */
export function leftFiles(folder: string): LeftFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${path.sep}data${path.sep}`))
    .flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const bytes = readFileSync(file);
      const name = path.relative(folder, file);
      const inside = name.endsWith('.zip') ? Object.entries(unzipSync(bytes)) : [];
      return [toText(name, bytes), ...inside.map(([part, content]) => toText(`${name}/${part}`, content))];
    });
}

function toText(name: string, bytes: Uint8Array): LeftFile {
  return { name, text: Buffer.from(bytes).toString('latin1') };
}
