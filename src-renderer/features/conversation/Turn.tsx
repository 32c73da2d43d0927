import { Pin, PinOff } from 'lucide-react';
import { memo, useState } from 'react';
import type { MessageMarks, MessageView } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { cx, IconButton, safeText } from '../../ui';
import { composerModeOf } from '../composer/composer-mode';
import { takeBack } from '../composer/second-thoughts';
import { AttachmentList } from './AttachmentList';
import { MessageMeta } from './MessageMeta';
import { MessageText } from './MessageText';
import { MessageTools, MoreButton } from './MessageTools';
import { NotDelivered } from './NotDelivered';
import { PendingMessage } from './PendingMessage';
import { PinnedMark } from './PinnedMark';
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

/** Who is in the conversation: the same object as long as nobody changes. */
export interface People {
  /** The agent at the screen; null while that is not known. */
  readonly me: string | null;
  readonly customerName: string;
}

interface TurnProps {
  readonly messages: readonly MessageView[];
  readonly people: People;
  /** How many asks were found in it. */
  readonly asks: number;
  /** Which of its messages is marked for a moment; null: none. */
  readonly marked: string | null;
  readonly find: FoundInPage;
}

/** Messages of one author in one breath. */
export const Turn = memo(function Turn({ messages, people, asks, marked, find }: TurnProps) {
  const first = messages[0];
  if (first === undefined) return null;
  const side = first.kind !== 'message' ? 'internal' : first.side;
  return (
    <div className={cx(styles.turn, classOfSide(side))}>
      {messages.map((message, index) => (
        <MessageRow
          key={message.id}
          message={message}
          people={people}
          last={index === messages.length - 1}
          asks={index === messages.length - 1 ? asks : 0}
          marked={marked === message.id}
          found={find.marks.get(message.id) ?? null}
          current={message.pending === null && message.position === find.current}
        />
      ))}
    </div>
  );
}, isSameTurn);

/** A window that moves makes new lists of the same messages, which need not be drawn again. */
function isSameTurn(before: TurnProps, now: TurnProps): boolean {
  return (
    before.people === now.people &&
    before.asks === now.asks &&
    before.marked === now.marked &&
    before.find === now.find &&
    before.messages.length === now.messages.length &&
    before.messages.every((message, index) => message === now.messages[index])
  );
}

function classOfSide(side: 'internal' | MessageView['side']): string | undefined {
  if (side === 'agent') return styles.ours;
  if (side === 'customer') return undefined;
  return side === 'internal' ? styles.internal : styles.system;
}

interface MessageRowProps {
  readonly message: MessageView;
  readonly people: People;
  /** The last one of a turn says for all when they came. */
  readonly last: boolean;
  readonly asks: number;
  readonly marked: boolean;
  /** What was looked for in it. */
  readonly found: MessageMarks | null;
  /** Whether this is the match that one has stepped to. */
  readonly current: boolean;
}

const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, people, last, found, current } = props;
  const label = useAuthorLabel(message, people);
  // Half of what a message consists of is its tools: they come with the pointer or the keyboard.
  const [near, setNear] = useState(false);
  const come = () => setNear(true);
  const state = message.pending?.state;
  const waits = state === 'queued' || state === 'failed' || state === 'conflict';
  const isWritten = message.side !== 'system' && message.kind === 'message';
  const content =
    message.kind !== 'message' ? (
      <Paper message={message} me={people.me} found={found} current={current} />
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
          last={last}
          customerName={people.customerName}
        />
        {near && message.pending === null && <MessageTools message={message} />}
      </div>
    );
  return (
    // Its tools are drawn when somebody comes near; it does nothing itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      className={styles.row}
      data-message-id={message.id}
      data-marked={props.marked || undefined}
      data-current={current || undefined}
      data-waits={waits || undefined}
      aria-label={label}
      onPointerEnter={come}
      onFocus={come}
    >
      {waits ? (
        <PendingMessage message={message} customerName={people.customerName}>
          {content}
        </PendingMessage>
      ) : (
        content
      )}
      {message.pinned === true && isWritten && <PinnedMark />}
      {last && !waits && isWritten && (
        <MessageMeta message={message} asks={props.asks} me={people.me} />
      )}
      {message.pending === null && message.delivery === 'failed' && (
        <NotDelivered message={message} customerName={people.customerName} />
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
  const { pending, threadId, kind } = message;
  const marked = found ? { found: found.files } : {};
  if (pending?.state !== 'queued') return <AttachmentList message={message} {...marked} />;
  const { commandId, changeable } = pending;
  const stop = () => void takeBack({ commandId, threadId, mode: composerModeOf(kind) });
  return (
    <AttachmentList message={message} upload={{ onStop: changeable ? stop : null }} {...marked} />
  );
}

/** More marks over one letter than any language writes, or nearly so. */
const STACKED_MARKS = /\p{M}{3}/u;

function Bubble(props: ContentProps & { readonly last: boolean; readonly customerName: string }) {
  const { message } = props;
  const { t } = useI18n();
  const pending = message.pending?.state;
  return (
    <div
      className={cx(styles.bubble, 'on-tint')}
      data-last={props.last || undefined}
      data-stacked={STACKED_MARKS.test(message.text) || undefined}
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
function Paper(props: ContentProps & { readonly me: string | null }) {
  const { message, me } = props;
  const { t, date } = useI18n();
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
        <span className={styles.internalWord}>{t('conversation.internal')}</span>
        {message.pinned === true && <PinnedMark />}
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
        {message.pending === null && <MoreButton />}
      </div>
      <FoundMessageText {...props} />
      <Files {...props} />
    </div>
  );
}

function useAuthorLabel(message: MessageView, { me, customerName }: People): string {
  const { t } = useI18n();
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
