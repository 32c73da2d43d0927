import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type RefObject,
} from 'react';
import type { ConversationView, MessagePage, MessageView } from '@shared/ipc';
import { remember } from '../../app/state/pane-memory';
import { isSameDay } from '../../ui';
import { nextWindow, windowAround, windowAt } from './message-window';
import { ScrollKeeper, type VisibleRange } from './scroll-keeper';
import type { Beginning } from './use-beginning';
import type { MessageWindow } from './use-message-window';

/** Where to go: to a message, or to whatever message is at a position. */
type Goal =
  | { readonly messageId: string; readonly place: 'middle' | 'top' }
  | { readonly position: number };

/** How long a message that one was taken to stays marked; as long as its animation. */
const MARK_MS = 2400;

/** What is being read. */
export type Reading = Pick<MessageView, 'at' | 'episodeId'>;

/** The scroll of a conversation: what can be seen of it, and ways through it. */
export interface Scroll {
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly contentRef: RefObject<HTMLDivElement | null>;
  readonly atEnd: boolean;
  /** The message that one was taken to, for a moment. */
  readonly mark: string | null;
  /** Null until there is something to read. */
  readonly reading: Reading | null;
  /** What is new begins above what can be seen, and was not looked at yet. */
  readonly unreadAbove: boolean;
  /** The message that is being read; null: there is none. */
  readingNow(): MessageView | null;
  /** Whether one is still being taken somewhere. */
  onTheWay(): boolean;
  /** Goes to a message, wherever in the thread it is. */
  goTo(messageId: string, place?: 'middle' | 'top'): void;
  goToEnd(): void;
  /** The element has scrolled. */
  scrolled(): void;
}

interface ScrollInput {
  readonly view: ConversationView;
  readonly held: MessageWindow;
  readonly begin: Beginning;
  /** A message to open at, or null. */
  readonly messageId: string | null;
  readonly jump: number;
  /** The position of the first new message; null: nothing is new. */
  readonly unreadAt: number | null;
  /** The match to go to, and how often one wanted to. */
  readonly find: { readonly current: number | null; readonly jump: number };
  /** The messages in which words are marked. */
  readonly marks: ReadonlyMap<string, unknown>;
  readonly onShown: (messageId: string) => void;
  readonly onReached: (messageId: string, position: number) => void;
  readonly onLooked: (position: number) => void;
}

/** The message that a goal means among those that are held. */
function messageAt(page: MessagePage | null, goal: Goal): MessageView | undefined {
  return page?.messages.find((each) =>
    'messageId' in goal
      ? each.id === goal.messageId
      : each.pending === null && each.position === goal.position,
  );
}

