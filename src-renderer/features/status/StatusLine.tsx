import { ShieldAlert } from 'lucide-react';
import type { SessionView, SyncStatus } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { cx, useTimeText } from '../../ui';
import { connectionWords, healthOf } from './connection-words';
import { coverageWords } from './coverage-words';
import { storageWords } from './health-words';
import { outboxWords } from './outbox-words';
import styles from './StatusLine.module.css';

/** The truth about connection, outbox and coverage, always in sight; opens the panel. */
export function StatusLine({ session }: { readonly session: SessionView }) {
  const { t } = useI18n();
  const setSyncOpen = useScreen((screen) => screen.setSyncOpen);
  const status = useHeddleQuery('sync.status', undefined).data;
  const health = status ? healthOf(status.connection.state) : 'working';
  return (
    <footer className={cx(styles.line, 'on-tint')} data-health={health}>
      <div role="status" aria-label={t('status.label')} className={styles.status}>
        {status ? (
          <button
            type="button"
            className={styles.button}
            title={t('status.details')}
            aria-haspopup="dialog"
            onClick={() => setSyncOpen(true)}
          >
            <Segments status={status} session={session} />
          </button>
        ) : null}
      </div>
    </footer>
  );
}

function Segments({
  status,
  session,
}: {
  readonly status: SyncStatus;
  readonly session: SessionView;
}) {
  const i18n = useI18n();
  const { t } = i18n;
  const connection = connectionWords(t, status.connection);
  const outbox = outboxWords(i18n, status.outbox);
  const storage = storageWords(t, status.storage.state);
  const coverage = useTimeText((now) => coverageWords(i18n, status.fill, now));
  return (
    <>
      <span className={styles.connection}>
        <span className={styles.dot} aria-hidden="true" />
        <span className={styles.state}>{connection.name}</span>
        <DeskName session={session} />
      </span>
      <span className={cx(styles.segment, outbox.needsYou && styles.needsYou)}>{outbox.text}</span>
      <span className={cx(styles.segment, styles.coverage)}>{coverage}</span>
      {status.storage.state === 'ok' ? null : (
        <span
          className={cx(
            styles.segment,
            storage.health === 'broken' ? styles.needsYou : styles.warn,
          )}
        >
          {storage.name}
        </span>
      )}
      {status.setAside.count > 0 ? (
        <span className={cx(styles.segment, styles.warn)}>
          {t('status.set-aside', { count: status.setAside.count })}
        </span>
      ) : null}
      {status.encryption === 'no-key-store' ? (
        <span className={cx(styles.segment, styles.warn)}>
          <ShieldAlert size={13} strokeWidth={1.8} aria-hidden="true" />
          {t('status.encryption-no-key-store')}
        </span>
      ) : null}
      {status.encryption === 'memory' ? (
        <span className={styles.segment}>{t('status.encryption-memory')}</span>
      ) : null}
    </>
  );
}

function DeskName({ session }: { readonly session: SessionView }) {
  const { t } = useI18n();
  if (session.practice) return <span>{`· ${t('status.desk-practice')}`}</span>;
  if (!session.desk) return null;
  return (
    <span dir="auto" className={styles.desk}>
      {`· ${session.desk.name}`}
    </span>
  );
}
