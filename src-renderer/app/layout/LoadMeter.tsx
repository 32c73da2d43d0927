import { useQuery } from '@tanstack/react-query';
import { loadWeight } from '@shared/rules';
import { useI18n } from '../../i18n';
import { tooltip } from '../../ui';
import { useIsFirstScreenThere } from '../first-screen';
import { heddleQuery } from '../query';
import styles from './LoadMeter.module.css';

/** A full load for one agent, in the units of rules/load.ts: the mark the meter is drawn against. */
const FULL_LOAD = 12;
/** Who is likely to write again changes with time alone. */
const AGAIN_MS = 60_000;
/** Less is not worth a word. */
const WORTH_SAYING = 0.5;

/**
 * How much the agent carries now, in number and length, and how much is likely to come back within
 * the hour; amber when it is more than full.
 */
export function LoadMeter() {
  const { t, number } = useI18n();
  const isFirstScreenThere = useIsFirstScreenThere();
  const view = useQuery({
    ...heddleQuery('inbox.load', undefined),
    refetchInterval: AGAIN_MS,
    enabled: isFirstScreenThere,
  }).data;
  if (!view) return null;
  const { load, waiting, customer, returns, estimated } = view;
  const values = {
    load: number(load, 'oneDecimal'),
    limit: number(FULL_LOAD),
    waiting,
    customer,
  };
  const soon = { returns: number(returns, 'oneDecimal'), n: estimated };
  const words = [
    t('app.load-label', values),
    ...(estimated > 0 ? [t('app.load-returns', soon)] : []),
  ].join('. ');
  return (
    <div
      className={styles.meter}
      role="meter"
      {...tooltip({ text: words })}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard's way to the explanation
      tabIndex={0}
      aria-label={t('app.load')}
      aria-valuenow={load}
      aria-valuemin={0}
      aria-valuemax={Math.max(FULL_LOAD, load)}
      aria-valuetext={words}
      data-over={load > FULL_LOAD}
    >
      <span className={styles.label}>{t('app.load')}</span>
      <span className={styles.track}>
        <span
          className={styles.now}
          style={{ inlineSize: percent((waiting * loadWeight('waiting-on-us')) / FULL_LOAD) }}
        />
        <span className={styles.returning} style={{ inlineSize: percent(returns / FULL_LOAD) }} />
      </span>
      <span className={styles.value}>{t('app.load-value', values)}</span>
      {returns >= WORTH_SAYING ? (
        <span className={styles.soon}>{t('app.load-soon', { returns: soon.returns })}</span>
      ) : null}
    </div>
  );
}

const percent = (share: number) => `${Math.min(1, share) * 100}%`;
