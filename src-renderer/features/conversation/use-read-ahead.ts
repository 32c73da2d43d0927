import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { heddleQuery } from '../../app/query';
import { endWindow, windowAround } from './message-window';
import { beginningOf } from './use-beginning';

/** A pointer that only passes over does not rest this long. */
const RESTS_MS = 50;

export interface ReadAhead {
  /** The pointer is on what opens a thread. */
  readonly pointed: (threadId: string) => void;
  /** It is there no more. */
  readonly left: () => void;
}

/** What opening a thread asks for; failures are met when it is opened. */
async function read(client: QueryClient, threadId: string): Promise<void> {
  const view = await client.fetchQuery(heddleQuery('conversation.open', { threadId }));
  const begin = beginningOf(view, null);
  const request = begin.at === 'end' ? endWindow : windowAround(begin.messageId);
  const { customer, thread } = view;
  await Promise.all([
    client.prefetchQuery(heddleQuery('conversation.messages', { threadId, ...request })),
    client.prefetchQuery(
      heddleQuery('customer.panel', { customerId: customer.id, channel: thread.channel }),
    ),
  ]);
}

/**
 * Reads a conversation once the pointer rests on what opens it: whoever clicks has pointed at it
 * before, and finds it at hand.
 */
export function useReadAhead(): ReadAhead {
  const client = useQueryClient();
  const ahead = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    return {
      pointed: (threadId: string) => {
        clearTimeout(timer);
        timer = setTimeout(() => void read(client, threadId).catch(() => undefined), RESTS_MS);
      },
      left: () => clearTimeout(timer),
    };
  }, [client]);
  useEffect(() => ahead.left, [ahead]);
  return ahead;
}
