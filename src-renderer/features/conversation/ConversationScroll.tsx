import { ArrowDown } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ConversationView, MessagePage, MessageView, ReadingPlace } from '@shared/ipc';
import { call, milestoneAfterPaint } from '../../app/bridge';
import { recall, remember } from '../../app/state/pane-memory';
import { useI18n } from '../../i18n';
import { safeText } from '../../ui';
import { useMarks, type Found } from '../find';
import { Announcer } from './Announcer';
import { ConversationProblem, ConversationSkeleton } from './ConversationStates';
import { DroppedLine } from './DroppedLine';
import { nextWindow, windowAt } from './message-window';
import { returnPointOf } from './return-card';
import { ScrollKeeper, type VisibleRange } from './scroll-keeper';
import { Timeline } from './Timeline';
import { timelineOf } from './timeline';
import { TypingLine } from './TypingLine';
import { useMessageWindow } from './use-message-window';
import styles from './ConversationScroll.module.css';

interface ConversationScrollProps {
  readonly view: ConversationView;
  /** A message to open at, or null for the end. */
  readonly messageId: string | null;
  readonly jump: number;
  /** The last message between customer and agent that was really visible. */
  readonly onShown: (messageId: string) => void;
  /** What is looked for in it; null: nothing. */
  readonly find: Found | null;
  /** The message to open at is shown. */
  readonly onReached: (messageId: string, position: number) => void;
  /** The last message that can be seen now. */
  readonly onLooked: (position: number) => void;
}

/** Where to go: to a message, or to whatever message is at a position. */
type Goal = { readonly messageId: string } | { readonly position: number };

/** The message that a goal means among those that are held. */
function messageAt(page: MessagePage | null, goal: Goal): MessageView | undefined {
  return page?.messages.find((each) =>
    'messageId' in goal
      ? each.id === goal.messageId
      : each.pending === null && each.position === goal.position,
  );
}

/** How long a message that was looked for stays marked; as long as its animation. */
const MARK_MS = 2400;

