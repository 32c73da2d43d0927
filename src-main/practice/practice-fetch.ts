import type { Fetch } from '../connectors/connector';
import type { PracticeDesk } from './practice-desk';

/**
 * The address by which the rest of Heddle knows the practice desk. The real one has another port
 * with every run, and is not known yet when the cache is already on screen.
 */
export const PRACTICE_URL = 'http://practice.localhost';

/**
 * A `fetch` for the practice desk: waits until it listens and sends the request there.
 *
 * @param fetch the real wire
 */
export function practiceFetch(desk: Pick<PracticeDesk, 'url'>, fetch: Fetch): Fetch {
  return async (address, init, sent) => {
    const base = await desk.url(init?.signal ?? null);
    const { pathname, search } = new URL(address);
    return fetch(new URL(pathname + search, base).href, init, sent);
  };
}
