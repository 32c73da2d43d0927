import { ContextMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { useHadSelection } from './had-selection';
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
  const selection = useHadSelection();
  return (
    // Not modal: a modal menu would write a style element, which the content policy forbids.
    <Radix.Root modal={false}>
      <Radix.Trigger
        asChild
        disabled={props.disabled ?? false}
        onPointerDownCapture={selection.note}
        onContextMenuCapture={(event) => {
          if (selection.take()) event.stopPropagation();
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
