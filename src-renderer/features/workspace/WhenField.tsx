import { useId, useState } from 'react';
import { parseWhen, readsDayFirst } from '@shared/search';
import { useI18n } from '../../i18n';
import { futureWords, useNow } from '../../ui';
import styles from './EpisodeForm.module.css';

/** A choice of a time beside the field. */
export interface WhenChoice {
  readonly label: string;
  /** Unix ms; null: no time. */
  readonly at: number | null;
}

/**
 * A time to come: one of some, typed as people say it ("tomorrow 9"), or chosen exactly.
 *
 * @param value Unix ms; null: none
 */
export function WhenField(props: {
  readonly label: string;
  readonly choices: readonly WhenChoice[];
  readonly value: number | null;
  readonly onChange: (at: number | null) => void;
}) {
  const { label, choices, value, onChange } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const now = useNow();
  const id = useId();
  const [typed, setTyped] = useState('');
  const read = typed.trim() === '' ? null : parseWhen(typed, { now, dayFirst: readsDayFirst() });
  const chosen = typed.trim() === '' ? value : read;
  return (
    <fieldset className={styles.part}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <label key={choice.label} className={styles.choice}>
            <input
              type="radio"
              className="visually-hidden"
              name={id}
              checked={typed.trim() === '' && choice.at === value}
              onChange={() => {
                setTyped('');
                onChange(choice.at);
              }}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      <div className={styles.when}>
        <input
          className={styles.field}
          dir="auto"
          value={typed}
          maxLength={40}
          aria-label={t('workspace.when.typed')}
          aria-describedby={`${id}-read`}
          placeholder={t('workspace.when.placeholder')}
          onChange={(event) => {
            const text = event.target.value;
            setTyped(text);
            const at = parseWhen(text, { now: Date.now(), dayFirst: readsDayFirst() });
            if (at !== null) onChange(at);
          }}
        />
        <input
          type="datetime-local"
          className={styles.field}
          aria-label={t('workspace.when.exact')}
          value={chosen === null ? '' : localText(chosen)}
          min={localText(now)}
          onChange={(event) => {
            setTyped('');
            const at = new Date(event.target.value).getTime();
            if (Number.isFinite(at)) onChange(at);
          }}
        />
      </div>
      <p id={`${id}-read`} className={styles.read} role="status">
        {typed.trim() !== '' && read === null
          ? t('workspace.when.notRead')
          : chosen === null
            ? t('workspace.when.none')
            : chosen <= now
              ? t('workspace.when.past')
              : futureWords(i18n, chosen, now)}
      </p>
    </fieldset>
  );
}

/** As a field for date and time has it: the time of this computer. */
function localText(at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
