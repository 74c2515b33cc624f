import type { DataFiles } from '../data/shapes/data-files';
import type { FeatureData } from '../data/shapes/feature-data';

type Waiting = (value: unknown) => void;

const known = new Map<string, unknown>();
const waiting = new Map<string, Waiting>();
const asked = new Map<string, Promise<unknown>>();

/** Data files are scripts that call this with their key and their value: pages opened from disk may not fetch. */
export function receive(key: string, value: unknown): void {
  known.set(key, value);
  waiting.get(key)?.(value);
}

/** @throws when there is no such file. */
export function dataOf<K extends keyof DataFiles>(key: K): Promise<DataFiles[K]> {
  return file(key) as Promise<DataFiles[K]>;
}

/** @param name of the feature's file, as the index has it. */
export function featureOf(name: string): Promise<FeatureData> {
  return file(`f/${name}`) as Promise<FeatureData>;
}

/** What `dataOf` would answer, if it is there already. */
export function loaded<K extends keyof DataFiles>(key: K): DataFiles[K] | undefined {
  return known.get(key) as DataFiles[K] | undefined;
}

function file(key: string): Promise<unknown> {
  const before = asked.get(key);
  if (before) return before;
  const inside = document.querySelector(`script[data-key="${CSS.escape(key)}"]`);
  const promise = inside ? Promise.resolve(JSON.parse(inside.textContent ?? 'null')) : beside(key);
  asked.set(key, promise);
  if (inside) void promise.then((value) => known.set(key, value));
  return promise;
}

function beside(key: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    waiting.set(key, resolve);
    const script = document.createElement('script');
    script.src = `data/${key}.js`;
    script.onerror = () => {
      asked.delete(key);
      reject(new Error(`data/${key}.js cannot be read.`));
    };
    script.onload = () => script.remove();
    document.head.append(script);
  });
}
