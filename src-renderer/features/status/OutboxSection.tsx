import type { PanelItem } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { OutboxEntry } from './OutboxEntry';
import { Section } from './Section';
import styles from './SyncPanel.module.css';

const SHOWN_ITEMS = 50;

/** What waits to be sent and why, and what could not be. */
export function OutboxSection(props: {
  readonly items: readonly PanelItem[];
  readonly onLeave: () => void;
}) {
  const { items, onLeave } = props;
  const { t, number } = useI18n();
  const rest = items.length - SHOWN_ITEMS;
  return (
    <Section title={t('status.outbox')}>
      {items.length === 0 ? <p className={styles.text}>{t('status.outbox-empty')}</p> : null}
      <ul className={styles.list}>
        {items.slice(0, SHOWN_ITEMS).map((each) => (
          <OutboxEntry key={each.item.commandId} {...each} onLeave={onLeave} />
        ))}
      </ul>
      {rest > 0 ? (
        <p className={styles.fine}>{t('status.outbox-more', { count: number(rest) })}</p>
      ) : null}
    </Section>
  );
}
