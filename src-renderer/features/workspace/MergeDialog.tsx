import { ArrowLeftRight } from 'lucide-react';
import { useDeferredValue, useId, useState } from 'react';
import type { AttributeValue, Customer } from '@shared/domain';
import type { Duplicate } from '@shared/ipc';
import { isSensitive, mergedCustomer } from '@shared/rules';
import { useHeddleQuery } from '../../app/query';
import { useI18n, useT } from '../../i18n';
import { Button, Dialog, DialogButtons, focusFirst, safeText, TextField } from '../../ui';
import form from './EpisodeForm.module.css';
import styles from './MergeDialog.module.css';

/** Finds records of the same customer, and shows what becomes of both before it is done. */
export function MergeDialog(props: {
  readonly customerId: string;
  readonly onMerge: (keepId: string, mergeId: string) => void;
  readonly onClose: () => void;
}) {
  const { customerId, onMerge, onClose } = props;
  const { t } = useI18n();
  const query = useHeddleQuery('customer.duplicates', { customerId });
  const [picked, setPicked] = useState<Duplicate | null>(null);
  const [swapped, setSwapped] = useState(false);
  const view = query.data;
  const chosen = picked ?? view?.others[0] ?? null;
  const pair = view && chosen ? (swapped ? [chosen, view.own] : [view.own, chosen]) : null;
  return (
    <Dialog title={t('workspace.merge.title')} onClose={onClose} className={styles.dialog}>
      <div className={form.body}>
        {query.error && <p className={form.warning}>{query.error.message}</p>}
        {view && view.others.length === 0 && (
          <p className={form.hint}>{t('workspace.merge.none')}</p>
        )}
        {view && (view.others.length > 1 || picked !== null) && (
          <RecordChoices
            label={t('workspace.merge.which')}
            records={view.others}
            chosen={chosen}
            onChoose={setPicked}
          />
        )}
        {view && (
          <OtherRecords
            customerId={customerId}
            isOnlyWay={view.others.length === 0}
            chosen={chosen}
            onChoose={setPicked}
          />
        )}
        {chosen && <Why record={chosen} />}
        {pair?.[0] && pair[1] && <Comparison keep={pair[0]} gone={pair[1]} />}
        {pair && (
          <>
            <div>
              <Button size="s" onClick={() => setSwapped(!swapped)}>
                <ArrowLeftRight size={14} strokeWidth={1.8} aria-hidden="true" />
                {t('workspace.merge.swap')}
              </Button>
            </div>
            <p className={form.warning}>{t('workspace.merge.final')}</p>
          </>
        )}
      </div>
      <DialogButtons
        cancel={
          <Button onClick={onClose} {...focusFirst}>
            {t(view && !pair ? 'ui.close' : 'workspace.cancel')}
          </Button>
        }
        confirm={
          view && !pair ? null : (
            <Button
              variant="danger"
              disabled={!pair}
              onClick={() => {
                if (pair?.[0] && pair[1]) onMerge(pair[0].customer.id, pair[1].customer.id);
              }}
            >
              {t('workspace.merge.confirm')}
            </Button>
          )
        }
      />
    </Dialog>
  );
}

function Why({ record }: { readonly record: Duplicate }) {
  const { t, list } = useI18n();
  const reasons = record.reasons.map((reason) => t(`workspace.merge.${reason}`));
  return (
    <p className={form.hint}>
      {reasons.length === 0
        ? t('workspace.merge.unlike')
        : t('workspace.merge.why', { reasons: list(reasons) })}
    </p>
  );
}

