import { useEffect, useId, useRef, useState } from 'react';
import { parseDate, parseWhen } from '@shared/search';
import { useI18n, type I18n } from '../i18n';
import { useNow } from './clock';
import styles from './DateField.module.css';
import { TextField } from './TextField';

/** `day`: one that has been; `moment`: a time to come. */
type DateKind = 'day' | 'moment';

const TYPED_MAX = 40;
const DAY_MS = 86_400_000;

/** @returns Unix ms; a day's is its beginning; null when nothing can be read */
function read(kind: DateKind, text: string, dayFirst: boolean): number | null {
  const context = { now: Date.now(), dayFirst };
  return kind === 'moment' ? parseWhen(text, context) : (parseDate(text, context)?.from ?? null);
}

/** A date as it is written in the interface's language, and read again. */
export function typedDate(kind: DateKind, at: number, { date, dayFirst }: I18n): string {
  const written = date(at, kind === 'day' ? 'dayTyped' : 'momentTyped');
  const again = read(kind, written, dayFirst);
  const minute = new Date(at).setSeconds(0, 0);
  const day = new Date(at).setHours(0, 0, 0, 0);
  // A few regions write the time in a way that is not read; then as computers everywhere write it.
  return again === (kind === 'day' ? day : minute) ? written : sortable(kind, at);
}

function sortable(kind: DateKind, at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return kind === 'day' ? day : `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/**
 * A date that is typed, in numbers or in words, in the language chosen in Heddle: the browser's own
 * fields for dates know only the one that the app was started in.
 *
 * @param value Unix ms; null: none
 */
export function DateField(props: {
  readonly kind: DateKind;
  readonly value: number | null;
  /** Null: what stands there cannot be read, and the form it is in is not sent. */
  readonly onChange: (at: number | null) => void;
  /** Why the value cannot be taken, in words. */
  readonly problem?: string;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  readonly placeholder?: string;
  readonly size?: 's' | 'm';
}) {
  const { kind, value, problem = '' } = props;
  const i18n = useI18n();
  const { t, dayFirst } = i18n;
  const hintId = useId();
  const field = useRef<HTMLInputElement>(null);
  const now = useNow();
  /** Null: the value stands there. */
  const [typed, setTyped] = useState<string | null>(null);
  const isUnread = typed !== null && typed.trim() !== '' && read(kind, typed, dayFirst) === null;
  const wrong = isUnread ? t('ui.date.unread') : problem;
  useEffect(() => {
    // The form is not sent with another time than the one that stands here.
    field.current?.setCustomValidity(wrong);
  }, [wrong]);
  const example = typedDate(kind, kind === 'day' ? now : now + DAY_MS, i18n);
  return (
    <div className={styles.date}>
      <TextField
        ref={field}
        id={props.id}
        size={props.size ?? 'm'}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={TYPED_MAX}
        value={typed ?? (value === null ? '' : typedDate(kind, value, i18n))}
        placeholder={props.placeholder}
        aria-label={props['aria-label']}
        aria-describedby={[props['aria-describedby'], hintId].filter(Boolean).join(' ')}
        aria-invalid={wrong !== ''}
        // Whoever comes here wants another one: the first letter takes the place of what stands there.
        onFocus={(event) => event.target.select()}
        onMouseDown={(event) => {
          if (document.activeElement === event.currentTarget) return;
          event.preventDefault();
          event.currentTarget.focus();
        }}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          if (text.trim() !== '') props.onChange(read(kind, text, dayFirst));
        }}
        onBlur={() => {
          if (!isUnread) setTyped(null);
        }}
      />
      <p id={hintId} className={styles.hint}>
        {t('ui.date.hint', { example })}
      </p>
    </div>
  );
}
