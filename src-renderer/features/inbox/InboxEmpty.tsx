import { Check, Clock, Inbox as InboxIcon, Moon } from 'lucide-react';
import type { InboxFilter, InboxList } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useInboxView, useScreen } from '../../app/state';
import { useT } from '../../i18n';
import { Button, EmptyState } from '../../ui';
import styles from './Inbox.module.css';

const ICON = { size: 20, strokeWidth: 1.8 } as const;
const icons = {
  open: <Check {...ICON} />,
  'waiting-on-us': <Check {...ICON} />,
  'waiting-on-customer': <Clock {...ICON} />,
  snoozed: <Moon {...ICON} />,
  resolved: <InboxIcon {...ICON} />,
} satisfies Record<InboxList, unknown>;

/** Nothing in this state: why, and where there is something. */
export function InboxEmpty({
  list: state,
  filter,
  narrowed,
}: {
  readonly list: InboxList;
  readonly filter: InboxFilter;
  readonly narrowed: boolean;
}) {
  const t = useT();
  const setFilter = useScreen((screen) => screen.setInboxFilter);
  const fill = useHeddleQuery('sync.status', undefined).data?.fill;
  const counts = useHeddleQuery('inbox.counts', { filter: 'unassigned' }).data;
  const unassigned = state === 'open' ? 0 : (counts?.[state] ?? 0);
  const setConditions = useInboxView((view) => view.setConditions);
  if (fill?.phase === 'workset') {
    return (
      <EmptyState icon={<InboxIcon {...ICON} />} title={t('inbox.empty-filling')}>
        {t('inbox.empty-filling-text')}
      </EmptyState>
    );
  }
  if (narrowed || state === 'open') {
    return (
      <EmptyState
        icon={icons[state]}
        title={t('inbox.empty-narrowed')}
        actions={
          <>
            {narrowed && state !== 'open' ? (
              <Button onClick={() => setConditions({})}>{t('inbox.clear-conditions')}</Button>
            ) : null}
            {filter === 'everyone' ? null : (
              <Button onClick={() => setFilter('everyone')}>{t('inbox.show-everyone')}</Button>
            )}
          </>
        }
      >
        <p>{t('inbox.empty-narrowed-text')}</p>
      </EmptyState>
    );
  }
  const offerUnassigned = filter === 'mine' && unassigned > 0;
  return (
    <EmptyState
      icon={icons[state]}
      title={t(`inbox.empty-${state}`)}
      actions={
        <>
          {offerUnassigned ? (
            <Button variant="primary" onClick={() => setFilter('unassigned')}>
              {t('inbox.show-unassigned')}
            </Button>
          ) : null}
          {filter === 'everyone' ? null : (
            <Button onClick={() => setFilter('everyone')}>{t('inbox.show-everyone')}</Button>
          )}
        </>
      }
    >
      <p>{t(`inbox.empty-${state}-text`)}</p>
      {offerUnassigned ? <p>{t('inbox.empty-unassigned', { count: unassigned })}</p> : null}
    </EmptyState>
  );
}

/** The inbox could not be read from the local store. */
export function InboxFailed({
  error,
  onRetry,
}: {
  readonly error: Error;
  readonly onRetry: () => void;
}) {
  const t = useT();
  return (
    <div role="alert" className={styles.failed}>
      <EmptyState
        title={t('inbox.failed')}
        actions={
          <Button variant="primary" onClick={onRetry}>
            {t('inbox.retry')}
          </Button>
        }
      >
        <p translate="no">{error.message}</p>
      </EmptyState>
    </div>
  );
}
