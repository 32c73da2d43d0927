import type { SyncPanel, SyncStatus } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { DamagedCaches } from './DamagedCaches';
import { Section } from './Section';
import styles from './SyncPanel.module.css';

/** What could not be read and was kept out, with where and why; nothing when there is none. */
export function SetAsideSection(props: {
  readonly setAside: SyncStatus['setAside'];
  readonly unreadable: number;
  readonly damagedCaches: SyncPanel['damagedCaches'];
}) {
  const { setAside, unreadable, damagedCaches } = props;
  const { t, date } = useI18n();
  if (setAside.count === 0 && unreadable === 0 && !damagedCaches) return null;
  return (
    <Section title={t('status.set-aside-title')}>
      {setAside.count > 0 ? (
        <>
          <p className={styles.warn}>{t('status.set-aside', { count: setAside.count })}</p>
          <p className={styles.text}>{t('status.set-aside-means')}</p>
          <details>
            <summary className={styles.summary}>{t('status.set-aside-show')}</summary>
            <ul className={styles.setAside}>
              {setAside.newest.map((item) => (
                <li key={`${item.kind} ${item.id} ${item.at}`} translate="no">
                  {`${date(item.at, 'full')} · ${item.kind} ${item.id}: ${item.reason}`}
                </li>
              ))}
            </ul>
          </details>
        </>
      ) : null}
      {unreadable > 0 ? (
        <p className={styles.text}>{t('status.unreadable', { count: unreadable })}</p>
      ) : null}
      {damagedCaches ? <DamagedCaches kept={damagedCaches} /> : null}
    </Section>
  );
}
