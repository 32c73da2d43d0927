import { useId, type ComponentProps } from 'react';
import { TextField } from '../../ui';
import styles from './Field.module.css';

/** A labelled text field with a hint, or with what is wrong. */
export function Field({
  label,
  hint,
  error,
  ...rest
}: ComponentProps<typeof TextField> & {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
}) {
  const id = useId();
  const text = error ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <TextField
        {...rest}
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={text === undefined ? undefined : `${id}-text`}
      />
      {text === undefined ? null : (
        <p id={`${id}-text`} className={error === undefined ? styles.hint : styles.error}>
          {text}
        </p>
      )}
    </div>
  );
}
