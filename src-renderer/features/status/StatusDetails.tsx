import { useState } from 'react';
import type { SessionView, SyncStatus } from '@shared/ipc';
import { useHeddleMutation } from '../../app/query';
import { useI18n } from '../../i18n';
import { Button, Dialog, agoWords, useTimeText } from '../../ui';
import { SignInForm } from '../session';
import { canTryNow, connectionWords, healthOf } from './connection-words';
import { CoverageDetails } from './CoverageDetails';
import { encryptionWords } from './health-words';
import { OutboxDetails } from './OutboxDetails';
import { RetryCountdown } from './RetryCountdown';
import styles from './StatusDetails.module.css';
import { SetAsideDetails } from './SetAsideDetails';

interface DetailsProps {
  readonly status: SyncStatus;
  readonly session: SessionView;
  /** Closes the details, after something in them was opened. */
  readonly onDone: () => void;
}

/** What the status line says, with what it means and what to do. */
export function StatusDetails({ status, session, onDone }: DetailsProps) {
  const { t } = useI18n();
  const protection = encryptionWords(t, status.encryption);
  return (
    <div className={styles.details}>
      <ConnectionDetails status={status} session={session} />
      <section className={styles.part}>
        <h3 className={styles.title}>{t('status.outbox')}</h3>
        <OutboxDetails onOpen={onDone} />
      </section>
      <section className={styles.part}>
        <h3 className={styles.title}>{t('status.coverage')}</h3>
        <CoverageDetails fill={status.fill} />
      </section>
      {status.setAside.count > 0 ? (
        <section className={styles.part}>
          <h3 className={styles.title}>
            {t('status.set-aside', { count: status.setAside.count })}
          </h3>
          <SetAsideDetails setAside={status.setAside} />
        </section>
      ) : null}
      <section className={styles.part}>
        <h3 className={styles.title}>{t('status.protection')}</h3>
        <p className={protection.health === 'good' ? styles.strong : styles.warn}>
          {protection.name}
        </p>
        <p className={styles.text}>{protection.meaning}</p>
      </section>
    </div>
  );
}

function ConnectionDetails({ status, session }: Omit<DetailsProps, 'onDone'>) {
  const { t } = useI18n();
  const [signingIn, setSigningIn] = useState(false);
  const syncNow = useHeddleMutation('sync.now');
  const { connection } = status;
  const words = connectionWords(t, connection);
  return (
    <section className={styles.part} data-health={healthOf(connection.state)}>
      <h3 className={styles.state}>
        <span className={styles.dot} aria-hidden="true" />
        {words.name}
      </h3>
      <p className={styles.text}>{words.meaning}</p>
      <p className={styles.fine}>
        {connection.lastContactAt === null ? (
          t('status.never-contact')
        ) : (
          <LastContact at={connection.lastContactAt} />
        )}
        {connection.url ? <span translate="no">{` · ${connection.url}`}</span> : null}
      </p>
      {canTryNow(connection.state) ? (
        <div className={styles.row}>
          <Button size="s" onClick={() => syncNow.mutate(undefined)} disabled={syncNow.isPending}>
            {t('status.try-now')}
          </Button>
          {connection.retryAt === null ? null : (
            <RetryCountdown key={connection.retryAt} retryAt={connection.retryAt} />
          )}
        </div>
      ) : null}
      {connection.state === 'signed-out' ? (
        <Button size="s" variant="primary" onClick={() => setSigningIn(true)}>
          {t('status.sign-in-again')}
        </Button>
      ) : null}
      {signingIn ? (
        <Dialog title={t('session.title')} onClose={() => setSigningIn(false)}>
          <div className={styles.form}>
            <SignInForm session={session} again onDone={() => setSigningIn(false)} />
          </div>
        </Dialog>
      ) : null}
    </section>
  );
}

function LastContact({ at }: { readonly at: number }) {
  const i18n = useI18n();
  const text = useTimeText((now) =>
    i18n.t('status.last-contact', { when: agoWords(i18n, at, now) }),
  );
  return <span title={i18n.date(at, 'full')}>{text}</span>;
}
