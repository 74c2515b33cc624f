import path from 'node:path';

export type BrowserKind = 'headless-shell' | 'chromium' | 'chrome' | 'edge' | 'firefox' | 'webkit';

/** How one kind of browser is called and where systems keep it. */
export interface Candidate {
  kind: BrowserKind;
  name: string;
  /** Names of the program on the PATH. */
  programs: string[];
  /** Full paths. */
  places: string[];
}

/** All kinds in the order of preference, for this platform. */
export function candidates(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Candidate[] {
  if (platform === 'win32') return windows(env);
  if (platform === 'darwin') return mac(env);
  return linux();
}

function linux(): Candidate[] {
  return [
    {
      kind: 'headless-shell',
      name: 'Chromium headless shell',
      programs: ['chromium-headless-shell', 'chrome-headless-shell', 'headless-shell'],
      places: ['/usr/bin/chromium-headless-shell', '/headless-shell/headless-shell'],
    },
    {
      kind: 'chromium',
      name: 'Chromium',
      programs: ['chromium', 'chromium-browser'],
      places: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'],
    },
    {
      kind: 'chrome',
      name: 'Google Chrome',
      programs: ['google-chrome', 'google-chrome-stable'],
      places: ['/usr/bin/google-chrome', '/opt/google/chrome/chrome'],
    },
    {
      kind: 'edge',
      name: 'Microsoft Edge',
      programs: ['microsoft-edge', 'microsoft-edge-stable'],
      places: ['/usr/bin/microsoft-edge', '/opt/microsoft/msedge/msedge'],
    },
  ];
}

function mac(env: NodeJS.ProcessEnv): Candidate[] {
  const app = (name: string) =>
    ['/Applications', path.join(env.HOME ?? '', 'Applications')].map((folder) =>
      path.join(folder, `${name}.app`, 'Contents', 'MacOS', name),
    );
  return [
    {
      kind: 'headless-shell',
      name: 'Chromium headless shell',
      programs: ['chrome-headless-shell', 'chromium-headless-shell'],
      places: [],
    },
    { kind: 'chromium', name: 'Chromium', programs: ['chromium'], places: app('Chromium') },
    { kind: 'chrome', name: 'Google Chrome', programs: ['google-chrome'], places: app('Google Chrome') },
    { kind: 'edge', name: 'Microsoft Edge', programs: ['microsoft-edge'], places: app('Microsoft Edge') },
  ];
}

function windows(env: NodeJS.ProcessEnv): Candidate[] {
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
    (root): root is string => Boolean(root),
  );
  const under = (...parts: string[]) => roots.map((root) => path.join(root, ...parts));
  return [
    {
      kind: 'headless-shell',
      name: 'Chromium headless shell',
      programs: ['chrome-headless-shell.exe'],
      places: [],
    },
    {
      kind: 'chromium',
      name: 'Chromium',
      programs: ['chromium.exe'],
      places: under('Chromium', 'Application', 'chrome.exe'),
    },
    {
      kind: 'chrome',
      name: 'Google Chrome',
      programs: ['chrome.exe'],
      places: under('Google', 'Chrome', 'Application', 'chrome.exe'),
    },
    {
      kind: 'edge',
      name: 'Microsoft Edge',
      programs: ['msedge.exe'],
      places: under('Microsoft', 'Edge', 'Application', 'msedge.exe'),
    },
  ];
}
