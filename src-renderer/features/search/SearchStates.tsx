import { Search as SearchIcon } from 'lucide-react';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { EmptyState } from '../../ui';
import styles from './Search.module.css';

/**
 * Before anything is typed: what can be found.
 *
 * @param isShort something else is shown that helps more
 */
export function SearchStart({ isShort }: { readonly isShort: boolean }) {
  const { t, number } = useI18n();
  const fill = useHeddleQuery('sync.status', undefined).data?.fill;
  if (isShort) return <p className={styles.syntax}>{t('search.syntax')}</p>;
  return (
    <EmptyState icon={<SearchIcon size={20} strokeWidth={1.6} />} title={t('search.start.title')}>
      <p>{t('search.start.hint')}</p>
      <p>{t('search.syntax')}</p>
      {fill && fill.cachedMessages > 0 && (
        <p className={styles.covered}>
          {t('search.covered', { count: number(fill.cachedMessages) })}
        </p>
      )}
    </EmptyState>
  );
}

/** Why what is looked for may be on the desk and not found here; null when all of it is here. */
function useGap(): string | null {
  const { t, date } = useI18n();
  const status = useHeddleQuery('sync.status', undefined).data;
  if (!status) return null;
  const { fill, index } = status;
  if (index.state === 'damaged' || index.state === 'rebuilding') return t('search.none.index');
  const since = fill.completeSince === null ? null : date(fill.completeSince);
  if (fill.phase === 'workset' || fill.phase === 'backfill') {
    return since === null ? t('search.none.filling') : t('search.none.partial', { date: since });
  }
  // The desk limits how much history a computer may keep.
  return since === null ? null : t('search.none.kept', { date: since });
}

/** Nothing fits yet, and older messages are being looked at. */
export function StillLooking() {
  const { t } = useI18n();
  return (
    <EmptyState icon={<SearchIcon size={20} strokeWidth={1.6} />} title={t('search.looking')}>
      <p>{t('search.looking.hint')}</p>
    </EmptyState>
  );
}

/**
 * Nothing fits; and whether that may be because not everything is here.
 *
 * @param unfinished not everything that is here was looked at
 */
export function NothingFound({
  text,
  unfinished,
}: {
  readonly text: string;
  readonly unfinished: boolean;
}) {
  const { t } = useI18n();
  const gap = useGap();
  return (
    <EmptyState
      icon={<SearchIcon size={20} strokeWidth={1.6} />}
      title={t('search.none.title', { text })}
    >
      <p>{t(unfinished ? 'search.none.unfinished' : 'search.none.hint')}</p>
      {gap !== null && <p className={styles.covered}>{gap}</p>}
    </EmptyState>
  );
}

/** Main could not search. */
export function SearchProblem({ problem }: { readonly problem: string }) {
  const { t } = useI18n();
  return (
    <div role="alert">
      <EmptyState title={t('search.failed.title')}>{problem}</EmptyState>
    </div>
  );
}
