import type { OutboxItem } from '@shared/ipc';
import { useHeddleMutation, useHeddleQuery } from '../../app/query';
import { useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { Button } from '../../ui';
import { isChange, outboxItemWords } from './outbox-words';
import styles from './StatusDetails.module.css';

const SHOWN_ITEMS = 6;

/** What waits to be sent, what could not be, and where to look. */
export function OutboxDetails({ onOpen }: { readonly onOpen: () => void }) {
  const { t, number } = useI18n();
  const items = useHeddleQuery('outbox.list', undefined).data;
  if (!items) return null;
  if (items.length === 0) return <p className={styles.text}>{t('status.outbox-empty')}</p>;
  // What needs somebody comes first; otherwise the order in which it goes out.
  const needy = (item: OutboxItem) => item.state === 'failed' || item.state === 'conflict';
  const sorted = [...items.filter(needy), ...items.filter((item) => !needy(item))];
  const rest = sorted.length - SHOWN_ITEMS;
  return (
    <>
      <ul className={styles.list}>
        {sorted.slice(0, SHOWN_ITEMS).map((item) => (
          <OutboxEntry key={item.commandId} item={item} onOpen={onOpen} />
        ))}
      </ul>
      {rest > 0 ? (
        <p className={styles.fine}>{t('status.outbox-more', { count: number(rest) })}</p>
      ) : null}
    </>
  );
}

function OutboxEntry({ item, onOpen }: { readonly item: OutboxItem; readonly onOpen: () => void }) {
  const { t } = useI18n();
  const retry = useHeddleMutation('outbox.retry');
  const dismiss = useHeddleMutation('outbox.cancel');
  const openThread = useScreen((screen) => screen.openThread);
  const { threadId, state, body, commandId } = item;
  const needy = state === 'failed' || state === 'conflict';
  // A text is taken back where it stands, so that it becomes a draft again under its author's eyes.
  const isText = !isChange(body) && body.kind !== 'presence';
  // Whoever puts an episode aside must have read what came in: it is tried again in the thread.
  const mustRead = body.kind === 'resolve' || body.kind === 'snooze';
  const problem = retry.error ?? dismiss.error;
  const open =
    threadId === null ? null : (
      <Button
        size="s"
        variant={needy ? 'secondary' : 'quiet'}
        onClick={() => {
          openThread(threadId);
          onOpen();
        }}
      >
        {t('status.outbox-open')}
      </Button>
    );
  return (
    <li className={styles.item}>
      <div className={styles.itemText}>
        <p className={styles.itemName} dir="auto">
          {outboxItemWords(t, item)}
        </p>
        <p className={styles.itemState} data-tone={needy ? 'red' : 'quiet'}>
          {t(state === 'failed' && !isText ? 'status.outbox-not-done' : `status.outbox-${state}`)}
          {item.reason ? <span translate="no">{`: ${item.reason}`}</span> : null}
        </p>
        {problem ? (
          <p role="alert" className={styles.itemState} data-tone="red">
            {t('status.outbox-action-failed', { reason: problem.message })}
          </p>
        ) : null}
        {needy ? (
          <div className={styles.itemButtons}>
            {state === 'failed' && !(mustRead && threadId !== null) ? (
              <Button size="s" onClick={() => retry.mutate({ commandId })}>
                {t('status.outbox-retry')}
              </Button>
            ) : null}
            {open}
            {isText ? null : (
              <Button size="s" variant="quiet" onClick={() => dismiss.mutate({ commandId })}>
                {t('status.outbox-dismiss')}
              </Button>
            )}
          </div>
        ) : null}
      </div>
      {needy ? null : open}
    </li>
  );
}
