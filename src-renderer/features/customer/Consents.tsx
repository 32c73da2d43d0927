import { Check, CircleHelp, X, type LucideIcon } from 'lucide-react';
import type { Consent, ConsentState, Customer } from '@shared/domain';
import { useI18n } from '../../i18n';
import panelStyles from './CustomerPanel.module.css';
import styles from './Consents.module.css';

const ICONS: Readonly<Record<ConsentState, LucideIcon>> = {
  given: Check,
  refused: X,
  unknown: CircleHelp,
};

/** What the customer agreed to: in general, and on each channel of which the desk knows. */
export function Consents({ customer }: { readonly customer: Customer }) {
  const { t } = useI18n();
  const consents = customer.consents ?? [];
  return (
    <section className={panelStyles.section} aria-label={t('customer.attribute.consent')}>
      <div className={panelStyles.sectionHead}>
        <h3>{t('customer.attribute.consent')}</h3>
        <span>{t(customer.consentToOffers ? 'customer.consent.yes' : 'customer.consent.no')}</span>
      </div>
      {consents.length > 0 && (
        <ul className={styles.list}>
          {consents.map((consent) => (
            <Row key={consent.channel} consent={consent} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ consent }: { readonly consent: Consent }) {
  const { t, date } = useI18n();
  const { changedAt } = consent;
  const asked =
    changedAt === null
      ? undefined
      : t('customer.consent.since', { date: date(changedAt, 'dayYear') });
  return (
    <li className={styles.row} title={asked}>
      <span className={styles.channel}>{t(`customer.consent.channel.${consent.channel}`)}</span>
      <State state={consent.contact} what={t('customer.consent.contact')} />
      <State state={consent.marketing} what={t('customer.consent.marketing')} />
    </li>
  );
}

function State(props: { readonly state: ConsentState; readonly what: string }) {
  const { t } = useI18n();
  const Icon = ICONS[props.state];
  return (
    <span className={styles.state} data-state={props.state}>
      <Icon size={12} strokeWidth={2.2} aria-hidden="true" />
      {props.what}
      <span className="visually-hidden">: {t(`customer.consent.${props.state}`)}</span>
    </span>
  );
}
