import { useQuery } from '@tanstack/react-query';
import { Combine } from 'lucide-react';
import type { Customer } from '@shared/domain';
import { ask } from '../../app/bridge';
import { useT } from '../../i18n';
import { Button, safeText } from '../../ui';
import { useEpisodeDialog } from '../workspace';
import styles from './DuplicateHint.module.css';

/** Says that another record has the same e-mail address or number, and leads to merging both. */
export function DuplicateHint(props: { readonly customer: Customer; readonly threadId: string }) {
  const { customer, threadId } = props;
  const t = useT();
  const show = useEpisodeDialog((state) => state.show);
  // Several searches: looked up once for each state of the record, not after every change anywhere.
  const { data } = useQuery({
    queryKey: ['duplicates', customer],
    queryFn: () => ask('customer.duplicates', { customerId: customer.id }),
  });
  // A name alone says too little to ask about it unasked.
  const alike = (data?.others ?? []).filter(({ reasons }) =>
    reasons.some((reason) => reason !== 'name'),
  );
  const [first] = alike;
  if (first === undefined) return null;
  return (
    <div className={styles.hint}>
      <Combine size={15} strokeWidth={1.8} aria-hidden="true" />
      <p className={styles.words}>
        {alike.length === 1
          ? t('customer.duplicate', { name: safeText(first.customer.name) })
          : t('customer.duplicates', { count: alike.length })}
      </p>
      <Button size="s" onClick={() => show(threadId, 'merge')}>
        {t('customer.duplicate.compare')}
      </Button>
    </div>
  );
}
