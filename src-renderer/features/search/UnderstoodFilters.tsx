import { X } from 'lucide-react';
import type { Filter, PlacedFilter, TextSpan } from '@shared/search';
import { useHeddleQuery } from '../../app/query';
import { type Translate, useI18n } from '../../i18n';
import { cx, safeText } from '../../ui';
import { channelLabel } from '../workspace/channel-label';
import styles from './UnderstoodFilters.module.css';

type DateWords = (at: number) => string;

function statusWords({ states }: Extract<Filter, { kind: 'status' }>, t: Translate): string {
  return states.map((state) => t(`search.status.${state}`)).join(', ');
}

function timeWords(
  { from, until }: Extract<Filter, { kind: 'time' }>,
  t: Translate,
  date: DateWords,
): string {
  // The last moment that counts is on the day before the bound.
  const last = until === null ? '' : date(until - 1);
  if (from === null) return t('search.chip.until', { date: last });
  if (until === null) return t('search.chip.since', { date: date(from) });
  const first = date(from);
  return first === last
    ? t('search.chip.on', { date: first })
    : t('search.chip.between', { first, last });
}

function wordsOf(filter: Filter, t: Translate, date: DateWords): string {
  switch (filter.kind) {
    case 'from':
      return typeof filter.who === 'string'
        ? t(`search.chip.from.${filter.who}`)
        : t('search.chip.from', { name: safeText(filter.who.name) });
    case 'customer':
      return t(filter.id === undefined ? 'search.chip.customer' : 'search.chip.thisCustomer', {
        name: safeText(filter.name),
      });
    case 'team':
    case 'tag':
    case 'intent':
      return t(`search.chip.${filter.kind}`, { name: safeText(filter.name) });
    case 'channel':
      return channelLabel(filter.channel, t);
    case 'status':
      return statusWords(filter, t);
    case 'has':
      return t(`search.chip.has.${filter.what}`);
    case 'time':
      return timeWords(filter, t, date);
    default:
      return filter satisfies never;
  }
}

/**
 * A filter with the name that the customer has now: what stands in the text may have been written by
 * anybody. Who is not on this computer is called as in the text.
 */
function useNamed(filter: Filter): Filter {
  const id = filter.kind === 'customer' ? filter.id : undefined;
  const { data: name } = useHeddleQuery(
    'customer.name',
    { customerId: id ?? '' },
    { enabled: id !== undefined, keepPrevious: false },
  );
  if (filter.kind !== 'customer' || id === undefined) return filter;
  return { ...filter, name: name ?? (filter.name || id) };
}

/**
 * What was understood of a query beside its words, and which OR was not; each part can be changed or
 * taken away.
 */
export function UnderstoodFilters(props: {
  readonly text: string;
  readonly filters: readonly PlacedFilter[];
  readonly unread: readonly TextSpan[];
  /** Its value is to be written anew. */
  readonly onEdit: (span: TextSpan) => void;
  readonly onRemove: (span: TextSpan) => void;
}) {
  const { t } = useI18n();
  if (props.filters.length + props.unread.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t('search.filters')}>
      {props.filters.map((placed) => (
        <FilterChip
          key={`${placed.span.start}-${placed.span.end}`}
          placed={placed}
          onEdit={props.onEdit}
          onRemove={props.onRemove}
        />
      ))}
      {props.unread.map((span) => {
        const word = props.text.slice(span.start, span.end);
        return (
          <li key={`${span.start}-${span.end}`} className={cx(styles.chip, styles.unread)}>
            <span>{t('search.chip.unread', { word })}</span>
            <Remove words={word} onClick={() => props.onRemove(span)} />
          </li>
        );
      })}
    </ul>
  );
}

function FilterChip(props: {
  readonly placed: PlacedFilter;
  readonly onEdit: (span: TextSpan) => void;
  readonly onRemove: (span: TextSpan) => void;
}) {
  const { filter, without, span } = props.placed;
  const { t, date } = useI18n();
  const words = wordsOf(useNamed(filter), t, date);
  const label = without ? t('search.chip.not', { words }) : words;
  return (
    <li className={styles.chip}>
      <button
        type="button"
        className={styles.edit}
        aria-label={t('search.chip.edit', { words: label })}
        onClick={() => props.onEdit(span)}
      >
        <bdi>{label}</bdi>
      </button>
      <Remove words={label} onClick={() => props.onRemove(span)} />
    </li>
  );
}

function Remove(props: { readonly words: string; readonly onClick: () => void }) {
  const { t } = useI18n();
  return (
    <button
      type="button"
      className={styles.remove}
      aria-label={t('search.chip.remove', { words: props.words })}
      onClick={props.onClick}
    >
      <X size={12} strokeWidth={2} aria-hidden="true" />
    </button>
  );
}
