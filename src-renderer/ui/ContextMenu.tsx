import { ContextMenu as Radix } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { cx } from './cx';
import { usePortal } from './portal';
import styles from './Menu.module.css';

/** One thing that a context menu does. */
export interface ContextItem {
  readonly label: string;
  readonly danger?: boolean;
  onSelect(): void;
}

/**
 * The menu of the right mouse button, or of the menu key, on a part of the screen. Everything in it
 * can also be done in sight. On selected text the system's menu opens instead, because that copies.
 */
export function ContextMenu(props: {
  readonly label: string;
  readonly items: readonly ContextItem[];
  /** Nothing can be done at the moment; the system's menu opens instead. */
  readonly disabled?: boolean;
  /** One element that takes a ref. */
  readonly children: ReactNode;
}) {
  const portal = usePortal();
  /** Whether something was selected already: on macOS the right button selects a word by itself. */
  const selected = useRef(false);
  return (
    // Not modal: a modal menu would write a style element, which the content policy forbids.
    <Radix.Root modal={false}>
      <Radix.Trigger
        asChild
        disabled={props.disabled ?? false}
        onPointerDownCapture={() => {
          selected.current = (window.getSelection()?.toString() ?? '') !== '';
        }}
        onContextMenuCapture={(event) => {
          if (selected.current) event.stopPropagation();
          selected.current = false;
        }}
      >
        {props.children}
      </Radix.Trigger>
      <Radix.Portal container={portal}>
        <Radix.Content
          className={cx(styles.menu, styles.context)}
          aria-label={props.label}
          collisionPadding={8}
          loop
        >
          {props.items.map((item) => (
            <Radix.Item
              key={item.label}
              className={cx(styles.item, item.danger && styles.danger)}
              onSelect={() => item.onSelect()}
            >
              <span className={styles.text}>{item.label}</span>
            </Radix.Item>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