/** Any other record, by what somebody types: a rule does not know every customer who writes twice. */
function OtherRecords(props: {
  readonly customerId: string;
  /** No rule knows another record: there is nothing to do but to look for one. */
  readonly isOnlyWay: boolean;
  readonly chosen: Duplicate | null;
  readonly onChoose: (record: Duplicate) => void;
}) {
  const t = useT();
  const fieldId = useId();
  const [text, setText] = useState('');
  const typed = useDeferredValue(text.trim());
  const { data, error } = useHeddleQuery(
    'customer.others',
    { customerId: props.customerId, typed },
    { enabled: typed !== '' },
  );
  const found = typed === '' ? [] : (data ?? []);
  return (
    <div className={form.part}>
      <label htmlFor={fieldId} className={form.label}>
        {t('workspace.merge.search')}
      </label>
      <TextField
        id={fieldId}
        type="search"
        dir="auto"
        autoComplete="off"
        // When the dialog opens, or when it is known later that there is no other way.
        {...(props.isOnlyWay ? { ...focusFirst, autoFocus: true } : {})}
        maxLength={200}
        placeholder={t('workspace.merge.searchHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {error && <p className={form.warning}>{error.message}</p>}
      {typed !== '' && data?.length === 0 && (
        <p className={form.hint}>{t('workspace.merge.nobody')}</p>
      )}
      <RecordChoices
        label={t('workspace.merge.found')}
        records={found}
        chosen={props.chosen}
        onChoose={props.onChoose}
      />
    </div>
  );
}

function RecordChoices(props: {
  readonly label: string;
  readonly records: readonly Duplicate[];
  readonly chosen: Duplicate | null;
  readonly onChoose: (record: Duplicate) => void;
}) {
  const { label, records, chosen, onChoose } = props;
  const group = useId();
  if (records.length === 0) return null;
  return (
    <fieldset className={form.part}>
      <legend className={form.label}>{label}</legend>
      <div className={form.choices}>
        {records.map((each) => (
          <label key={each.customer.id} className={form.choice}>
            <input
              type="radio"
              className="visually-hidden"
              name={group}
              checked={each.customer.id === chosen?.customer.id}
              onChange={() => onChoose(each)}
            />
            <span dir="auto">{safeText(each.customer.name)}</span>
            {each.detail !== '' && <bdi className={styles.detail}>{safeText(each.detail)}</bdi>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Both records beside what becomes of them. */
function Comparison({ keep, gone }: { readonly keep: Duplicate; readonly gone: Duplicate }) {
  const t = useT();
  const merged = mergedCustomer(keep.customer, gone.customer);
  const names = Object.keys(merged.attributes);
  const of = (customer: Customer, name: string) =>
    !Object.hasOwn(customer.attributes, name)
      ? '–'
      : isSensitive(merged, name)
        ? t('workspace.merge.sensitive')
        : words(customer.attributes[name]);
  const rows: readonly (readonly [string, string, string, string])[] = [
    [
      t('workspace.merge.threads'),
      String(keep.threads),
      String(gone.threads),
      String(keep.threads + gone.threads),
    ],
    [
      t('workspace.merge.events'),
      String(keep.events),
      String(gone.events),
      String(keep.events + gone.events),
    ],
    ...names.map(
      (name) =>
        [
          safeText(name),
          of(keep.customer, name),
          of(gone.customer, name),
          of(merged, name),
        ] as const,
    ),
  ];
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" aria-label={t('workspace.merge.what')} />
            <th scope="col">
              {t('workspace.merge.kept')}
              <bdi className={styles.who}>{safeText(keep.customer.name)}</bdi>
            </th>
            <th scope="col">
              {t('workspace.merge.gone')}
              <bdi className={styles.who}>{safeText(gone.customer.name)}</bdi>
            </th>
            <th scope="col">{t('workspace.merge.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ofKeep, ofGone, after]) => (
            <tr key={name}>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td dir="auto">{ofKeep}</td>
              <td dir="auto" data-lost={(ofGone !== '–' && ofGone !== after) || undefined}>
                {ofGone}
              </td>
              <td dir="auto" className={styles.after}>
                {after}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function words(value: AttributeValue | undefined): string {
  return value === null || value === undefined ? '–' : safeText(String(value));
}
