import type { InboxConditions, InboxFilter } from '@shared/ipc';
import { useQuery } from '@tanstack/react-query';
import { heddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import styles from './UrgencyLine.module.css';

/** Time alone makes rows late. */
const AGAIN_MS = 20_000;

/**
 * How many rows are late, due soon and due later, each a way to where they begin.
 *
 * @param total all rows of the list
 */
export function UrgencyLine(props: {
  readonly filter: InboxFilter;
  readonly conditions: InboxConditions;
  readonly total: number;
  readonly onGo: (index: number) => void;
}) {
  const { filter, conditions, total, onGo } = props;
  const { t, number } = useI18n();
  const urgency = useQuery({
    ...heddleQuery('inbox.urgency', { filter, conditions }),
    refetchInterval: AGAIN_MS,
  }).data;
  if (!urgency) return <span>{t('inbox.order-waiting-on-us')}</span>;
  const { late, soon } = urgency;
  const later = Math.max(0, total - late - soon);
  const parts = [
    { key: 'late', count: late, at: 0 },
    { key: 'soon', count: soon, at: late },
    { key: 'later', count: later, at: late + soon },
  ] as const;
  return (
    <span className={styles.parts}>
      {parts
        .filter(({ count }) => count > 0)
        .map(({ key, count, at }) => (
          <button
            key={key}
            type="button"
            className={styles.part}
            data-urgency={key}
            onClick={() => onGo(at)}
          >
            {t(`inbox.part-${key}`, { count: number(count) })}
            <span className="visually-hidden">{t('inbox.go-first')}</span>
          </button>
        ))}
    </span>
  );
}
