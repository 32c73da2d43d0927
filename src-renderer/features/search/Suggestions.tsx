import { Bookmark, History } from 'lucide-react';
import { useT } from '../../i18n';
import { cx, safeText } from '../../ui';
import type { Completion } from './completions';
import type { KeptMatch } from './use-kept-searches';
import styles from './Suggestions.module.css';

/** Something that the text may become. */
export type Suggestion =
  | ({ readonly kind: 'completion' } & Completion)
  | ({ readonly kind: 'kept' } & KeptMatch);

const ICON = { size: 12, strokeWidth: 1.8, 'aria-hidden': true } as const;

/** What the text may become, before the results; the first result stays the one that Enter opens. */
export function Suggestions(props: {
  readonly listId: string;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly onPoint: (key: string) => void;
  readonly onChoose: (suggestion: Suggestion) => void;
}) {
  const t = useT();
  if (props.suggestions.length === 0) return null;
  return (
    <div role="group" aria-label={t('search.suggestions')} className={styles.line}>
      {props.suggestions.map((suggestion, index) => (
        // The field has the focus and its own key handler; the pointer is the other way in.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={suggestion.key}
          id={`${props.listId}-${index}`}
          role="option"
          aria-selected={index === props.active}
          className={cx(
            styles.choice,
            index === props.active && styles.active,
            index === props.active && 'on-tint',
          )}
          onPointerMove={() => props.onPoint(suggestion.key)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onChoose(suggestion)}
        >
          <SuggestionContent suggestion={suggestion} />
        </div>
      ))}
    </div>
  );
}

function SuggestionContent({ suggestion }: { readonly suggestion: Suggestion }) {
  if (suggestion.kind === 'completion') {
    return (
      <>
        <bdi>{safeText(suggestion.label)}</bdi>
        {suggestion.words !== null && <bdi className={styles.words}>{suggestion.words}</bdi>}
      </>
    );
  }
  const { name, text } = suggestion;
  return (
    <>
      {name === null ? <History {...ICON} /> : <Bookmark {...ICON} />}
      <bdi>{safeText(name ?? text)}</bdi>
    </>
  );
}
