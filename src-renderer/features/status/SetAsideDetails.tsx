import type { SyncStatus } from '@shared/ipc';
import { useI18n } from '../../i18n';
import styles from './StatusDetails.module.css';

/** The records that could not be read, newest first, with where and why. */
export function SetAsideDetails({ setAside }: { readonly setAside: SyncStatus['setAside'] }) {
  const { t, date } = useI18n();
  return (
    <>
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
  );
}
