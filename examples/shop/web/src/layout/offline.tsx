import { useSyncExternalStore } from 'react';

/** Says that the network is gone, before anything fails for it. */
export function Offline() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <output className="offline">{!online && 'You are offline. What you see may be out of date.'}</output>
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
