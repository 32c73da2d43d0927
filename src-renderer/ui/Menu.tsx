import { ChevronRight } from 'lucide-react';
import { DropdownMenu as Radix, Slot } from 'radix-ui';
import { type ReactNode, type Ref, useId, useImperativeHandle, useState } from 'react';
import { cx } from './cx';
import { Kbd } from './Kbd';
import type { Keys } from './keys';
import { usePortal } from './portal';
import { usePhysicalSide, type Side } from './side';
import { StandIn } from './StandIn';
import { useLatePrimitive } from './use-late-primitive';
import styles from './Menu.module.css';

const OPENING_KEYS: ReadonlySet<string> = new Set(['Enter', ' ', 'ArrowDown']);

/** What else than its control may do with a menu. */
export interface MenuHandle {
  open(): void;
}

/** A menu that opens from one control. */
export function Menu(props: {
  /** One focusable element that takes a ref. */
  readonly trigger: ReactNode;
  /** The accessible name of the menu. */
  readonly label: string;
  readonly align?: 'start' | 'end';
  readonly side?: Side;
  readonly handle?: Ref<MenuHandle>;
  readonly children: ReactNode;
}) {
  const portal = usePortal();
  const side = usePhysicalSide(props.side ?? 'bottom');
  const id = useId();
  const { control, isMade, make, handlers } = useLatePrimitive();
  const [open, setOpen] = useState(false);
  const put = (next: boolean) => {
    make();
    setOpen(next);
  };
  useImperativeHandle(props.handle, () => ({
    open: () => {
      make();
      setOpen(true);
    },
  }));
  return (
    <>
      <Slot.Root
        ref={control}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        data-state={open ? 'open' : 'closed'}
        {...handlers}
        onPointerDown={(event) => {
          if (event.button !== 0 || event.ctrlKey) return;
          // The menu takes the keyboard, and not the control.
          if (!open) event.preventDefault();
          put(!open);
        }}
        onKeyDown={(event) => {
          if (!OPENING_KEYS.has(event.key)) return;
          event.preventDefault();
          put(event.key === 'ArrowDown' || !open);
        }}
      >
        {props.trigger}
      </Slot.Root>
      {isMade && (
        // Not modal: a modal menu would write a style element, which the content policy forbids.
        <Radix.Root modal={false} open={open} onOpenChange={setOpen}>
          <Radix.Trigger asChild>
            <StandIn control={control} />
          </Radix.Trigger>
          <Radix.Portal container={portal}>
            <Radix.Content
              id={id}
              className={styles.menu}
              // What it stands for has no id of the primitive's.
              aria-labelledby={undefined}
              aria-label={props.label}
              align={props.align ?? 'start'}
              side={side}
              sideOffset={4}
              collisionPadding={8}
              loop
            >
              {props.children}
            </Radix.Content>
          </Radix.Portal>
        </Radix.Root>
      )}
    </>
  );
}

/** One thing that a menu does. */
export function MenuItem(props: {
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  readonly keys?: Keys;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Radix.Item
      className={cx(styles.item, props.danger && styles.danger)}
      onSelect={props.onSelect}
      disabled={props.disabled ?? false}
    >
      <span className={styles.icon}>{props.icon}</span>
      <span className={styles.text}>{props.children}</span>
      {props.keys ? <Kbd keys={props.keys} /> : null}
    </Radix.Item>
  );
}

/** A menu inside a menu, for choices that would make the outer one long. */
export function SubMenu(props: {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) {
  const portal = usePortal();
  return (
    <Radix.Sub>
      <Radix.SubTrigger className={styles.item}>
        <span className={styles.icon}>{props.icon}</span>
        <span className={styles.text}>{props.label}</span>
        <ChevronRight
          className={cx(styles.deeper, 'mirrored')}
          size={14}
          strokeWidth={1.8}
          aria-hidden="true"
        />
      </Radix.SubTrigger>
      <Radix.Portal container={portal}>
        <Radix.SubContent
          className={styles.menu}
          aria-label={props.label}
          sideOffset={2}
          alignOffset={-5}
          collisionPadding={8}
          loop
        >
          {props.children}
        </Radix.SubContent>
      </Radix.Portal>
    </Radix.Sub>
  );
}

/** Several choices of which one is the current one. */
export function MenuChoices<V extends string>(props: {
  readonly label: string;
  readonly value: V | null;
  readonly options: readonly { readonly value: V; readonly label: ReactNode }[];
  readonly onChange: (value: V) => void;
}) {
  const { label, value, options, onChange } = props;
  return (
    <Radix.RadioGroup aria-label={label} {...(value === null ? {} : { value })}>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          className={styles.item ?? ''}
          onSelect={() => onChange(option.value)}
        >
          <span className={styles.icon}>
            <Radix.ItemIndicator>
              <span className={styles.dot} />
            </Radix.ItemIndicator>
          </span>
          <span className={styles.text}>{option.label}</span>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

/** Something that is on or off, or a choice among items that are no plain list. */
export function MenuChoice(props: {
  readonly checked: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Radix.CheckboxItem
      className={styles.item ?? ''}
      checked={props.checked}
      onSelect={props.onSelect}
    >
      <span className={styles.icon}>
        <Radix.ItemIndicator>
          <span className={styles.dot} />
        </Radix.ItemIndicator>
      </span>
      <span className={styles.text}>{props.children}</span>
    </Radix.CheckboxItem>
  );
}

/** A heading over the items that follow. */
export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <Radix.Label className={styles.label}>{children}</Radix.Label>;
}

/** A line between groups. */
export function MenuSeparator() {
  return <Radix.Separator className={styles.separator} />;
}
