import type { OutboxItem } from '@shared/ipc';
import { useHeddleMutation, useHeddleQuery } from '../../app/query';
import { useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { Button } from '../../ui';
import { outboxItemWords } from './outbox-words';
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
  const openThread = useScreen((screen) => screen.openThread);
  const { threadId, state } = item;
  const needy = state === 'failed' || state === 'conflict';
  return (
    <li className={styles.item}>
      <div className={styles.itemText}>
        <p className={styles.itemName} dir="auto">
          {outboxItemWords(t, item)}
        </p>
        <p className={styles.itemState} data-tone={needy ? 'red' : 'quiet'}>
          {t(`status.outbox-${state}`)}
          {item.reason ? <span translate="no">{`: ${item.reason}`}</span> : null}
        </p>
      </div>
      {state === 'failed' ? (
        <Button size="s" onClick={() => retry.mutate({ commandId: item.commandId })}>
          {t('status.outbox-retry')}
        </Button>
      ) : null}
      {threadId === null ? null : (
        <Button
          size="s"
          variant="quiet"
          onClick={() => {
            openThread(threadId);
            onOpen();
          }}
        >
          {t('status.outbox-open')}
        </Button>
      )}
    </li>
  );
}
