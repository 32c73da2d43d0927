import { Switch as Radix } from 'radix-ui';
import { useId } from 'react';
import choice from './Choice.module.css';
import styles from './Switch.module.css';

/** Something that is on or off. */
export function Switch(props: {
  readonly label: string;
  readonly hint?: string;
  readonly on: boolean;
  /** Somebody else decided. */
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  const id = useId();
  return (
    <div className={choice.choice} data-row="">
      <div>
        <label id={`${id}-label`} htmlFor={id} className={choice.label}>
          {props.label}
        </label>
        {props.hint ? (
          <p id={`${id}-hint`} className={choice.hint}>
            {props.hint}
          </p>
        ) : null}
      </div>
      <Radix.Root
        id={id}
        className={`${choice.options ?? ''} ${styles.switch ?? ''}`}
        aria-labelledby={`${id}-label`}
        {...(props.hint ? { 'aria-describedby': `${id}-hint` } : {})}
        checked={props.on}
        disabled={props.disabled ?? false}
        onCheckedChange={props.onChange}
      >
        <Radix.Thumb className={styles.thumb} />
      </Radix.Root>
    </div>
  );
}
