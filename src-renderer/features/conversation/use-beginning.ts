import { useState } from 'react';
import type { ConversationView, ReadingPlace } from '@shared/ipc';
import { recall } from '../../app/state/pane-memory';

/** Where a conversation begins when it is opened. */
export type Beginning =
  | { readonly at: 'end' }
  | ({ readonly at: 'place' } & ReadingPlace)
  | { readonly at: 'unread'; readonly messageId: string };

/**
 * Where to begin: where the reader was the last time, as long as nothing has come since; then at the
 * first message that is new; then at the end. It is decided once.
 *
 * @param messageId where the reader is taken to instead
 */
export function useBeginning(view: ConversationView, messageId: string | null): Beginning {
  const [begin] = useState(() => beginningOf(view, messageId));
  return begin;
}

/** The same for who is not there yet. */
export function beginningOf(view: ConversationView, messageId: string | null): Beginning {
  if (messageId !== null) return { at: 'end' };
  const memory = recall(view.thread.id);
  // A memory without a place is of the end.
  if (memory?.place && memory.lastMessageId === view.lastMessageId) {
    return { at: 'place', ...memory.place };
  }
  const { firstUnread } = view;
  return firstUnread === null ? { at: 'end' } : { at: 'unread', messageId: firstUnread.messageId };
}
