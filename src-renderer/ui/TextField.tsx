import type { ComponentProps } from 'react';
import { cx } from './cx';
import styles from './TextField.module.css';

interface Look {
  /** `s` where it stands among small buttons. */
  readonly size?: 's' | 'm';
}

/** A field of one line, as wide as its place. */
export function TextField({
  size = 'm',
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'size'> & Look) {
  return <input {...rest} className={cx(styles.field, className)} data-size={size} />;
}

/** A field of several lines. */
export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea {...rest} className={cx(styles.field, styles.area, className)} />;
}

/** A choice that looks like the fields beside it. */
export function SelectField({ className, ...rest }: ComponentProps<'select'>) {
  return <select {...rest} className={cx(styles.field, className)} />;
}
