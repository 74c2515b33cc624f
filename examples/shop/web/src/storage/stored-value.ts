import { useSyncExternalStore } from 'react';

/** A value in localStorage that components can follow, also when another tab changes it. */
export interface StoredValue<T> {
  get(): T;
  set(value: T): void;
  clear(): void;
  subscribe(listener: () => void): () => void;
}

/** `read` judges what is stored, which anyone may have written; it gets `undefined` for nothing or no JSON. */
export function storedValue<T>(key: string, read: (stored: unknown) => T): StoredValue<T> {
  const listeners = new Set<() => void>();
  let text: string | null = null;
  let value = read(undefined);

  function changed() {
    for (const listener of listeners) listener();
  }

  return {
    get() {
      const now = localStorage.getItem(key);
      if (now !== text) {
        text = now;
        value = read(parse(now));
      }
      return value;
    },
    set(next) {
      localStorage.setItem(key, JSON.stringify(next));
      changed();
    },
    clear() {
      localStorage.removeItem(key);
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      window.addEventListener('storage', listener);
      return () => {
        listeners.delete(listener);
        window.removeEventListener('storage', listener);
      };
    },
  };
}

export function useStoredValue<T>(stored: StoredValue<T>): T {
  return useSyncExternalStore(stored.subscribe, stored.get);
}

function parse(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
