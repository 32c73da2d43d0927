import type { SyncStatus } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { progressWords } from './coverage-words';
import styles from './StatusDetails.module.css';

/** How much of the history is on this computer, and how the fill goes. */
export function CoverageDetails({ fill }: { readonly fill: SyncStatus['fill'] }) {
  const i18n = useI18n();
  const { t, date } = i18n;
  const filling = fill.phase === 'workset' || fill.phase === 'backfill' ? fill.phase : null;
  return (
    <>
      {filling ? (
        <>
          <p className={styles.strong}>{t(`status.fill-${filling}`)}</p>
          <Progress fill={fill} label={t('status.fill-label')} />
          <p className={styles.fine}>{progressWords(i18n, fill)}</p>
        </>
      ) : null}
      {fill.phase === 'complete' && fill.completeSince === null ? (
        <p className={styles.strong}>{t('status.complete')}</p>
      ) : null}
      {fill.completeSince === null ? null : (
        <p className={styles.strong}>
          {t('status.complete-since', { date: date(fill.completeSince) })}
        </p>
      )}
      <p className={styles.text}>{t('status.messages-here', { count: fill.cachedMessages })}</p>
      {filling ? <p className={styles.text}>{t('status.fill-newest-first')}</p> : null}
    </>
  );
}

function Progress({ fill, label }: { readonly fill: SyncStatus['fill']; readonly label: string }) {
  if (fill.expected <= 0) return null;
  const share = Math.min(1, fill.received / fill.expected);
  return (
    <div
      className={styles.progress}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <div className={styles.bar} style={{ inlineSize: `${share * 100}%` }} />
    </div>
  );
}
