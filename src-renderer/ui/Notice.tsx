import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './Notice.module.css';

/**
 * Where it is said what happened, above the status line. It is there before anything is said, so that
 * assistive technology hears it.
 */
export function NoticePlace(props: {
  /** Above another one that may be there at the same time. */
  readonly raised?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div role="status" className={cx(styles.place, props.raised === true && styles.raised)}>
      {props.children}
    </div>
  );
}

/** What happened, in words, then what can be done about it. */
export function Notice(props: { readonly words: string; readonly children: ReactNode }) {
  return (
    <div className={styles.notice}>
      <span className={styles.words}>{props.words}</span>
      {props.children}
    </div>
  );
}
