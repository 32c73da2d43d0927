import { Search as SearchIcon } from 'lucide-react';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { EmptyState } from '../../ui';
import styles from './Search.module.css';

/** Before anything is typed: what can be found. */
export function SearchStart() {
  const { t, number } = useI18n();
  const fill = useHeddleQuery('sync.status', undefined).data?.fill;
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

/** Nothing fits; and whether that may be because not everything is here yet. */
export function NothingFound({ text }: { readonly text: string }) {
  const { t, date } = useI18n();
  const fill = useHeddleQuery('sync.status', undefined).data?.fill;
  const partial = fill !== undefined && (fill.phase === 'workset' || fill.phase === 'backfill');
  return (
    <EmptyState
      icon={<SearchIcon size={20} strokeWidth={1.6} />}
      title={t('search.none.title', { text })}
    >
      <p>{t('search.none.hint')}</p>
      {partial && (
        <p className={styles.covered}>
          {fill.completeSince === null
            ? t('search.none.filling')
            : t('search.none.partial', { date: date(fill.completeSince) })}
        </p>
      )}
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
