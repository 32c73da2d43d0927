import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './Tabs.module.css';

export interface TabItem<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Shown after the label, in lighter ink. */
  readonly count?: string;
  readonly disabled?: boolean;
}

/** A row of tabs over one panel, whose content depends on the chosen value. */
export function Tabs<V extends string>(props: {
  readonly label: string;
  readonly items: readonly TabItem<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly className?: string | undefined;
  readonly listClassName?: string | undefined;
  /** The panel. */
  readonly children: ReactNode;
}) {
  const choose = (value: string) => {
    const item = props.items.find((each) => each.value === value);
    if (item) props.onChange(item.value);
  };
  return (
    <Radix.Root value={props.value} onValueChange={choose} className={props.className}>
      <Radix.List aria-label={props.label} className={cx(styles.list, props.listClassName)}>
        {props.items.map((item) => (
          <Radix.Trigger
            key={item.value}
            value={item.value}
            className={styles.tab}
            disabled={item.disabled ?? false}
          >
            <span className={styles.label}>{item.label}</span>
            {item.count === undefined ? null : (
              <span className={styles.count} translate="no">
                {item.count}
              </span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      <Radix.Content value={props.value} className={styles.panel} tabIndex={-1}>
        {props.children}
      </Radix.Content>
    </Radix.Root>
  );
}
