import { useI18n, type I18n } from '../i18n';
import { useTimeText } from './clock';
import { cx } from './cx';
import styles from './RelativeTime.module.css';
import { futureWords, momentWords, targetWords, urgencyOf } from './time-words';

const words = {
  moment: momentWords,
  future: futureWords,
  target: targetWords,
} satisfies Record<string, (i18n: I18n, at: number, now: number) => string>;

/**
 * A time in words that stay true as time passes; all of them share one clock. The exact time is in
 * the tooltip.
 */
export function RelativeTime(props: {
  /** Unix ms. */
  readonly at: number;
  /** `moment` for what was, `future` for what will be, `target` for when an answer is due. */
  readonly as?: keyof typeof words;
  readonly className?: string | undefined;
}) {
  const { at, as = 'moment', className } = props;
  const i18n = useI18n();
  const text = useTimeText((now) => words[as](i18n, at, now));
  const urgency = useTimeText((now) => (as === 'target' ? urgencyOf(at, now) : 'later'));
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={i18n.date(at, 'full')}
      className={cx(styles.time, urgency !== 'later' && styles[urgency], className)}
    >
      {text}
    </time>
  );
}
