import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { heddleKey, useHeddleQuery } from '../../app/query';
import { useDrawnPage, type DrawnPage } from './use-drawn-page';
import { endWindow, sameWindow, windowAround, type WindowRequest } from './message-window';

/** The messages that are held, and how to hold others. */
export interface MessageWindow extends DrawnPage {
  readonly error: Error | null;
  /** True while what is shown is still the window before. */
  readonly moving: boolean;
  move(request: WindowRequest): void;
  toEnd(): void;
  retry(): void;
}

/**
 * Holds one bounded window of a thread's messages and keeps it up to date.
 *
 * @param messageId a message to open at; null for the end
 * @param jump grows with each wish to go to `messageId`
 */
export function useMessageWindow(
  threadId: string,
  messageId: string | null,
  jump: number,
): MessageWindow {
  const client = useQueryClient();
  const [request, setRequest] = useState<WindowRequest>(() =>
    messageId === null ? endWindow : windowAround(messageId),
  );
  const query = useHeddleQuery('conversation.messages', { threadId, ...request });

  useEffect(() => {
    if (messageId !== null) setRequest(windowAround(messageId));
  }, [messageId, jump]);

  const move = useCallback((next: WindowRequest) => {
    setRequest((now) => (sameWindow(now, next) ? now : next));
  }, []);
  const toEnd = useCallback(() => {
    // What was cached of the end may be old, and would flash before the new one is here.
    client.removeQueries({
      queryKey: heddleKey('conversation.messages', { threadId, ...endWindow }),
      exact: true,
      type: 'inactive',
    });
    move(endWindow);
  }, [client, move, threadId]);
  const { refetch } = query;
  const retry = useCallback(() => void refetch(), [refetch]);

  const drawn = useDrawnPage(query.data ?? null, messageId === null);
  return {
    ...drawn,
    error: query.error,
    moving: query.isPlaceholderData,
    move,
    toEnd,
    retry,
  };
}
