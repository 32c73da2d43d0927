import { useState, type KeyboardEvent } from 'react';
import { useT } from '../../i18n';
import { Field } from './Field';
import styles from './PassphraseField.module.css';

/** A field for a passphrase, which says when Caps Lock is on: nobody sees what is typed. */
export function PassphraseField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly shown: boolean;
  /** Whether the passphrase is a new one; for the help of the system. */
  readonly fresh?: boolean;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
}) {
  const t = useT();
  const { value, onChange, shown, fresh = false, ...rest } = props;
  const [caps, setCaps] = useState(false);
  const look = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'));
  return (
    <div>
      <Field
        {...rest}
        type={shown ? 'text' : 'password'}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={look}
        onKeyUp={look}
        onBlur={() => setCaps(false)}
        autoComplete={fresh ? 'new-password' : 'current-password'}
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={1000}
      />
      {caps ? (
        <p role="status" className={styles.caps}>
          {t('session.passphrase-caps')}
        </p>
      ) : null}
    </div>
  );
}

/** Shows or hides what is typed into passphrase fields. */
export function ShowTyped(props: {
  readonly shown: boolean;
  readonly onChange: (shown: boolean) => void;
}) {
  const t = useT();
  return (
    <label className={styles.show}>
      <input
        type="checkbox"
        checked={props.shown}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {t('session.passphrase-show')}
    </label>
  );
}
