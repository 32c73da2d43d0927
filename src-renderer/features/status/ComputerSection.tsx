import type { SyncPanel, SyncStatus } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { storeName } from '../settings';
import { encryptionWords, storageWords } from './health-words';
import { Section } from './Section';
import styles from './SyncPanel.module.css';

/** How the data on this computer are protected, whether the disk takes them, what was put right. */
export function ComputerSection(props: { readonly status: SyncStatus; readonly panel: SyncPanel }) {
  const { status, panel } = props;
  const { t } = useI18n();
  const backend = useHeddleQuery('session.security', undefined).data?.backend ?? null;
  const protection = encryptionWords(t, status.encryption);
  const storage = storageWords(t, status.storage.state);
  const store = status.encryption === 'key-store' && backend !== null ? storeName(backend) : null;
  return (
    <Section title={t('status.computer')}>
      {storage.health === 'good' ? null : (
        <>
          <p className={storage.health === 'broken' ? styles.broken : styles.warn}>
            {storage.name}
          </p>
          <p className={styles.text}>{storage.meaning}</p>
        </>
      )}
      <p className={protection.health === 'good' ? styles.strong : styles.warn}>
        {protection.name}
        {store === null ? null : <span translate="no">{` · ${store}`}</span>}
      </p>
      <p className={styles.text}>{protection.meaning}</p>
      {panel.recovered.map((sentence) => (
        <p key={sentence} className={styles.recovered} dir="auto">
          {sentence}
        </p>
      ))}
    </Section>
  );
}
