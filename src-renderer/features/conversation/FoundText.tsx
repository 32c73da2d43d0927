import { markedPieces, type Span } from './marks';
import styles from './FoundText.module.css';

/** A safe text with what was looked for marked in it. */
export function FoundText(props: { readonly text: string; readonly spans: readonly Span[] }) {
  if (props.spans.length === 0) return props.text;
  return markedPieces(props.text, props.spans).map((piece, index) =>
    piece.hit ? (
      // oxlint-disable-next-line react/no-array-index-key -- pieces of one text, in order
      <mark key={index} className={styles.found}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
