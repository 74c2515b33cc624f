import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachmentHtml } from '../../reports/classic/attachment';
import { readAttachment } from '../../reports/messages/attachment';
import { keptIn } from '../../reports/messages/kept';
import { KEPT_FILE } from '../../support/evidence/kept-file';
import { TRACE } from '../../support/evidence/media';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'brine-kept-'));
  mkdirSync(join(folder, 'files'));
  writeFileSync(join(folder, 'files', '0123456789abcdef.zip'), 'PK');
  writeFileSync(join(folder, 'secret.zip'), 'PK');
  // Windows lets only administrators make one; there the file is simply missing.
  if (process.platform !== 'win32')
    symlinkSync(join(folder, 'secret.zip'), join(folder, 'files', 'fedcba9876543210.zip'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const GOOD = { path: 'files/0123456789abcdef.zip', name: 'trace.zip', mediaType: TRACE, bytes: 2 };

function shown(reference: unknown, project = 'reports/output'): string {
  const message = {
    body: typeof reference === 'string' ? reference : JSON.stringify(reference),
    contentEncoding: 'IDENTITY' as never,
    mediaType: KEPT_FILE,
  };
  const files = { save: () => 'saved.zip', find: keptIn(folder, project) };
  return attachmentHtml(readAttachment(message, files), 1);
}

describe('a file that the run keeps', () => {
  it('is a link in the report, with the command that opens it', () => {
    expect(shown(GOOD)).toBe(
      '<p class="brine-file"><a href="../../files/saved.zip" download>trace.zip</a> <small>Playwright trace, 2 bytes</small></p>' +
        '<pre class="brine-command">npx playwright show-trace reports/output/files/0123456789abcdef.zip</pre>',
    );
    expect(shown(GOOD, 'my reports')).toContain(
      'show-trace &quot;my reports/files/0123456789abcdef.zip&quot;',
    );
  });

  it('is a picture or a video where it is one, with what was noted about it', () => {
    expect(shown({ ...GOOD, mediaType: 'image/png', note: 'a < b' })).toMatch(
      /<img src="\.\.\/\.\.\/files\/saved\.zip" .*<p class="brine-note">a &lt; b<\/p>$/,
    );
    expect(shown({ ...GOOD, mediaType: 'video/webm' })).toContain('<video controls');
  });

  it.each([
    'files/ffffffffffffffff.zip',
    'files/../secret.zip',
    '../secret.zip',
    'secret.zip',
    '/etc/passwd',
    'files/fedcba9876543210.zip',
    'files\\0123456789abcdef.zip',
    'files/0123456789abcdef.zip\n',
  ])('is said to be missing when it is not there, or not one of them: %j', (path) => {
    expect(shown({ ...GOOD, path })).toContain(
      `trace.zip cannot be shown: ${path} is not among the files of the run.`,
    );
  });

  it('is told as it stands when nobody can read what it is', () => {
    expect(shown('{ "path": 7 }')).toContain('<pre>{\n  &quot;path&quot;: 7\n}</pre>');
    expect(shown('no JSON')).toContain('<pre>no JSON</pre>');
  });
});
