import { CalendarClock, Check, Eye, Paperclip } from 'lucide-react';
import { memo } from 'react';
import type { InboxRow } from '@shared/ipc';
import { MutedMark } from '../../app/MutedMark';
import { useI18n } from '../../i18n';
import { Avatar, Badge, cx, customerColour, futureWords, safeText, useTimeText } from '../../ui';
import type { ReadAhead } from '../conversation';
import styles from './Row.module.css';
import { asideNote, intentChip, rowDetails, windowWords } from './row-words';
import { RowTime } from './RowTime';

/** One thread in the inbox. */
export const Row = memo(function Row(props: {
  readonly row: InboxRow;
  readonly selected: boolean;
  /** It is one of several to do something with. */
  readonly picked: boolean;
  readonly gone: boolean;
  readonly compact: boolean;
  readonly muted: boolean;
  /** It waits quietly beside what is in focus. */
  readonly calm: boolean;
  /** Who has it, when it is not the agent at the screen. */
  readonly holder: string | null;
  /** The names of the colleagues who have it open as well. */
  readonly lookers: readonly string[] | undefined;
  readonly ahead: ReadAhead;
}) {
  const { row, selected, picked, gone, compact, muted, calm, holder, lookers, ahead } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const chip = intentChip(i18n, row.episode.intents);
  const details = rowDetails(i18n, row);
  const note = safeText(asideNote(row));
  // What is done waits for nobody, whoever has read the last thanks.
  const unread = row.unread && row.episode.state !== 'resolved';
  return (
    <div
      className={cx(
        styles.row,
        compact && styles.compact,
        selected && styles.selected,
        picked && styles.picked,
        unread && styles.unread,
        gone && styles.gone,
        selected && 'on-tint',
      )}
      onPointerEnter={() => ahead.pointed(row.threadId)}
      onPointerLeave={ahead.left}
      style={selected ? { borderInlineStartColor: customerColour(row.customer.id) } : undefined}
    >
      <span className={styles.avatar}>
        <Avatar id={row.customer.id} name={row.customer.name} size={compact ? 's' : 'm'} />
        {picked ? (
          <span className={styles.check} aria-hidden="true">
            <Check size={compact ? 13 : 16} strokeWidth={2.4} />
          </span>
        ) : null}
        {unread ? <span className={styles.dot} aria-hidden="true" /> : null}
      </span>
      <div className={styles.body}>
        <div className={styles.line}>
          {unread ? <span className="visually-hidden">{t('inbox.unread')}</span> : null}
          <bdi className={styles.name} dir="auto" translate="no">
            {safeText(row.customer.name)}
          </bdi>
          {lookers ? <OpenElsewhere names={lookers} /> : null}
          <Marks row={row} />
          <RowTime episode={row.episode} calm={calm} />
        </div>
        <Preview row={row} mine={holder === null} />
        <div className={styles.details}>
          {gone ? <Badge>{t('inbox.gone')}</Badge> : null}
          {muted ? <MutedMark /> : null}
          <ScheduledMark at={row.scheduledAt} />
          <WindowMark row={row} calm={calm} />
          {chip && !gone ? (
            <Badge tone={calm && chip.tone === 'amber' ? 'neutral' : chip.tone}>{chip.text}</Badge>
          ) : null}
          <span className={styles.words}>
            {holder === null ? null : (
              <>
                <bdi translate="no">{holder}</bdi>
                {' · '}
              </>
            )}
            {details.join(' · ')}
            {note === '' ? null : (
              <>
                {' · '}
                <bdi>{note}</bdi>
              </>
            )}
          </span>
        </div>
      </div>
    </div>
  );
});

function Preview({ row, mine }: { readonly row: InboxRow; readonly mine: boolean }) {
  const { t } = useI18n();
  const last = row.episode.lastMessage;
  if (!last) return <div className={styles.preview}>{t('inbox.no-message')}</div>;
  const file = last.hasAttachment;
  return (
    <div className={styles.preview}>
      {last.side === 'agent' ? (
        <span className={styles.you}>{t(mine ? 'inbox.you' : 'inbox.team')}</span>
      ) : null}
      {file ? (
        <Paperclip className={styles.clip} size={12} strokeWidth={1.8} aria-hidden="true" />
      ) : null}
      {last.preview === '' ? (
        <span className={styles.text}>{t('inbox.attachment')}</span>
      ) : (
        <span className={styles.text} dir="auto">
          {last.preview}
        </span>
      )}
    </div>
  );
}

/** Colleagues have it open as well. */
function OpenElsewhere({ names }: { readonly names: readonly string[] }) {
  const { t, list } = useI18n();
  const text = t('conversation.colleague.hasOpen', {
    names: list(names.map(safeText)),
    count: names.length,
  });
  return (
    <span className={styles.elsewhere} title={text}>
      <Eye size={14} strokeWidth={1.8} aria-hidden="true" />
      <span className="visually-hidden">{text}</span>
    </span>
  );
}

/** What is not sent yet, or not finished. */
function Marks({ row }: { readonly row: InboxRow }) {
  const { t } = useI18n();
  if (row.pending === 'failed') return <Badge tone="red">{t('inbox.pending-failed')}</Badge>;
  if (row.pending === 'conflict') return <Badge tone="red">{t('inbox.pending-conflict')}</Badge>;
  // Nothing of this thread is sent until somebody finishes it.
  if (row.pending === 'editing') return <Badge tone="amber">{t('inbox.pending-editing')}</Badge>;
  if (row.draft === 'reply') return <Badge tone="teal">{t('inbox.draft')}</Badge>;
  // What the customer will never see is on yellow paper here too.
  if (row.draft !== null) return <Badge tone="note">{t(`inbox.draft.${row.draft}`)}</Badge>;
  if (row.pending === 'waiting') return <Badge>{t('inbox.pending-waiting')}</Badge>;
  return null;
}

/** A reply is written and waits for its time. */
function ScheduledMark({ at }: { readonly at: number | null }) {
  const i18n = useI18n();
  const text = useTimeText((now) =>
    at === null ? '' : i18n.t('inbox.scheduled', { when: futureWords(i18n, at, now) }),
  );
  if (text === '') return null;
  return (
    <Badge tone="teal">
      <CalendarClock size={11} strokeWidth={2} aria-hidden="true" />
      {text}
    </Badge>
  );
}

/** The channel soon takes no answer any more, or takes none already. */
function WindowMark({ row, calm }: { readonly row: InboxRow; readonly calm: boolean }) {
  const i18n = useI18n();
  const text = useTimeText((now) => windowWords(i18n, row, now)?.text ?? '');
  const closed = useTimeText((now) => (windowWords(i18n, row, now)?.closed ? 'yes' : ''));
  if (text === '') return null;
  return <Badge tone={closed === '' && !calm ? 'amber' : 'neutral'}>{text}</Badge>;
}
