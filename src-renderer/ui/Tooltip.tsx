import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './Kbd';
import type { Keys } from './keys';
import { usePortal } from './portal';
import { usePhysicalSide, type Side } from './side';
import styles from './Tooltip.module.css';

/** Waits for the pointer to rest; the next tooltip soon after comes at once. */
const DELAY_MS = 500;

/** Once around the screen, so that tooltips share their delay. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return <Radix.Provider delayDuration={DELAY_MS}>{children}</Radix.Provider>;
}

/** Says more about a control when the pointer rests on it or it has the focus. */
export function Tooltip(props: {
  readonly text: string;
  readonly keys?: Keys;
  readonly side?: Side;
  /** One element that takes a ref and pointer events. */
  readonly children: ReactNode;
}) {
  const portal = usePortal();
  const side = usePhysicalSide(props.side ?? 'bottom');
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{props.children}</Radix.Trigger>
      <Radix.Portal container={portal}>
        <Radix.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
          {props.text}
          {props.keys ? <Kbd keys={props.keys} /> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
