import type { MarkedText } from '@shared/ipc';
import { safeText } from '../../ui';
import styles from './Marked.module.css';

/** A text with what was looked for marked in it; marks are elements and never HTML. */
export function Marked({ segments }: { readonly segments: MarkedText }) {
  return segments.map((segment, index) =>
    segment.hit ? (
      // oxlint-disable-next-line react/no-array-index-key -- pieces of one text, in order
      <mark key={index} className={styles.mark}>
        {safeText(segment.text)}
      </mark>
    ) : (
      safeText(segment.text)
    ),
  );
}
