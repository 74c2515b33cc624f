import type { BrowserSettings } from '../../settings/browser-settings';
import type { BrowserKind } from './places';

export type Engine = NonNullable<BrowserSettings['engine']>;

export function engineOf(kind: BrowserKind): Engine {
  return kind === 'firefox' || kind === 'webkit' ? kind : 'chromium';
}
