import type { SearchResults } from '@shared/ipc';
import { withPart } from '@shared/search';
import { useI18n } from '../../i18n';
import { safeText } from '../../ui';
import styles from './Respelled.module.css';

/** Says what was searched for in place of what was typed, or what may have been meant. */
export function Respelled(props: {
  readonly results: SearchResults;
  readonly onText: (text: string) => void;
}) {
  const { t } = useI18n();
  const { query, corrected, suggestions } = props.results;
  const [first] = corrected;
  if (first) {
    return (
      <p className={styles.line} role="status">
        {t('search.corrected', {
          from: corrected.map(({ from }) => safeText(from)).join(' '),
          to: corrected.map(({ to }) => safeText(to)).join(' '),
        })}{' '}
        <button
          type="button"
          className={styles.choice}
          onClick={() => props.onText(withPart(query, first.span, `"${first.from}"`))}
        >
          {t('search.exactly', { word: safeText(first.from) })}
        </button>
      </p>
    );
  }
  if (suggestions.length === 0) return null;
  return (
    <p className={styles.line} role="status">
      {t('search.meant')}{' '}
      {suggestions.map(({ span, to }) => (
        <button
          key={span.start}
          type="button"
          className={styles.choice}
          onClick={() => props.onText(withPart(query, span, to))}
        >
          {safeText(to)}
        </button>
      ))}
    </p>
  );
}
