import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx';
import styles from './IconButton.module.css';
import type { Keys } from './keys';
import { tooltip } from './tooltip';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'title'> {
  /** The accessible name, also shown as tooltip. */
  readonly label: string;
  /** Shown in the tooltip. */
  readonly keys?: Keys;
  readonly children: ReactNode;
  readonly pressed?: boolean;
  readonly size?: 'm' | 's';
}

/** A button with an icon alone. */
export function IconButton({
  label,
  keys,
  pressed,
  size = 'm',
  className,
  children,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      {...tooltip({ text: label, keys })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...rest}
      className={cx(styles.button, size === 's' && styles.small, className)}
    >
      {children}
    </button>
  );
}
