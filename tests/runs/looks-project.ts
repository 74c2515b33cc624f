import { PNG } from 'pngjs';
import { type Site, serve } from '../support/browser/surroundings';
import type { FinishedProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

const HEAD = '<!doctype html><html lang="en"><title>Shop</title><style>body{margin:0}</style>';

/** What stands on each page. */
const PAGES: Record<string, string> = {
  '/good': '<main><h1>Orders</h1><button>Save</button></main>',
  '/bad': `<main><h1>Orders</h1><img src="data:,"><form aria-label="Address"><input name="city" style="height:30px"><input name="street" style="height:30px"></form>
    <button style="color:#999999;background:#ffffff;font:16px Arial">Save</button></main>`,
  // Colours alone: text is drawn differently from machine to machine.
  '/red': '<main style="height:100vh"><div style="width:100px;height:50px;background:#ff0000"></div></main>',
  '/green':
    '<main style="height:100vh"><div style="width:100px;height:50px;background:#00aa00"></div></main>',
  '/box':
    '<main><div role="group" aria-label="Box" style="width:40px;height:20px;background:#0000ff"></div></main>',
  '/moving': `<main><h1>Now</h1><div role="timer" aria-label="Clock" style="width:40px;height:20px"></div></main>
    <script>let n = 0; setInterval(() => { document.querySelector('[role=timer]').style.background = 'rgb(' + (n++ * 5 % 255) + ',0,0)' }, 10)</script>`,
  '/list': '<main><h1>Orders</h1><ul aria-label="Orders"><li>Tea, 2 pieces</li><li>Cup</li></ul></main>',
};

/** A web app with a few pages; `/orders/…` are all the same page, with as many images without a text as asked for. */
export async function startSite(): Promise<Site> {
  return await serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
    if (pathname === '/favicon.ico') return response.writeHead(204).end();
    const images = '<img src="data:,">'.repeat(Number(searchParams.get('images')));
    const unnamed = '<button></button>'.repeat(Number(searchParams.get('buttons')));
    const body = PAGES[pathname] ?? `<main><h1>Order</h1>${images}${unnamed}</main>`;
    response.setHeader('content-type', 'text/html; charset=utf-8').end(HEAD + body);
  });
}

/** A window of 200 × 100 pixels, and little patience. */
export function looksSettings(url: string): string {
  return settingsFile({
    web: { url },
    browser: { viewport: { width: 200, height: 100 } },
    timeouts: { expect: 300 },
  });
}

/** A picture of one colour. */
export function plainPicture(width: number, height: number, [red, green, blue] = [255, 255, 255]): Buffer {
  const png = new PNG({ width, height });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([red, green, blue, 255], at);
  return PNG.sync.write(png);
}

/** Where a screenshot of the feature is, as this machine writes it. */
export function pictureFile(feature: string, name: string): string {
  return `features/__snapshots__/${feature}/${name}.chromium-${process.platform}.png`;
}

/** What the run printed, without what this machine is and how often it could look in the time there was. */
export function anywhere(run: FinishedProject): FinishedProject {
  const output = run.output
    .replaceAll(`chromium-${process.platform}`, 'chromium-<platform>')
    .replaceAll(/^ +(?:Still so after .* attempts\)|Seen: .*)\.\n/gm, '');
  return { ...run, output };
}

/** The colour of the pixel in the upper left corner. */
export function cornerOf(picture: Buffer): number[] {
  return [...PNG.sync.read(picture).data.subarray(0, 3)];
}
