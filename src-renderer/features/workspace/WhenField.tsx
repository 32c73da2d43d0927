import { useId, useState } from 'react';
import { useI18n } from '../../i18n';
import { DateField, futureWords, useNow } from '../../ui';
import styles from './EpisodeForm.module.css';

/** A choice of a time beside the field. */
export interface WhenChoice {
  readonly label: string;
  /** Unix ms; null: no time. */
  readonly at: number | null;
}

/**
 * A time to come: one of some, or typed, as people say it ("tomorrow 9") or exactly.
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
  const [isRead, setIsRead] = useState(true);
  /** A choice takes the place of what was typed. */
  const [choice, setChoice] = useState(0);
  const past = value !== null && value <= now ? t('workspace.when.past') : '';
  return (
    <fieldset className={styles.part}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.choices}>
        {choices.map((each) => (
          <label key={each.label} className={styles.choice}>
            <input
              type="radio"
              className="visually-hidden"
              name={id}
              checked={isRead && each.at === value}
              onChange={() => {
                setIsRead(true);
                setChoice(choice + 1);
                onChange(each.at);
              }}
            />
            <span>{each.label}</span>
          </label>
        ))}
      </div>
      <DateField
        key={choice}
        kind="moment"
        value={value}
        problem={past}
        aria-label={t('workspace.when.typed')}
        aria-describedby={`${id}-read`}
        placeholder={t('workspace.when.placeholder')}
        onChange={(at) => {
          setIsRead(at !== null);
          if (at !== null) onChange(at);
        }}
      />
      <p id={`${id}-read`} className={styles.read} role="status">
        {isRead
          ? past || (value === null ? t('workspace.when.none') : futureWords(i18n, value, now))
          : t('ui.date.unread')}
      </p>
    </fieldset>
  );
}