/** Keeps the reader's place while messages come and go, and takes the reader to others. */
export function useScroll(input: ScrollInput): Scroll {
  const { view, held, begin, messageId, jump, unreadAt, find, marks } = input;
  const { onShown, onReached, onLooked } = input;
  const threadId = view.thread.id;
  const { lastMessageId } = view;
  const { page, move, toEnd } = held;
  const scrollRef = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const keeperRef = useRef<ScrollKeeper | null>(null);
  const goalRef = useRef<Goal | null>(messageId === null ? null : { messageId, place: 'middle' });
  const toMarkRef = useRef<string | null>(null);
  const lastIdRef = useRef<string | null>(null);
  const readingRef = useRef<MessageView | null>(null);
  const [mark, setMark] = useState<string | null>(null);
  const [atEnd, setAtEnd] = useState(messageId === null && begin.at === 'end');
  const [reading, setReading] = useState<Reading | null>(null);
  const [unreadAbove, setUnreadAbove] = useState(false);
  const unreadSeenRef = useRef<number | null>(null);

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
      const read = page.messages[range.reading] ?? null;
      readingRef.current = read;
      if (read) setReading((before) => (before && isSameReading(before, read) ? before : read));
      const first = page.messages[range.first];
      if (unreadAt !== null && first && seen) {
        if (first.position <= unreadAt && seen.position >= unreadAt) {
          unreadSeenRef.current = unreadAt;
        }
        setUnreadAbove(first.position > unreadAt && unreadSeenRef.current !== unreadAt);
      } else setUnreadAbove(false);
      setAtEnd((keeper.atEnd || keeper.seesEnd) && !page.hasAfter);
      if (goalRef.current === null && !held.moving) {
        remember(threadId, { place: keeper.place, lastMessageId });
      }
      // Of a pane that is not on screen nothing can be seen.
      if (held.moving || held.isPart || goalRef.current !== null || range.last < 0) return;
      if (keeper.atEnd && page.hasAfter && range.last >= page.messages.length - 1) {
        toEnd();
        return;
      }
      const next = nextWindow({ ...page, firstVisible: range.first, lastVisible: range.last });
      if (next !== null) move(next);
    },
    [
      page,
      held.moving,
      held.isPart,
      move,
      toEnd,
      onShown,
      onLooked,
      threadId,
      lastMessageId,
      unreadAt,
    ],
  );

  const hasPage = page !== null;
  useLayoutEffect(() => {
    const scroll = scrollRef.current;
    const content = contentRef.current;
    if (!hasPage || scroll === null || content === null) return undefined;
    const keeper = startedAt(scroll, goalRef.current === null ? begin : null);
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
    if (!goal || !message) return false;
    const place = 'messageId' in goal ? goal.place : 'middle';
    const range = keeperRef.current?.toMessage(message.id, place) ?? null;
    if (range === null) return false;
    goalRef.current = null;
    look(range);
    if ('messageId' in goal) {
      setMark(message.id);
      onReached(message.id, message.position);
    } else {
      // Where the words are in a long message is known only now or in a moment.
      toMarkRef.current = message.id;
    }
    return true;
  }, [page, onReached, look]);
  const reachGoalRef = useRef(reachGoal);
  useLayoutEffect(() => {
    reachGoalRef.current = reachGoal;
  });

  useEffect(() => {
    if (messageId === null) return;
    goalRef.current = { messageId, place: 'middle' };
    reachGoalRef.current();
  }, [messageId, jump]);

  const { current, jump: findJump } = find;
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

  const lookRef = useRef(look);
  useLayoutEffect(() => {
    lookRef.current = look;
  });
  const hasAfter = page?.hasAfter === true;
  const ways = useMemo(
    () => ({
      readingNow: () => readingRef.current,
      onTheWay: () => goalRef.current !== null,
      goTo: (id: string, place: 'middle' | 'top' = 'middle') => {
        goalRef.current = { messageId: id, place };
        if (!reachGoalRef.current()) move(windowAround(id));
      },
      goToEnd: () => {
        goalRef.current = null;
        const range = keeperRef.current?.toEnd();
        if (hasAfter) toEnd();
        else if (range) lookRef.current(range);
      },
      scrolled: () => {
        const keeper = keeperRef.current;
        if (keeper) lookRef.current(keeper.moved());
      },
    }),
    [move, toEnd, hasAfter],
  );
  return { scrollRef, contentRef, atEnd, mark, reading, unreadAbove, ...ways };
}

function isSameReading(before: Reading, now: Reading): boolean {
  return before.episodeId === now.episodeId && isSameDay(before.at, now.at);
}

/** Begins a scroll; null: somebody is on the way to a message in it. */
function startedAt(scroll: HTMLElement, begin: Beginning | null): ScrollKeeper {
  const place = begin?.at === 'place' ? begin : null;
  const keeper = new ScrollKeeper(scroll, begin?.at === 'end', place);
  if (begin?.at === 'unread') {
    // What is new may be so little that all of it can be seen, and then what follows is seen too.
    const range = keeper.toMessage(begin.messageId);
    if (range === null || keeper.seesEnd) keeper.toEnd();
  }
  return keeper;
}
