import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { usePortal } from './portal';
import styles from './Popover.module.css';

/** Details beside the control that opens them. Closes on Escape and on a click outside. */
export function Popover(props: {
  readonly trigger: ReactNode;
  readonly label: string;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly className?: string | undefined;
  /** Gives the keyboard back when it closes; otherwise the control that opened it has it. */
  readonly returnFocus?: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  const portal = usePortal();
  return (
    <Radix.Root
      modal={false}
      {...(props.open === undefined ? {} : { open: props.open })}
      {...(props.onOpenChange ? { onOpenChange: props.onOpenChange } : {})}
    >
      <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>
      <Radix.Portal container={portal}>
        <Radix.Content
          className={cx(styles.popover, props.className)}
          aria-label={props.label}
          align={props.align ?? 'start'}
          side={props.side ?? 'bottom'}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (!props.returnFocus) return;
            event.preventDefault();
            props.returnFocus();
          }}
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
