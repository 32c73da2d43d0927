import { useEffect, useRef, useState } from 'react';
import type { ConversationView, MessagePage, MessageView } from '@shared/ipc';
import { call } from '../../app/bridge';

/** How many messages came after the last one that was seen at the end. */
export function useUnseen(
  view: ConversationView,
  page: MessagePage | null,
  atEnd: boolean,
): number {
  const [seen, setSeen] = useState<{ position: number | null; lastId: string | null }>({
    position: null,
    lastId: view.lastMessageId,
  });
  const endPosition =
    page === null || page.hasAfter
      ? null
      : (page.messages.findLast((each) => each.pending === null)?.position ?? null);
  useEffect(() => {
    if (atEnd && endPosition !== null) {
      setSeen({ position: endPosition, lastId: view.lastMessageId });
    }
  }, [atEnd, endPosition, view.lastMessageId]);
  const { position, lastId } = seen;
  if (atEnd || view.lastMessageId === lastId || page === null) return 0;
  const held =
    position === null
      ? 0
      : page.messages.filter(
          (each) => each.position > position && each.side === 'customer' && each.pending === null,
        ).length;
  // Something came, but it is beyond the window or was never counted.
  return Math.max(held, 1);
}

/** Tells main that the end was seen: only while it is visible and the window has the focus. */
export function useMarkSeen(
  view: ConversationView,
  messages: readonly MessageView[],
  atEnd: boolean,
): void {
  const threadId = view.thread.id;
  const lastId = messages.findLast((each) => each.pending === null)?.id ?? null;
  const told = useRef<string | null>(null);
  useEffect(() => {
    const tell = () => {
      if (!atEnd || lastId === null || told.current === lastId || !document.hasFocus()) return;
      told.current = lastId;
      void call('conversation.markSeen', { threadId, messageId: lastId });
    };
    tell();
    window.addEventListener('focus', tell);
    return () => window.removeEventListener('focus', tell);
  }, [atEnd, lastId, threadId]);
}
