import type { CSSProperties } from 'react';
import { cx } from './cx';
import styles from './Skeleton.module.css';

/** A grey bar where a text will be. Put `aria-busy` on the region around it. */
export function Skeleton(props: {
  /** CSS lengths. */
  readonly width?: CSSProperties['inlineSize'];
  readonly height?: CSSProperties['blockSize'];
  readonly className?: string | undefined;
}) {
  return (
    <span
      aria-hidden="true"
      className={cx(styles.skeleton, props.className)}
      style={{ inlineSize: props.width ?? '100%', blockSize: props.height ?? 10 }}
    />
  );
}
