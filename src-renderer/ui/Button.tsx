import type { ComponentProps } from 'react';
import { cx } from './cx';
import styles from './Button.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  /** One `primary` per region at most; `danger` only for what cannot be taken back. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'm' | 's';
}

/** A button with words. For an icon alone use IconButton, which insists on a name. */
export function Button({ variant = 'secondary', size = 'm', className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(styles.button, styles[variant], size === 's' && styles.small, className)}
    />
  );
}
