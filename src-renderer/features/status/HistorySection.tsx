import type { SyncPanel, SyncStatus } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { useNow } from '../../ui';
import { progressWords, restWords } from './coverage-words';
import { Progress } from './Progress';
import { Section } from './Section';
import { sizeWords } from './size-words';
import styles from './SyncPanel.module.css';

/** How much of the history is on this computer, and how the fill goes. */
export function HistorySection(props: {
  readonly fill: SyncStatus['fill'];
  readonly cacheBytes: SyncPanel['cacheBytes'];
}) {
  const { fill, cacheBytes } = props;
  const i18n = useI18n();
  const { t, date } = i18n;
  const now = useNow();
  const { phase, completeSince, cachedMessages, expected, received } = fill;
  const filling = phase === 'workset' || phase === 'backfill' ? phase : null;
  const here = t('status.messages-here', { count: cachedMessages });
  const size = cacheBytes === null ? '' : ` · ${sizeWords(i18n, cacheBytes)}`;
  return (
    <Section title={t('status.coverage')}>
      {completeSince === null ? null : (
        <p className={styles.strong}>{t('status.complete-since', { date: date(completeSince) })}</p>
      )}
      {phase === 'complete' && completeSince === null ? (
        <p className={styles.strong}>{t('status.complete')}</p>
      ) : null}
      {filling ? (
        <>
          <p className={completeSince === null ? styles.strong : styles.text}>
            {[
              t(`status.fill-${filling}`),
              progressWords(i18n, fill),
              ...restWords(i18n, fill, now),
            ].join(' · ')}
          </p>
          {expected > 0 ? (
            <Progress share={received / expected} label={t('status.fill-label')} />
          ) : null}
        </>
      ) : null}
      <p className={styles.text}>{`${here}${size}`}</p>
      {filling ? <p className={styles.fine}>{t('status.fill-newest-first')}</p> : null}
    </Section>
  );
}
