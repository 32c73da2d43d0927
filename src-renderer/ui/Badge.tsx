import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './Badge.module.css';

export type Tone = 'neutral' | 'teal' | 'amber' | 'red' | 'green' | 'note';

/** A small label with a meaning in words; the tone only repeats it. */
export function Badge(props: {
  readonly tone?: Tone;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) {
  return (
    <span
      data-tone={props.tone ?? 'neutral'}
      className={cx(styles.badge, styles[props.tone ?? 'neutral'], props.className)}
    >
      {props.children}
    </span>
  );
}

/** A number in a filled pill, e.g. on the rail. More than 99 is "99+". */
export function CountBadge(props: {
  readonly count: number;
  readonly className?: string | undefined;
}) {
  if (props.count <= 0) return null;
  return (
    <span className={cx(styles.count, props.className)} translate="no">
      {props.count > 99 ? '99+' : props.count}
    </span>
  );
}
