import type { QueryClient } from '@tanstack/react-query';
import { heddleQuery } from '../../app/query';
import { inboxListOf, useInboxView, useScreen } from '../../app/state';
import { PAGE_ROWS } from './pages';

/** A list that takes longer is waited for on screen. */
const WAIT_MS = 150;

/**
 * Asks for what the inbox shows first, before it is there to ask by itself: so it is rendered once,
 * with its rows, and not as an empty list before.
 *
 * @returns resolves when the answers are in the cache, or not here soon
 */
export async function readInboxAhead(client: QueryClient): Promise<void> {
  const { section, inboxState, inboxFilter: filter } = useScreen.getState();
  if (section !== 'inbox') return;
  const { acrossStates, conditions } = useInboxView.getState();
  const state = inboxListOf(inboxState, acrossStates);
  const list = { state, filter, conditions, offset: 0, limit: PAGE_ROWS };
  const asked = [
    client.prefetchQuery(heddleQuery('inbox.page', list)),
    client.prefetchQuery(heddleQuery('inbox.counts', { filter, conditions })),
    ...(state === 'waiting-on-us'
      ? [client.prefetchQuery(heddleQuery('inbox.urgency', { filter, conditions }))]
      : []),
  ];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, WAIT_MS);
  });
  await Promise.race([Promise.all(asked), late]);
  clearTimeout(timer);
}
