import { useEffect, useRef, useState, type RefObject } from 'react';
import type { FirstUnread, MessagePage } from '@shared/ipc';

/**
 * Where the line "New" stands: at what was unread when the conversation was opened. It stays there
 * while it is read, and moves only for what comes while nobody is looking; how many there are below
 * it is always told as of now. An answer ends it.
 *
 * @param attended whether the end is in sight, so that what comes is seen as it comes
 */
export function useUnreadMark(
  firstUnread: FirstUnread | null,
  page: MessagePage | null,
  attended: RefObject<boolean>,
): FirstUnread | null {
  const [mark, setMark] = useState(firstUnread);
  const known = useRef(firstUnread);
  useEffect(() => {
    if (firstUnread === known.current) return;
    known.current = firstUnread;
    if (firstUnread === null) return;
    const looking = attended.current && document.hasFocus();
    setMark((before) =>
      looking && before?.messageId !== firstUnread.messageId ? before : firstUnread,
    );
  }, [firstUnread, attended]);

  const last = page === null || page.hasAfter ? undefined : page.messages.at(-1);
  const lastId = last?.id;
  const isAnswer = last?.pending?.state === 'queued' && last.kind === 'message';
  const lastKnown = useRef(lastId);
  useEffect(() => {
    const before = lastKnown.current;
    lastKnown.current = lastId;
    if (isAnswer && before !== undefined && before !== lastId) setMark(null);
  }, [lastId, isAnswer]);
  return mark;
}
