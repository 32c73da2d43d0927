import { memo, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { ConversationView, MessageView } from '@shared/ipc';
import { milestoneAfterPaint } from '../../app/bridge';
import { useI18n } from '../../i18n';
import { safeText } from '../../ui';
import { useMarks, type Found } from '../find';
import { linkConversation, type MessageDeed } from './conversation-link';
import { ConversationProblem, ConversationSkeleton } from './ConversationStates';
import { DroppedLine } from './DroppedLine';
import { doDeed } from './message-deeds';
import { ReadingBar } from './ReadingBar';
import { returnPointOf } from './return-card';
import { Timeline } from './Timeline';
import { timelineOf } from './timeline';
import { TypingLine } from './TypingLine';
import { useBeginning } from './use-beginning';
import { useJumps } from './use-jumps';
import { useMessageKeys } from './use-message-keys';
import { useMessageMenu } from './use-message-menu';
import { useMessageWindow } from './use-message-window';
import { useNews } from './use-news';
import { useScroll } from './use-scroll';
import { useMarkSeen, useUnseen } from './use-seen';
import { useUnreadMark } from './use-unread-mark';
import styles from './ConversationScroll.module.css';

interface ConversationScrollProps {
  readonly view: ConversationView;
  /** A message to open at, or null for where the reader was, what is new, or the end. */
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
  /** What the customer wants; where there is room it shares a row with where one is reading. */
  readonly asks: ReactNode;
  /** What stands right above the messages. */
  readonly children: ReactNode;
}

const NO_MESSAGES: readonly MessageView[] = [];

/** Everything ever said in a thread, one scroll through all of its episodes. */
export const ConversationScroll = memo(function ConversationScroll(props: ConversationScrollProps) {
  const { view, messageId, jump, find } = props;
  const { t } = useI18n();
  const threadId = view.thread.id;
  const begin = useBeginning(view, messageId);
  const held = useMessageWindow(
    threadId,
    messageId ?? (begin.at === 'end' ? null : begin.messageId),
    jump,
  );
  const { page } = held;
  const messages = page?.messages ?? NO_MESSAGES;
  const attended = useRef(false);
  const unread = useUnreadMark(view.firstUnread, page, attended);
  const marks = useMarks(threadId, find, page);
  const current = find?.current ?? null;
  const scroll = useScroll({
    ...props,
    held,
    begin,
    unreadAt: unread?.position ?? null,
    find: { current, jump: find?.jump ?? 0 },
    marks,
  });
  const { atEnd } = scroll;
  useEffect(() => {
    attended.current = atEnd;
  }, [atEnd]);
  const unseen = useUnseen(view, page, atEnd);
  usePaintedMilestone(threadId, page !== null);
  useMarkSeen(view, messages, atEnd);

  const news = useNews(view, page);
  const jumps = useJumps({ view, unread, scroll, say: news.say });
  const [placesOpen, setPlacesOpen] = useState(false);
  const { say } = news;
  const act = useCallback(
    (message: MessageView, deed: MessageDeed) => {
      void doDeed(message, deed).then((done) => {
        if (done && (deed === 'copy' || deed === 'copy-link')) say(t('conversation.copied'));
      });
    },
    [say, t],
  );
  const menu = useMessageMenu(page, act);
  const keys = useMessageKeys(scroll.scrollRef, threadId, menu.openFor);
  const reached = useRef({ jumps, act, messages });
  useEffect(() => {
    reached.current = { jumps, act, messages };
  });
  const { focusMessages } = keys;
  useEffect(
    () =>
      linkConversation(threadId, {
        jump: (to) => reached.current.jumps.to(to),
        askDate: () => setPlacesOpen(true),
        focusMessages,
        act: (id, deed) => {
          const message = reached.current.messages.find((each) => each.id === id);
          if (message) reached.current.act(message, deed);
        },
      }),
    [threadId, focusMessages],
  );

  const timeline = useMemo(() => {
    if (page === null) return null;
    const point = returnPointOf(page.messages, view.episodes);
    const items = timelineOf({
      ...page,
      episodes: view.episodes,
      backBefore: point?.messageId ?? null,
      unread,
    });
    return { items, point };
  }, [page, view.episodes, unread]);
  const inPage = useMemo(() => ({ marks, current }), [marks, current]);

  return (
    <div className={styles.frame}>
      <div className={styles.above}>
        {props.asks}
        <ReadingBar
          view={view}
          reading={scroll.reading}
          unread={unread}
          unreadAbove={scroll.unreadAbove}
          below={page === null || atEnd ? null : unseen}
          jumps={jumps}
          onEnd={scroll.goToEnd}
          open={placesOpen}
          onOpenChange={setPlacesOpen}
        />
      </div>
      {props.children}
      {/* The keys walk through the messages, as the pointer does. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={scroll.scrollRef}
        className={styles.scroll}
        role="log"
        aria-live="off"
        aria-label={t('conversation.log', { customer: safeText(view.customer.name) })}
        aria-busy={held.moving || page === null}
        // A scroll that cannot be focused cannot be read by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={scroll.scrolled}
        onKeyDown={keys.onKeyDown}
      >
        <div ref={scroll.contentRef} className={styles.content} {...menu.handlers}>
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
              marked={scroll.mark}
              find={inPage}
              incomplete={!view.historyComplete && page?.hasBefore === false}
            />
          )}
          <DroppedLine threadId={threadId} />
          <TypingLine threadId={threadId} customerName={safeText(view.customer.name)} />
        </div>
      </div>
      {menu.menu}
      <div className="visually-hidden" aria-live="polite">
        {news.said}
      </div>
    </div>
  );
});

function usePaintedMilestone(threadId: string, painted: boolean): void {
  useEffect(() => {
    return painted ? milestoneAfterPaint('thread-painted', threadId) : undefined;
  }, [threadId, painted]);
}
