import { useEffect, useRef, useState } from 'react';
import { PASSPHRASE_MIN_LENGTH } from '@shared/rules';
import { useT } from '../../i18n';
import { cx } from '../../ui';
import { type NewPassphrase, type NewPassphraseErrors, strengthWords } from './new-passphrase';
import styles from './NewPassphraseFields.module.css';
import { PassphraseField, ShowTyped } from './PassphraseField';

/** Asks for a new passphrase, twice, with a hint at how good it is. */
export function NewPassphraseFields(props: {
  readonly value: NewPassphrase;
  readonly onChange: (value: NewPassphrase) => void;
  readonly errors: NewPassphraseErrors;
  readonly label: string;
  readonly disabled: boolean;
  /** There is room for both beside each other. */
  readonly wide?: boolean;
}) {
  const t = useT();
  const [shown, setShown] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  const { value, onChange, errors, disabled } = props;
  useEffect(() => {
    fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);
  const strength = strengthWords(t, value.first);
  return (
    <div ref={fields} className={cx(styles.fields, props.wide && styles.wide)}>
      <div>
        <PassphraseField
          label={props.label}
          value={value.first}
          onChange={(first) => onChange({ ...value, first })}
          error={errors.first}
          shown={shown}
          disabled={disabled}
          fresh
        />
      </div>
      <div>
        <PassphraseField
          label={t('session.passphrase-repeat')}
          value={value.second}
          onChange={(second) => onChange({ ...value, second })}
          error={errors.second}
          shown={shown}
          disabled={disabled}
          fresh
        />
      </div>
      <div className={styles.advice}>
        <p role="status" className={styles.strength} data-strength={strength?.strength}>
          {strength ? <span className={styles.meter} aria-hidden="true" /> : null}
          {strength?.words ?? t('session.passphrase-hint', { min: PASSPHRASE_MIN_LENGTH })}
        </p>
        <ShowTyped shown={shown} onChange={setShown} />
      </div>
    </div>
  );
}
