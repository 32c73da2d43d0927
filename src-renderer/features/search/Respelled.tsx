import type { SearchResults } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { safeText } from '../../ui';
import { exchanged } from './words';
import styles from './Respelled.module.css';

/** The text that really was searched for: the typed one with its corrections. */
export function respelled(text: string, { corrected }: SearchResults): string {
  return corrected.reduce((all, { from, to }) => exchanged(all, from, to), text);
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