/** Everything ever said in a thread, one scroll through all of its episodes. */
export function ConversationScroll(props: ConversationScrollProps) {
  const { view, messageId, jump, onShown, find, onReached, onLooked } = props;
  const { t } = useI18n();
  const threadId = view.thread.id;
  const { lastMessageId } = view;
  const begin = useBeginning(view, messageId);
  const held = useMessageWindow(view.thread.id, messageId ?? begin?.messageId ?? null, jump);
  const { page, move, toEnd } = held;
  const scrollRef = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const keeperRef = useRef<ScrollKeeper | null>(null);
  const goalRef = useRef<Goal | null>(messageId === null ? null : { messageId });
  const toMarkRef = useRef<string | null>(null);
  const lastIdRef = useRef<string | null>(null);
  const [mark, setMark] = useState<string | null>(null);
  const [atEnd, setAtEnd] = useState(messageId === null && begin === null);
  const unseen = useUnseen(view, page, atEnd);
  const marks = useMarks(view.thread.id, find, page);
  const current = find?.current ?? null;
  const findJump = find?.jump ?? 0;

  /** Draws the consequences of what can be seen now. */
  const look = useCallback(
    (range: VisibleRange) => {
      const keeper = keeperRef.current;
      if (keeper === null || page === null) return;
      const visible = page.messages.slice(0, range.last + 1);
      const shown = visible.findLast((each) => each.kind === 'message' && each.pending === null);
      if (shown) onShown(shown.id);
      const seen = visible.findLast((each) => each.pending === null);
      if (seen) onLooked(seen.position);
      setAtEnd((keeper.atEnd || keeper.seesEnd) && !page.hasAfter);
      if (goalRef.current === null && !held.moving) {
        remember(threadId, { place: keeper.place, lastMessageId });
      }
      if (held.moving || goalRef.current !== null) return;
      if (keeper.atEnd && page.hasAfter && range.last >= page.messages.length - 1) {
        toEnd();
        return;
      }
      const next = nextWindow({ ...page, firstVisible: range.first, lastVisible: range.last });
      if (next !== null) move(next);
    },
    [page, held.moving, move, toEnd, onShown, onLooked, threadId, lastMessageId],
  );

  const hasPage = page !== null;
  useLayoutEffect(() => {
    const scroll = scrollRef.current;
    const content = contentRef.current;
    if (!hasPage || scroll === null || content === null) return undefined;
    const isAtEnd = goalRef.current === null && begin === null;
    const keeper = new ScrollKeeper(scroll, isAtEnd, goalRef.current === null ? begin : null);
    keeperRef.current = keeper;
    const observer = new ResizeObserver(() => keeper.keep());
    observer.observe(scroll);
    observer.observe(content);
    return () => {
      observer.disconnect();
      keeper.end();
      keeperRef.current = null;
    };
    // Where to begin is decided once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [hasPage]);

  /** Goes to the message that was asked for, once it is there. */
  const reachGoal = useCallback((): boolean => {
    const goal = goalRef.current;
    const message = goal && messageAt(page, goal);
    if (!goal || !message || keeperRef.current?.toMessage(message.id) !== true) return false;
    goalRef.current = null;
    if ('messageId' in goal) {
      setMark(message.id);
      onReached(message.id, message.position);
    } else {
      // Where the words are in a long message is known only now or in a moment.
      toMarkRef.current = message.id;
    }
    return true;
  }, [page, onReached]);
  const reachGoalRef = useRef(reachGoal);
  useLayoutEffect(() => {
    reachGoalRef.current = reachGoal;
  });

  useEffect(() => {
    if (messageId === null) return;
    goalRef.current = { messageId };
    reachGoalRef.current();
  }, [messageId, jump]);

  useEffect(() => {
    if (current === null || findJump === 0) return;
    goalRef.current = { position: current };
    if (!reachGoalRef.current()) move(windowAt(current));
    // A new match is a new jump; the same match may be at another place by then.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [findJump, move]);

  useEffect(() => {
    if (mark === null) return undefined;
    const timer = setTimeout(() => setMark(null), MARK_MS);
    return () => clearTimeout(timer);
  }, [mark]);

  useLayoutEffect(() => {
    const keeper = keeperRef.current;
    if (keeper === null || page === null) return;
    if (!held.moving) {
      if (reachGoal()) return;
      // It is not here any more: the end is shown instead.
      goalRef.current = null;
    }
    const last = page.messages.at(-1);
    const sentNow = last?.pending?.state === 'queued' && last.id !== lastIdRef.current;
    lastIdRef.current = last?.id ?? null;
    look(sentNow && !page.hasAfter ? keeper.toEnd() : keeper.keep());
  }, [page, held.moving, look, reachGoal]);

  useLayoutEffect(() => {
    const id = toMarkRef.current;
    if (id === null || !marks.has(id)) return;
    toMarkRef.current = null;
    keeperRef.current?.toMessage(id);
  }, [marks]);

  usePaintedMilestone(view.thread.id, hasPage);
  useMarkSeen(view, page?.messages ?? [], atEnd);

  const timeline = useMemo(() => {
    if (page === null) return null;
    const point = returnPointOf(page.messages, view.episodes);
    const items = timelineOf({
      ...page,
      episodes: view.episodes,
      backBefore: point?.messageId ?? null,
    });
    return { items, point };
  }, [page, view.episodes]);

  const inPage = useMemo(() => ({ marks, current }), [marks, current]);

  const goToEnd = () => {
    const range = keeperRef.current?.toEnd();
    if (page?.hasAfter) toEnd();
    else if (range) look(range);
  };

  return (
    <div className={styles.frame}>
      <div
        ref={scrollRef}
        className={styles.scroll}
        role="log"
        aria-live="off"
        aria-label={t('conversation.log', { customer: safeText(view.customer.name) })}
        aria-busy={held.moving || page === null}
        // A scroll that cannot be focused cannot be read by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={() => {
          const keeper = keeperRef.current;
          if (keeper) look(keeper.moved());
        }}
      >
        <div ref={contentRef} className={styles.content}>
          {timeline === null ? (
            held.error ? (
              <ConversationProblem onRetry={held.retry} />
            ) : (
              <ConversationSkeleton />
            )
          ) : (
            <Timeline
              view={view}
              items={timeline.items}
              point={timeline.point}
              marked={mark}
              find={inPage}
              incomplete={!view.historyComplete && page?.hasBefore === false}
            />
          )}
          <DroppedLine threadId={view.thread.id} />
          <TypingLine threadId={view.thread.id} customerName={safeText(view.customer.name)} />
        </div>
      </div>
      {page !== null && !atEnd && (
        <button
          type="button"
          className={styles.toEnd}
          data-new={unseen > 0 || undefined}
          onClick={goToEnd}
          aria-label={unseen > 0 ? undefined : t('conversation.toEnd')}
        >
          <ArrowDown size={14} strokeWidth={1.8} aria-hidden="true" />
          {unseen > 0 && t('conversation.newBelow', { count: unseen })}
        </button>
      )}
      <Announcer customerName={safeText(view.customer.name)} messages={page?.messages ?? []} />
    </div>
  );
}

/**
 * Where to begin: where the reader was the last time, as long as nothing has come since; null: at
 * the end. It is decided once.
 *
 * @param messageId where the reader is taken to instead
 */
function useBeginning(view: ConversationView, messageId: string | null): ReadingPlace | null {
  const [begin] = useState(() => {
    const memory = messageId === null ? recall(view.thread.id) : null;
    return memory?.lastMessageId === view.lastMessageId ? memory.place : null;
  });
  return begin;
}

/** How many messages came after the last one that was seen at the end. */
function useUnseen(view: ConversationView, page: MessagePage | null, atEnd: boolean): number {
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
function useMarkSeen(
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

function usePaintedMilestone(threadId: string, painted: boolean): void {
  useEffect(() => {
    return painted ? milestoneAfterPaint('thread-painted', threadId) : undefined;
  }, [threadId, painted]);
}
