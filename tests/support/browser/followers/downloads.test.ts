import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as act from '../../../../support/browser/actions/act';
import {
  containDownloadedRows,
  containDownloadedText,
  haveDownloaded,
} from '../../../../support/browser/looks/downloads';
import type { BrowserSession } from '../../../../support/browser/session/session';
import { messageOf, newSession, realBrowser, type Site, serve } from '../surroundings';

const browser = realBrowser();
let site: Site;
let session: BrowserSession;

const CSV = '\uFEFFid;customer;total\r\n17;"Ann; Porto";12,50\r\n18;Bob;3\r\n';
const LINKS = `<a href="/file" download="orders 2026-03-29.csv">CSV</a> <a href="/binary" download="a.pdf">PDF</a>
  <a href="/broken" download="b.csv">Broken</a> <a href="/quote" download="quote.csv">Quote</a>
  <a href="/never" download="never.csv">Never</a> <a href="/none" download="none.txt">None</a>`;

beforeAll(async () => {
  site = await serve((request, response) => {
    if (request.url === '/file') return response.end(CSV);
    if (request.url === '/binary') return response.end(Buffer.from([37, 80, 68, 70, 0, 1]));
    if (request.url === '/quote') return response.end('id\n"17\n');
    if (request.url === '/none') return response.end();
    if (request.url === '/never')
      return response.writeHead(200, { 'content-length': 9, 'content-type': 'text/csv' }).write('id\n');
    if (request.url !== '/broken') return response.setHeader('content-type', 'text/html').end(LINKS);
    return response.writeHead(200, { 'content-length': 9 }).write('id\n', () => response.destroy());
  });
  session = newSession(browser, site.url, { limit: 3_000 });
  await session.goto('/');
  for (const [index, link] of ['CSV', 'PDF', 'Broken', 'Quote', 'Never', 'None'].entries()) {
    await act.click(session, link);
    // A click that comes too soon gives up the former one's request, or what is still to come of its file.
    await session.patience.eventually(() => {
      const one = session.downloads.all[index];
      expect(one && (link === 'Never' || (one.file ?? one.failure))).toBeTruthy();
    });
  }
});

afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

const WHOLE = 'orders 2026-03-29.csv';

describe('a downloaded file', () => {
  it('is there under its name, of which a part may be left open', async () => {
    const { file } = await session.patience.eventually(() => haveDownloaded(session, WHOLE));
    expect(existsSync(file)).toBe(true);
    expect((await haveDownloaded(session, 'orders *.csv')).name).toBe(WHOLE);
  });

  it('that is not there is answered with those that are', async () => {
    expect(await messageOf(haveDownloaded(session, 'orders 2026-03-30.csv'))).toBe(
      `PageExpectationError: No file "orders 2026-03-30.csv" has been downloaded.
  at http://127.0.0.1:4173/
  Did you mean "orders 2026-03-29.csv"?
  downloaded: "orders 2026-03-29.csv", "a.pdf", "b.csv", "quote.csv", "never.csv", "none.txt"`,
    );
  });

  it('that breaks off, or is still coming, is not there', async () => {
    await session.patience.eventually(async () => {
      expect(await messageOf(haveDownloaded(session, 'b.csv'))).toBe(
        `PageExpectationError: The file "b.csv" has not been downloaded whole.
  at http://127.0.0.1:4173/
  canceled`,
      );
    });
    expect(await messageOf(haveDownloaded(session, 'never.csv'))).toBe(
      `PageExpectationError: The file "never.csv" has not been downloaded whole.
  at http://127.0.0.1:4173/
  It is still coming.`,
    );
  });

  it('contains a text, else it is shown', async () => {
    await session.patience.eventually(() => containDownloadedText(session, WHOLE, '"Ann; Porto"'));
    expect(await messageOf(containDownloadedText(session, WHOLE, '18;Ben;3'))).toBe(
      `PageExpectationError: The file "orders 2026-03-29.csv" does not contain "18;Ben;3".
  at http://127.0.0.1:4173/file
  The closest line: 18;Bob;3
  The file begins:
  id;customer;total
  17;"Ann; Porto";12,50
  18;Bob;3`,
    );
    await session.patience.eventually(() => haveDownloaded(session, 'none.txt'));
    expect(await messageOf(containDownloadedText(session, 'none.txt', 'Ben'))).toBe(
      `PageExpectationError: The file "none.txt" does not contain "Ben".
  at http://127.0.0.1:4173/none
  The file is empty.`,
    );
  });

  it('that is no text cannot be looked into', async () => {
    await session.patience.eventually(() => haveDownloaded(session, 'a.pdf'));
    expect(await messageOf(containDownloadedText(session, 'a.pdf', 'Invoice'))).toBe(
      `PageExpectationError: The file "a.pdf" is no text: it cannot be looked into.
  at http://127.0.0.1:4173/binary
  It has 6 bytes.
  → Check its name only: the file "…" should have been downloaded`,
    );
  });

  it('contains rows, as a spreadsheet would show them', async () => {
    await containDownloadedRows(session, WHOLE, [
      ['total', 'customer'],
      ['12,50', 'Ann; Porto'],
    ]);
    expect(
      await messageOf(
        containDownloadedRows(session, WHOLE, [
          ['id', 'total'],
          ['18', '4'],
        ]),
      ),
    ).toBe(
      `PageExpectationError: The file "orders 2026-03-29.csv" does not contain this row.
  at http://127.0.0.1:4173/file
  | id | total |
  | 18 | 4     |
  The rows there:
  | id | customer   | total |
  | 17 | Ann; Porto | 12,50 |
  | 18 | Bob        | 3     |
  → Cells are compared as the whole text that shows, upper and lower case differ.`,
    );
  });

  it('that is no CSV says where it is not', async () => {
    await session.patience.eventually(() => haveDownloaded(session, 'quote.csv'));
    expect(await messageOf(containDownloadedRows(session, 'quote.csv', [['id'], ['17']]))).toBe(
      `PageExpectationError: The file "quote.csv" cannot be read as CSV.
  at http://127.0.0.1:4173/quote
  Quote Not Closed: the parsing is finished with an opening quote at line 2`,
    );
  });

  it('has a place of its own, also when several come at once', async () => {
    const several = newSession(browser, site.url, { limit: 3_000 });
    await several.goto('/');
    await (await several.page()).evaluate(() => {
      for (const name of ['one', 'two', 'three']) {
        const link = document.createElement('a');
        Object.assign(link, { href: `data:text/plain,${name}`, download: `${name}.txt` });
        link.click();
      }
    });
    for (const name of ['one', 'two', 'three'])
      await several.patience.eventually(() => containDownloadedText(several, `${name}.txt`, name));
    await several.close();
  });

  it('is gone when the scenario is over', async () => {
    const { file } = await haveDownloaded(session, WHOLE);
    await session.close();
    expect(existsSync(file)).toBe(false);
  });
});
