import type { SearchResults } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { safeText } from '../../ui';
import styles from './Respelled.module.css';

/** A typed text with one of its words exchanged for other words. */
function exchanged(text: string, from: string, to: string): string {
  const at = text.toLowerCase().indexOf(from.toLowerCase());
  return at < 0 ? to : text.slice(0, at) + to + text.slice(at + from.length);
}

/** Says what was searched for in place of what was typed, or what may have been meant. */
export function Respelled(props: {
  readonly results: SearchResults;
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const { t } = useI18n();
  const { corrected, suggestions } = props.results;
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
          onClick={() => props.onText(exchanged(props.text, first.from, `"${first.from}"`))}
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
      {suggestions.map(({ from, to }) => (
        <button
          key={from}
          type="button"
          className={styles.choice}
          onClick={() => props.onText(exchanged(props.text, from, to))}
        >
          {safeText(to)}
        </button>
      ))}
    </p>
  );
}
