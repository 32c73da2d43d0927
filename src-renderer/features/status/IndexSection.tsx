import type { SyncStatus } from '@shared/ipc';
import { useHeddleMutation } from '../../app/query';
import { useI18n } from '../../i18n';
import { Button, agoWords, useTimeText } from '../../ui';
import { indexWords } from './health-words';
import { Progress } from './Progress';
import { Section } from './Section';
import styles from './SyncPanel.module.css';

/** How the search index is, with the means to look and to make it again. */
export function IndexSection({ index }: { readonly index: SyncStatus['index'] }) {
  const { t, number } = useI18n();
  const check = useHeddleMutation('sync.checkIndex');
  const rebuild = useHeddleMutation('sync.rebuildIndex');
  const { state, progress, checkedAt } = index;
  const words = indexWords(t, state);
  const busy = state === 'checking' || state === 'rebuilding';
  const problem = check.error ?? rebuild.error;
  return (
    <Section
      title={t('status.index')}
      actions={
        <>
          <Button size="s" disabled={busy} onClick={() => check.mutate(undefined)}>
            {t('status.index-check')}
          </Button>
          <Button
            size="s"
            variant={state === 'damaged' ? 'primary' : 'secondary'}
            disabled={busy}
            onClick={() => rebuild.mutate(undefined)}
          >
            {t('status.index-rebuild')}
          </Button>
        </>
      }
    >
      <p role="status" className={words.health === 'waiting' ? styles.warn : styles.strong}>
        {progress === null ? words.name : `${words.name} · ${number(progress, 'percent')}`}
      </p>
      {progress === null ? null : <Progress share={progress} label={words.name} />}
      <p className={styles.text}>{words.meaning}</p>
      {checkedAt === null || busy ? null : <CheckedAt at={checkedAt} />}
      {problem ? (
        <p role="alert" className={styles.warn}>
          {t('status.outbox-action-failed', { reason: problem.message })}
        </p>
      ) : null}
    </Section>
  );
}

function CheckedAt({ at }: { readonly at: number }) {
  const i18n = useI18n();
  const text = useTimeText((now) =>
    i18n.t('status.index-checked', { when: agoWords(i18n, at, now) }),
  );
  return (
    <p className={styles.fine} title={i18n.date(at, 'full')}>
      {text}
    </p>
  );
}
