import { Popover as Radix, Slot } from 'radix-ui';
import { type ReactNode, useId, useState } from 'react';
import { cx } from './cx';
import { usePortal } from './portal';
import { StandIn } from './StandIn';
import { useLatePrimitive } from './use-late-primitive';
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
  const id = useId();
  const { control, isMade, make, handlers } = useLatePrimitive();
  const [isOpen, setIsOpen] = useState(false);
  const open = props.open ?? isOpen;
  const put = (next: boolean) => {
    setIsOpen(next);
    props.onOpenChange?.(next);
  };
  return (
    <>
      <Slot.Root
        ref={control}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        data-state={open ? 'open' : 'closed'}
        {...handlers}
        onClick={() => {
          make();
          put(!open);
        }}
      >
        {props.trigger}
      </Slot.Root>
      {(isMade || open) && (
        <Radix.Root modal={false} open={open} onOpenChange={put}>
          <Radix.Trigger asChild>
            <StandIn control={control} />
          </Radix.Trigger>
          <Radix.Portal container={portal}>
            <Radix.Content
              id={id}
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
      )}
    </>
  );
}
