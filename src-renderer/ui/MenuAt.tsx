import { DropdownMenu as Radix } from 'radix-ui';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { usePortal } from './portal';
import styles from './Menu.module.css';

/** A place in the window, in pixels. */
export type MenuPlace = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

/**
 * A menu that is open as long as it is there, beside a place and not a control: one for many rows,
 * none of which has to carry it.
 */
export function MenuAt(props: {
  readonly label: string;
  readonly at: MenuPlace;
  readonly onClose: () => void;
  /** Gives the keyboard back, before the menu goes. */
  readonly returnFocus: () => void;
  readonly children: ReactNode;
}) {
  const { left, top, width, height } = props.at;
  const portal = usePortal();
  const returnFocus = useRef(props.returnFocus);
  useLayoutEffect(() => {
    returnFocus.current = props.returnFocus;
  });
  // While the menu is still there: nobody has to look for a place for the keyboard meanwhile.
  useLayoutEffect(() => () => returnFocus.current(), []);
  return (
    // Not modal: a modal menu would write a style element, which the content policy forbids.
    <Radix.Root
      open
      modal={false}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
    >
      <Radix.Trigger asChild>
        <span className={styles.place} style={{ left, top, width, height }} aria-hidden="true" />
      </Radix.Trigger>
      <Radix.Portal container={portal}>
        <Radix.Content
          className={styles.menu}
          // Its trigger has no words.
          aria-labelledby={undefined}
          aria-label={props.label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          loop
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
