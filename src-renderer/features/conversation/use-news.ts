import { useCallback, useEffect, useRef, useState } from 'react';
import type { ConversationView, MessagePage } from '@shared/ipc';
import { previewOf } from '@shared/rules';
import { focusedThreadId, useScreen } from '../../app/state';
import { useT } from '../../i18n';
import { safeText } from '../../ui';

/** What comes within this time is said in one sentence. */
const GATHER_MS = 1500;

/** What the live region of a conversation says. */
export interface News {
  readonly said: string;
  /** Says something about what the reader has just done. */
  say(words: string): void;
}

/**
 * Gathers what the customer writes while the conversation is open, and says it in one sentence, so
 * that many messages are no flood. In a pane without the focus it is only counted, and said when the
 * focus comes.
 */
export function useNews(view: ConversationView, page: MessagePage | null): News {
  const t = useT();
  const [said, setSaid] = useState('');
  const [waiting, setWaiting] = useState(0);
  const text = useRef<string | null>(null);
  const come = useCallback((count: number, last: string | null) => {
    text.current = last;
    setWaiting((before) => before + count);
  }, []);
  useArrivals(view, page, come);

  const name = safeText(view.customer.name);
  const count = useRef(0);
  useEffect(() => {
    count.current = waiting;
  }, [waiting]);
  const threadId = view.thread.id;
  // While nothing waits the focus comes and goes without this.
  const isWaiting = useScreen((state) => waiting > 0 && focusedThreadId(state) === threadId);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => {
      const one = count.current === 1 ? text.current : null;
      setSaid(
        one === null
          ? t('conversation.announceMany', { count: count.current, name })
          : t('conversation.announce', { name, text: one }),
      );
      setWaiting(0);
    }, GATHER_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, name, t]);
  return { said, say: setSaid };
}

/** Tells of what the customer writes: how many messages, and the text of one that came alone. */
function useArrivals(
  view: ConversationView,
  page: MessagePage | null,
  come: (count: number, text: string | null) => void,
): void {
  const known = useRef<number | null>(null);
  const lastId = useRef(view.lastMessageId);
  const { lastMessageId } = view;
  const lastSide = view.episodes.at(-1)?.lastMessage?.side;
  useEffect(() => {
    const isNew = lastMessageId !== lastId.current;
    lastId.current = lastMessageId;
    if (page === null) return;
    // Who reads the history does not see what comes, and is told that something did.
    if (page.hasAfter) {
      known.current = null;
      if (isNew && lastSide === 'customer') come(1, null);
      return;
    }
    const before = known.current;
    const confirmed = page.messages.filter(({ pending }) => pending === null);
    known.current = Math.max(before ?? 0, confirmed.at(-1)?.position ?? 0);
    if (before === null) return;
    const fresh = confirmed.filter(
      ({ position, side }) => position > before && side === 'customer',
    );
    if (fresh.length > 0) come(fresh.length, previewOf(fresh.at(-1)?.text ?? ''));
  }, [page, lastMessageId, lastSide, come]);
}
