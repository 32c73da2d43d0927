import { Pin, PinOff } from 'lucide-react';
import { memo } from 'react';
import type { ConversationView, MessageMarks, MessageView } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { cx, IconButton, safeText } from '../../ui';
import { AttachmentList } from './AttachmentList';
import { MessageMeta } from './MessageMeta';
import { MessageText } from './MessageText';
import { PendingMessage } from './PendingMessage';
import { QuoteButton } from './QuoteButton';
import { QuotedSnippet } from './QuotedSnippet';
import { setPinned } from './set-pinned';
import styles from './Turn.module.css';

/** What was looked for in the messages that are held. */
export interface FoundInPage {
  /** By message. */
  readonly marks: ReadonlyMap<string, MessageMarks>;
  /** The position of the match that one has stepped to. */
  readonly current: number | null;
}

interface TurnProps {
  readonly messages: readonly MessageView[];
  readonly view: ConversationView;
  readonly marked: string | null;
  readonly find: FoundInPage;
}

/** Messages of one author in one breath. */
export const Turn = memo(function Turn({ messages, view, marked, find }: TurnProps) {
  const first = messages[0];
  if (first === undefined) return null;
  const side = first.kind !== 'message' ? 'internal' : first.side;
  return (
    <div className={cx(styles.turn, classOfSide(side))}>
      {messages.map((message, index) => (
        <MessageRow
          key={message.id}
          message={message}
          view={view}
          turn={index === messages.length - 1 ? messages : null}
          marked={marked === message.id}
          found={find.marks.get(message.id) ?? null}
          current={message.pending === null && message.position === find.current}
        />
      ))}
    </div>
  );
});

function classOfSide(side: 'internal' | MessageView['side']): string | undefined {
  if (side === 'agent') return styles.ours;
  if (side === 'customer') return undefined;
  return side === 'internal' ? styles.internal : styles.system;
}

interface MessageRowProps {
  readonly message: MessageView;
  readonly view: ConversationView;
  /** The whole turn on its last message, which says for all when they came. */
  readonly turn: readonly MessageView[] | null;
  readonly marked: boolean;
  /** What was looked for in it. */
  readonly found: MessageMarks | null;
  /** Whether this is the match that one has stepped to. */
  readonly current: boolean;
}

const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, view, turn, found, current } = props;
  const label = useAuthorLabel(message, view.customer.name);
  const state = message.pending?.state;
  const waits = state === 'queued' || state === 'failed' || state === 'conflict';
  const content =
    message.kind !== 'message' ? (
      <Paper message={message} found={found} current={current} />
    ) : message.side === 'system' ? (
      <div className={styles.systemText}>
        <FoundMessageText message={message} found={found} current={current} />
      </div>
    ) : (
      <div className={styles.quotable} data-side={message.side}>
        <Bubble
          message={message}
          found={found}
          current={current}
          last={turn !== null}
          customerName={view.customer.name}
        />
        {message.pending === null && <QuoteButton message={message} />}
      </div>
    );
  return (
    <article
      className={styles.row}
      data-message-id={message.id}
      data-marked={props.marked || undefined}
      data-current={current || undefined}
      data-waits={waits || undefined}
      aria-label={label}
    >
      {waits ? (
        <PendingMessage message={message} customer={view.customer}>
          {content}
        </PendingMessage>
      ) : (
        content
      )}
      {turn !== null && !waits && message.side !== 'system' && message.kind === 'message' && (
        <MessageMeta message={message} turn={turn} view={view} />
      )}
    </article>
  );
});

interface ContentProps {
  readonly message: MessageView;
  readonly found: MessageMarks | null;
  readonly current: boolean;
}

function FoundMessageText({ message, found, current }: ContentProps) {
  return (
    <MessageText text={message.text} {...(found ? { found: found.text, reveal: current } : {})} />
  );
}

function Files({ message, found }: ContentProps) {
  if (message.attachments.length === 0) return null;
  return (
    <AttachmentList attachments={message.attachments} {...(found ? { found: found.files } : {})} />
  );
}

function Bubble(props: ContentProps & { readonly last: boolean; readonly customerName: string }) {
  const { message } = props;
  const { t } = useI18n();
  const pending = message.pending?.state;
  return (
    <div
      className={cx(styles.bubble, 'on-tint')}
      data-last={props.last || undefined}
      data-waiting={pending === 'queued' || undefined}
      data-failed={pending === 'failed' || undefined}
    >
      <QuotedSnippet message={message} customerName={props.customerName} />
      {message.text !== '' ? (
        <FoundMessageText {...props} />
      ) : (
        message.attachments.length === 0 && (
          <span className={styles.emptyText}>{t('conversation.emptyText')}</span>
        )
      )}
      <Files {...props} />
    </div>
  );
}

/** Yellow paper: what the customer never sees. */
function Paper(props: ContentProps) {
  const { message } = props;
  const { t, date } = useI18n();
  const me = useHeddleQuery('session.get', undefined).data?.agent?.id;
  const from = message.authorName ?? t('conversation.someone');
  const title =
    message.kind === 'note'
      ? message.authorName === null
        ? t('conversation.noteAnonymous')
        : t('conversation.note', { name: from })
      : message.toAgentId === me
        ? t('conversation.whisperToYou', { from })
        : t('conversation.whisper', { from, to: message.toAgentName ?? t('conversation.someone') });
  return (
    <div className={cx(styles.paper, 'on-tint')}>
      <div className={styles.paperHead}>
        <strong>{title}</strong>
        <span>{t('conversation.internal')}</span>
        <time>{date(message.at, 'time')}</time>
        {message.kind === 'note' && message.pending === null && (
          <IconButton
            size="s"
            label={t(message.pinned === true ? 'conversation.unpin' : 'conversation.pin')}
            onClick={() => void setPinned(message, message.pinned !== true)}
          >
            {message.pinned === true ? (
              <PinOff size={13} strokeWidth={1.8} />
            ) : (
              <Pin size={13} strokeWidth={1.8} />
            )}
          </IconButton>
        )}
      </div>
      <FoundMessageText {...props} />
      <Files {...props} />
    </div>
  );
}

function useAuthorLabel(message: MessageView, customerName: string): string {
  const { t } = useI18n();
  const me = useHeddleQuery('session.get', undefined).data?.agent?.id;
  switch (message.side) {
    case 'customer':
      return t('conversation.fromCustomer', { name: safeText(customerName) });
    case 'agent':
      return message.agentId === me
        ? t('conversation.fromYou')
        : t('conversation.fromAgent', { name: message.authorName ?? t('conversation.someone') });
    default:
      return t('conversation.fromSystem');
  }
}
