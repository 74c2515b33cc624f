import { QueryClient } from '@tanstack/react-query';

/** Errors are shown at once, with a button to try again. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}
