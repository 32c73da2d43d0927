import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx';
import styles from './IconButton.module.css';
import type { Keys } from './keys';
import { Tooltip } from './Tooltip';

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
    <Tooltip text={label} {...(keys ? { keys } : {})}>
      <button
        type="button"
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        {...rest}
        className={cx(styles.button, size === 's' && styles.small, className)}
      >
        {children}
      </button>
    </Tooltip>
  );
}
