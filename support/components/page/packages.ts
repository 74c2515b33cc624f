import { PAGE_PATH } from '../contract';

const META = 'meta[name="brine-packages"]';
const REACT = /\/\.vite-brine-components\/deps\/react\.js\?v=(\w+)/;

/** Version of the packages that this page was loaded with: modules that a browser kept may ask for older ones. */
export const heldPackages = (): string => document.querySelector<HTMLMetaElement>(META)?.content ?? '';

/** Notes it where the host looks for it; to be called once React is loaded. */
export function notePackages(): void {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => REACT.exec(name)?.[1]);
  const meta = document.querySelector<HTMLMetaElement>(META);
  const version = loaded.find((each) => each !== undefined);
  if (meta && version) meta.content = version;
}

/** Has the browser keep all modules as they are now; the page's own come last, so that a half-done turn is done again. */
export async function renewModules(): Promise<void> {
  const urls = (await (await fetch(`${PAGE_PATH}modules`)).json()) as string[];
  const again = async (url: string) => await fetch(url, { cache: 'reload' }).catch(() => undefined);
  const isPages = (url: string) => url.includes('/support/components/');
  await Promise.all(urls.filter((url) => !isPages(url)).map(again));
  await Promise.all(urls.filter(isPages).map(again));
}
