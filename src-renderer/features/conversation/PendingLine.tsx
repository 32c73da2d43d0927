import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import type { MessageView } from '@shared/ipc';
import {
  isAnswering,
  isScheduled,
  lastCustomerMessageAt,
  replyWindowClosesAt,
} from '@shared/rules';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { futureWords, useNow } from '../../ui';
import { SendLaterDialog } from '../composer/SendLaterDialog';
import { useHoldSeconds } from './use-hold';
import type { MessageActions } from './use-message-actions';
import turnStyles from './Turn.module.css';
import styles from './PendingLine.module.css';

/** The quiet line under what waits in the outbox: why it waits, and what can still be done. */
export function PendingLine(props: {
  readonly message: MessageView;
  readonly actions: MessageActions;
}) {
  const { message, actions } = props;
  const i18n = useI18n();
  const { t, date } = i18n;
  const [choosing, setChoosing] = useState(false);
  const now = useNow();
  const seconds = useHoldSeconds(message.pending?.holdUntil ?? null);
  const connection = useHeddleQuery('sync.status', undefined).data?.connection.state;
  const pending = message.pending;
  if (pending === null) return null;
  const { sendAt } = pending;
  if (sendAt && isScheduled(pending, now)) {
    return (
      <div className={`${turnStyles.meta} ${styles.line}`}>
        <CalendarClock size={13} strokeWidth={1.8} aria-hidden="true" />
        <span className={styles.state}>
          {t('conversation.pending.scheduled', { time: futureWords(i18n, sendAt, now) })}
        </span>
        {pending.changeable && (
          <span className={styles.buttons}>
            <TextButton onClick={() => setChoosing(true)}>
              {t('conversation.pending.reschedule')}
            </TextButton>
            <TextButton onClick={actions.edit}>{t('conversation.pending.edit')}</TextButton>
            <TextButton onClick={actions.sendNow}>{t('conversation.pending.sendNow')}</TextButton>
            <TextButton onClick={actions.takeBack}>{t('conversation.pending.takeBack')}</TextButton>
          </span>
        )}
        {choosing && (
          <Reschedule
            threadId={message.threadId}
            sendAt={sendAt}
            onClose={() => setChoosing(false)}
            onChoose={(at) => {
              setChoosing(false);
              actions.reschedule(at);
            }}
          />
        )}
      </div>
    );
  }
  // Without a connection it waits for more than these seconds.
  const counts = seconds > 0 && connection !== undefined && isAnswering(connection);
  return (
    <div className={`${turnStyles.meta} ${styles.line}`}>
      <span>{date(message.at, 'time')}</span>
      {/* Read out once, by the composer, and not every second. */}
      <span className={styles.state} aria-live="off">
        <span aria-hidden="true">· </span>
        {counts
          ? t('conversation.pending.leaves', { seconds })
          : t(pending.changeable ? 'conversation.pending.queued' : 'conversation.pending.unsure')}
      </span>
      {pending.changeable && (
        <span className={styles.buttons}>
          {counts ? (
            <>
              <TextButton onClick={actions.takeBack}>{t('conversation.pending.undo')}</TextButton>
              <TextButton onClick={actions.sendNow}>{t('conversation.pending.sendNow')}</TextButton>
            </>
          ) : (
            <>
              <TextButton onClick={actions.edit}>{t('conversation.pending.edit')}</TextButton>
              <TextButton onClick={actions.takeBack}>
                {t('conversation.pending.takeBack')}
              </TextButton>
            </>
          )}
        </span>
      )}
    </div>
  );
}

/** Another time to be sent at, held against what the thread's channel takes. */
function Reschedule(props: {
  readonly threadId: string;
  readonly sendAt: number;
  readonly onClose: () => void;
  readonly onChoose: (at: number) => void;
}) {
  const view = useHeddleQuery('conversation.open', { threadId: props.threadId }).data;
  if (view === undefined) return null;
  const lastAt = lastCustomerMessageAt(view.episodes);
  return (
    <SendLaterDialog
      customer={view.customer}
      closesAt={replyWindowClosesAt(view.thread.channel, lastAt)}
      sendAt={props.sendAt}
      onClose={props.onClose}
      onChoose={props.onChoose}
    />
  );
}

function TextButton(props: { readonly onClick: () => void; readonly children: string }) {
  return (
    <button type="button" className={styles.button} onClick={props.onClick}>
      {props.children}
    </button>
  );
}
