import { useState } from 'react';
import type { SyncPanel } from '@shared/ipc';
import { useHeddleMutation } from '../../app/query';
import { useI18n } from '../../i18n';
import { Button, ConfirmTwice } from '../../ui';
import { sizeWords } from './size-words';
import styles from './SyncPanel.module.css';

/** What is kept of damaged copies of the cache, and the means to delete it: asked twice. */
export function DamagedCaches({
  kept,
}: {
  readonly kept: NonNullable<SyncPanel['damagedCaches']>;
}) {
  const i18n = useI18n();
  const { t, date } = i18n;
  const [asking, setAsking] = useState(false);
  const remove = useHeddleMutation('sync.removeDamagedCaches');
  const { count, since, bytes } = kept;
  return (
    <>
      <p className={styles.strong}>
        {t('status.damaged-kept', { count, date: date(since), size: sizeWords(i18n, bytes) })}
      </p>
      <p className={styles.text}>{t('status.damaged-means')}</p>
      <Button size="s" disabled={remove.isPending} onClick={() => setAsking(true)}>
        {t('status.damaged-remove')}
      </Button>
      {remove.error ? (
        <p role="alert" className={styles.warn}>
          {t('status.outbox-action-failed', { reason: remove.error.message })}
        </p>
      ) : null}
      {asking ? (
        <ConfirmTwice
          explain={{
            title: t('status.damaged-title'),
            content: <p>{t('status.damaged-what')}</p>,
            confirm: t('status.damaged-continue'),
          }}
          sure={{
            title: t('status.damaged-sure-title'),
            content: <p>{t('status.damaged-sure')}</p>,
            confirm: t('status.damaged-do'),
          }}
          onConfirm={() => {
            remove.mutate(undefined);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
