import { assertNever } from '@shared/assert-never';
import type { Episode } from '@shared/domain';
import { useI18n } from '../../i18n';
import { futureWords, RelativeTime, useTimeText } from '../../ui';
import styles from './Row.module.css';

/**
 * The time that matters in each state: the target, the last word, waking up, the end.
 *
 * @param calm it asks for no attention: the last word in place of the target
 */
export function RowTime({ episode, calm }: { readonly episode: Episode; readonly calm: boolean }) {
  const { state, targetAt, lastMessage, resolvedAt, openedAt, snooze } = episode;
  const lastAt = lastMessage?.at ?? openedAt;
  switch (state) {
    case 'waiting-on-us':
      return targetAt === null || calm ? (
        <RelativeTime at={lastAt} className={styles.time} />
      ) : (
        <RelativeTime at={targetAt} as="target" className={styles.time} />
      );
    case 'waiting-on-customer':
      return <RelativeTime at={lastAt} className={styles.time} />;
    case 'snoozed':
      return <WakeTime until={snooze?.until ?? null} />;
    case 'resolved':
      return <RelativeTime at={resolvedAt ?? lastAt} className={styles.time} />;
    default:
      return assertNever(state);
  }
}

function WakeTime({ until }: { readonly until: number | null }) {
  const i18n = useI18n();
  const text = useTimeText((now) =>
    until === null
      ? i18n.t('inbox.wakes-on-reply')
      : i18n.t('inbox.wakes', { when: futureWords(i18n, until, now) }),
  );
  return <span className={styles.time}>{text}</span>;
}
