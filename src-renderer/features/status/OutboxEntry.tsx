import type { PanelItem } from '@shared/ipc';
import { useHeddleMutation } from '../../app/query';
import { useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { Button } from '../../ui';
import { takeBack } from '../composer';
import { entryActions, type EntryAction } from './entry-actions';
import { outboxItemWords } from './outbox-words';
import { LeaveCountdown, RetryCountdown } from './RetryCountdown';
import styles from './SyncPanel.module.css';
import { waitWords } from './wait-words';

/** One thing in the outbox: what it is, why it is still there, and what can be done about it. */
export function OutboxEntry(props: PanelItem & { readonly onLeave: () => void }) {
  const { item, wait, onLeave } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const retry = useHeddleMutation('outbox.retry');
  const cancel = useHeddleMutation('outbox.cancel');
  const sendNow = useHeddleMutation('outbox.sendNow');
  const openThread = useScreen((screen) => screen.openThread);
  const { commandId, threadId, body } = item;
  const words = waitWords(i18n, item, wait);
  const problem = retry.error ?? cancel.error ?? sendNow.error;
  const open = () => {
    if (threadId === null) return;
    openThread(threadId);
    onLeave();
  };
  const run: Readonly<Record<EntryAction, () => void>> = {
    open,
    retry: () => retry.mutate({ commandId }),
    dismiss: () => cancel.mutate({ commandId }),
    'send-now': () => sendNow.mutate({ commandId }),
    'take-back': () => {
      const { kind } = body;
      if (threadId === null || (kind !== 'reply' && kind !== 'note' && kind !== 'whisper')) {
        cancel.mutate({ commandId });
        return;
      }
      // A text becomes a draft again under its author's eyes.
      open();
      void takeBack({ commandId, threadId, mode: kind });
    },
  };
  return (
    <li className={styles.item}>
      <div className={styles.itemText}>
        <p className={styles.itemName} dir="auto">
          {outboxItemWords(t, item)}
        </p>
        <p className={styles.itemWait} data-tone={words.needsYou ? 'red' : 'quiet'}>
          <span dir="auto">{words.text}</span>
          {words.retryAt === null ? null : (
            <>
              {' · '}
              <RetryCountdown key={words.retryAt} retryAt={words.retryAt} />
            </>
          )}
          {words.leavesAt === null ? null : (
            <>
              {' · '}
              <LeaveCountdown key={words.leavesAt} leavesAt={words.leavesAt} />
            </>
          )}
        </p>
        {problem ? (
          <p role="alert" className={styles.itemWait} data-tone="red">
            {t('status.outbox-action-failed', { reason: problem.message })}
          </p>
        ) : null}
      </div>
      <div className={styles.actions}>
        {entryActions(item, wait).map((action) => (
          <Button
            key={action}
            size="s"
            variant={words.needsYou && action !== 'dismiss' ? 'secondary' : 'quiet'}
            onClick={run[action]}
          >
            {t(`status.outbox-${action}`)}
          </Button>
        ))}
      </div>
    </li>
  );
}
