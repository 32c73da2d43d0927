import { RadioGroup } from 'radix-ui';
import { useId } from 'react';
import styles from './Choice.module.css';

/** One of a few, all in sight. */
export function Choice<V extends string | number>(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}) {
  const id = useId();
  const choose = (value: string) => {
    const option = props.options.find((each) => String(each.value) === value);
    if (option) props.onChange(option.value);
  };
  return (
    <div className={styles.choice} data-row="">
      <div>
        <div id={id} className={styles.label}>
          {props.label}
        </div>
        {props.hint ? (
          <p id={`${id}-hint`} className={styles.hint}>
            {props.hint}
          </p>
        ) : null}
      </div>
      <RadioGroup.Root
        className={styles.options}
        aria-labelledby={id}
        {...(props.hint ? { 'aria-describedby': `${id}-hint` } : {})}
        value={String(props.value)}
        onValueChange={choose}
        orientation="horizontal"
      >
        {props.options.map((option) => (
          <RadioGroup.Item
            key={option.value}
            value={String(option.value)}
            className={styles.option}
          >
            {option.label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
