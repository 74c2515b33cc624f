import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Absolute path of a file in tests/fixtures/certificates. */
export function certificateFile(name: string): string {
  return path.join(__dirname, '..', '..', 'fixtures', 'certificates', name);
}

/** What a server needs; `certificate` such as `server.pem`. */
export function serverTls(certificate = 'server.pem') {
  return {
    cert: readFileSync(certificateFile(certificate)),
    key: readFileSync(certificateFile('server.key')),
  };
}
