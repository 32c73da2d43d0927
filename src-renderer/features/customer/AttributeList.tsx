import { Check, Copy, Eye, EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Customer } from '@shared/domain';
import { useI18n } from '../../i18n';
import { IconButton, safeText } from '../../ui';
import { attributeRows, type AttributeRow } from './attributes';
import panelStyles from './CustomerPanel.module.css';
import styles from './AttributeList.module.css';

/** Attributes shown before "Show all". */
const FIRST_ROWS = 8;
const COPIED_MS = 1600;

/** What the desk knows about a customer, name and value. */
export function AttributeList({ customer }: { readonly customer: Customer }) {
  const { t } = useI18n();
  const [all, setAll] = useState(false);
  const rows = attributeRows(customer);
  // One more row costs as much room as the button that would hide it.
  const shown = all || rows.length <= FIRST_ROWS + 1 ? rows : rows.slice(0, FIRST_ROWS);
  return (
    <section className={panelStyles.section} aria-label={t('customer.about')}>
      <dl className={styles.list}>
        {shown.map((row) => (
          <Attribute key={row.name} row={row} />
        ))}
      </dl>
      {shown.length < rows.length && (
        <button type="button" className={panelStyles.more} onClick={() => setAll(true)}>
          {t('customer.moreAttributes', { count: rows.length })}
        </button>
      )}
      {all && rows.length > FIRST_ROWS + 1 && (
        <button type="button" className={panelStyles.more} onClick={() => setAll(false)}>
          {t('customer.fewerAttributes')}
        </button>
      )}
    </section>
  );
}

function Attribute({ row }: { readonly row: AttributeRow }) {
  const { t, number } = useI18n();
  const [hidden, setHidden] = useState(row.sensitive);
  const text =
    typeof row.value === 'boolean'
      ? t(row.value ? 'customer.yes' : 'customer.no')
      : typeof row.value === 'number'
        ? number(row.value)
        : safeText(row.value ?? '');
  return (
    <div className={styles.row}>
      <dt className={styles.label} title={row.label} dir="auto">
        {row.label}
      </dt>
      <dd className={styles.value} dir="auto">
        {hidden ? <Mask /> : text}
        {row.sensitive && (
          <IconButton
            size="s"
            className={styles.copy}
            label={t(hidden ? 'customer.reveal' : 'customer.conceal', { label: row.label })}
            onClick={() => setHidden(!hidden)}
          >
            {hidden ? <Eye size={13} strokeWidth={1.8} /> : <EyeOff size={13} strokeWidth={1.8} />}
          </IconButton>
        )}
        {!hidden && (row.kind === 'email' || row.kind === 'phone' || row.sensitive) && (
          <CopyButton label={row.label} text={text} />
        )}
      </dd>
    </div>
  );
}

/** As long for every value: its length would tell something, too. */
function Mask() {
  const { t } = useI18n();
  return (
    <>
      <span className={styles.mask} aria-hidden="true">
        ••••••
      </span>
      <span className="visually-hidden">{t('customer.hidden')}</span>
    </>
  );
}

function CopyButton(props: { readonly label: string; readonly text: string }) {
  const { t } = useI18n();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <IconButton
      size="s"
      className={styles.copy}
      label={copied ? t('customer.copied') : t('customer.copy', { label: props.label })}
      onClick={() => {
        void navigator.clipboard.writeText(props.text).then(() => setCopied(true));
      }}
    >
      {copied ? <Check size={12} strokeWidth={2} /> : <Copy size={12} strokeWidth={1.8} />}
    </IconButton>
  );
}
