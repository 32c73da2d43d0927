import { Tabs as Radix } from 'radix-ui';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { cx } from './cx';
import styles from './Tabs.module.css';

export interface TabItem<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Shown after the label, in lighter ink. */
  readonly count?: string;
  readonly disabled?: boolean;
}

/** Words before numbers: where not everything fits, only the chosen tab keeps its number. */
function fit(list: HTMLElement): void {
  delete list.dataset['tight'];
  const labels = [...list.querySelectorAll<HTMLElement>('[data-label]')];
  if (labels.some((label) => label.scrollWidth > label.clientWidth + 1)) list.dataset['tight'] = '';
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
  const list = useRef<HTMLDivElement>(null);
  const words = props.items.map(({ label, count }) => `${label} ${count ?? ''}`).join('\n');
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    // Called first once the page is laid out, and before it is painted: measuring here would lay
    // everything out once more, however little has changed.
    const observer = new ResizeObserver(() => fit(element));
    observer.observe(element);
    return () => observer.disconnect();
  }, [words, props.value]);
  return (
    <Radix.Root value={props.value} onValueChange={choose} className={props.className}>
      <Radix.List
        ref={list}
        aria-label={props.label}
        className={cx(styles.list, props.listClassName)}
      >
        {props.items.map((item) => (
          <Radix.Trigger
            key={item.value}
            value={item.value}
            className={styles.tab}
            disabled={item.disabled ?? false}
          >
            <span className={styles.label} data-label>
              {item.label}
            </span>
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
