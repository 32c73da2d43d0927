import { QueryClient } from '@tanstack/react-query';
import { HeddleError } from '../bridge';

/** Unwatched data is let go after this long; what is on screen stays. */
const KEEP_UNWATCHED_MS = 60_000;

/**
 * The cache of what main answered. Nothing goes stale by itself: main says what changed
 * (`changed` event). A refusal of main is final until something changes; it is not retried.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: KEEP_UNWATCHED_MS,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // Main is on this computer: it answers without a network too.
        networkMode: 'always',
        retry: (failures, error) => !(error instanceof HeddleError) && failures < 1,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
