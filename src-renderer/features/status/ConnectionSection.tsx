import { useState } from 'react';
import type { SessionView, SyncStatus } from '@shared/ipc';
import { useHeddleMutation } from '../../app/query';
import { useI18n } from '../../i18n';
import { Button, Dialog, agoWords, durationWords, useTimeText } from '../../ui';
import { SignInForm } from '../session';
import { canTryNow, connectionWords, healthOf } from './connection-words';
import { isClockOff } from './is-calm';
import { RetryCountdown } from './RetryCountdown';
import styles from './SyncPanel.module.css';

/** The state of the connection, what it means and what happens next; or that all is well. */
export function ConnectionSection(props: {
  readonly status: SyncStatus;
  readonly session: SessionView;
  readonly calm: boolean;
}) {
  const { status, session, calm } = props;
  const { t } = useI18n();
  const [signingIn, setSigningIn] = useState(false);
  const syncNow = useHeddleMutation('sync.now');
  const { connection } = status;
  const { state, retryAt } = connection;
  const words = connectionWords(t, connection);
  return (
    <section
      className={styles.headline}
      data-health={healthOf(state)}
      data-calm={calm || undefined}
    >
      <span className={styles.dot} aria-hidden="true" />
      <div className={styles.content}>
        <h3 className={styles.state}>{calm ? t('status.all-is-well') : words.name}</h3>
        <p className={styles.text}>{calm ? t('status.connected-means') : words.meaning}</p>
        <p className={styles.fine}>
          <LastContact at={connection.lastContactAt} />
          <Where url={connection.url} session={session} />
        </p>
        {isClockOff(connection) ? <ClockOff aheadMs={connection.clockAheadMs ?? 0} /> : null}
      </div>
      <div className={styles.actions}>
        {retryAt === null ? null : <RetryCountdown key={retryAt} retryAt={retryAt} />}
        {canTryNow(state) ? (
          <Button size="s" onClick={() => syncNow.mutate(undefined)} disabled={syncNow.isPending}>
            {t('status.try-now')}
          </Button>
        ) : null}
        {state === 'signed-out' ? (
          <Button size="s" variant="primary" onClick={() => setSigningIn(true)}>
            {t('status.sign-in-again')}
          </Button>
        ) : null}
      </div>
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

function LastContact({ at }: { readonly at: number | null }) {
  const i18n = useI18n();
  const text = useTimeText((now) =>
    at === null
      ? i18n.t('status.never-contact')
      : i18n.t('status.last-contact', { when: agoWords(i18n, at, now) }),
  );
  return <span {...(at === null ? {} : { title: i18n.date(at, 'full') })}>{text}</span>;
}

function Where({ url, session }: { readonly url: string | null; readonly session: SessionView }) {
  const { t } = useI18n();
  if (session.practice) return <span>{` · ${t('status.desk-practice')}`}</span>;
  return url ? <span translate="no" className="selectable">{` · ${url}`}</span> : null;
}

function ClockOff({ aheadMs }: { readonly aheadMs: number }) {
  const i18n = useI18n();
  const by = durationWords(i18n, Math.abs(aheadMs));
  return (
    <p className={styles.warn}>
      {i18n.t(aheadMs > 0 ? 'status.clock-behind' : 'status.clock-ahead', { by })}
    </p>
  );
}
