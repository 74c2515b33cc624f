export interface BrowserSettings {
  /** Default: headless. */
  headless?: boolean;
  /** Path of a browser; default: found as `docs/settings.md` says. */
  executable?: string;
  /** Pixels. */
  viewport?: { width: number; height: number };
  locale?: string;
  timezone?: string;
  /** More command-line arguments for the browser. */
  args?: string[];
  /** Default: chromium. The others where Playwright has installed them. */
  engine?: 'chromium' | 'firefox' | 'webkit';
  /** Playwright's name of a device, such as `iPhone 15`; the settings above win over what it brings. */
  device?: string;
  /** What every page may use without asking, such as `clipboard-read`. */
  permissions?: string[];
  /** Degrees, and meters of accuracy. */
  geolocation?: { latitude: number; longitude: number; accuracy?: number };
  colorScheme?: 'light' | 'dark';
  reducedMotion?: 'reduce' | 'no-preference';
  /** `context` (default): each scenario has a fresh browser context. `page`: one for the worker, emptied in between. */
  isolation?: 'context' | 'page';
  /**
   * Playwright's trace (default: on-retry, because recording costs). `on-failure` leaves out the film strip, which costs
   * most.
   */
  trace?: Keep;
  /** Default: off. */
  video?: Keep;
  /** What went over the network (default: off). */
  har?: Keep;
}

/** Of which scenarios a recording is kept; `on-retry`: of every attempt after the first. */
export type Keep = 'off' | 'on-failure' | 'on-retry' | 'always';

/** Where React components are found and how they are mounted. */
export interface ComponentSettings {
  /** Folder of the front end, with its own Vite (default: `web.vite`). */
  root?: string;
  /** File with wrappers and functions for components (default: `component.setup.{tsx,ts,jsx,js}` in `root`, if it is there). */
  setup?: string;
  /** A page that honours `window.mount` and `window.unmount`, in place of Brine's own. */
  url?: string;
  /**
   * `reload` (default): every scenario loads the page anew; `unmount`: the page stays and the component goes;
   * `context`: every scenario has a browser context of its own.
   */
  isolation?: 'reload' | 'unmount' | 'context';
}

export interface AccessibilitySettings {
  /** Tags of axe's rules (default: WCAG 2.0 to 2.2, levels A and AA, and best practices). */
  standards?: string[];
  /** File of the violations that are known already (default: `accessibility-baseline.json`). */
  baseline?: string;
}

export interface ScreenshotSettings {
  /** Share of the pixels that may differ, from 0 to 1 (default 0.001). */
  tolerance?: number;
  /** Distance of two colours, from 0 to 1, up to which they count as equal (default 0.1). */
  threshold?: number;
}
