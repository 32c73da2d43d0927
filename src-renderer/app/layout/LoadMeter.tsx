import { loadOf, loadWeight } from '@shared/rules';
import { useI18n } from '../../i18n';
import { Tooltip } from '../../ui';
import { useHeddleQuery } from '../query';
import styles from './LoadMeter.module.css';

/** A full load for one agent, in the units of rules/load.ts: the mark the meter is drawn against. */
const FULL_LOAD = 12;

/** How much the agent carries now, in number and length; amber when it is more than full. */
export function LoadMeter() {
  const { t, number } = useI18n();
  const counts = useHeddleQuery('inbox.counts', { filter: 'mine' }).data;
  if (!counts) return null;
  const load = loadOf(counts);
  const waiting = counts['waiting-on-us'];
  const customer = counts['waiting-on-customer'];
  const now = (waiting * loadWeight('waiting-on-us')) / FULL_LOAD;
  const mayReturn = (customer * loadWeight('waiting-on-customer')) / FULL_LOAD;
  const values = {
    load: number(load, 'oneDecimal'),
    limit: number(FULL_LOAD),
    waiting,
    customer,
  };
  return (
    <Tooltip text={t('app.load-label', values)}>
      <div
        className={styles.meter}
        role="meter"
        aria-label={t('app.load')}
        aria-valuenow={load}
        aria-valuemin={0}
        aria-valuemax={Math.max(FULL_LOAD, load)}
        aria-valuetext={t('app.load-label', values)}
        data-over={load > FULL_LOAD}
      >
        <span className={styles.label}>{t('app.load')}</span>
        <span className={styles.track}>
          <span className={styles.now} style={{ inlineSize: percent(now) }} />
          <span className={styles.returning} style={{ inlineSize: percent(mayReturn) }} />
        </span>
        <span className={styles.value}>{t('app.load-value', values)}</span>
      </div>
    </Tooltip>
  );
}

const percent = (share: number) => `${Math.min(1, share) * 100}%`;
