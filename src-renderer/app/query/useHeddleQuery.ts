import {
  keepPreviousData,
  useQuery,
  type QueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { RequestOf, ResponseOf } from '@shared/ipc';
import { ask } from '../bridge';
import { heddleKey, type HeddleKey, type ReadMethod } from './keys';

export interface HeddleQueryOptions {
  /** False holds the question back, e.g. while nobody is signed in. */
  readonly enabled?: boolean;
  /**
   * Shows the answer to the previous request until the new one is here (default). False where the
   * previous answer would be about somebody else, e.g. another customer.
   */
  readonly keepPrevious?: boolean;
}

/** The options of a read of main, for `useQuery`, `useQueries` and `fetchQuery` alike. */
export function heddleQuery<M extends ReadMethod>(method: M, request: RequestOf<M>) {
  const queryKey: HeddleKey<M> = heddleKey(method, request);
  return { queryKey, queryFn: (): Promise<ResponseOf<M>> => ask(method, request) };
}

/**
 * Data from main, fetched again whenever main says that it changed.
 *
 * @param method a reading method of the contract
 * @param request its request; part of the key, so two components share one answer
 */
export function useHeddleQuery<M extends ReadMethod>(
  method: M,
  request: RequestOf<M>,
  options: HeddleQueryOptions = {},
): UseQueryResult<ResponseOf<M>, Error> {
  const keep = options.keepPrevious ?? true;
  return useQuery<ResponseOf<M>, Error, ResponseOf<M>, HeddleKey<M>>({
    ...heddleQuery(method, request),
    enabled: options.enabled ?? true,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Puts an answer that main pushed (status, session, settings) where its readers look. */
export function setHeddleData<M extends ReadMethod>(
  client: QueryClient,
  method: M,
  request: RequestOf<M>,
  value: ResponseOf<M>,
): void {
  client.setQueryData<ResponseOf<M>>(heddleKey(method, request), value);
}
