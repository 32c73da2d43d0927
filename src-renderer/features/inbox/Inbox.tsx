import { useMemo } from 'react';
import type { EpisodeState } from '@shared/domain';
import { useHeddleQuery } from '../../app/query';
import { useInboxList, useInboxView, useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { IconButton, Tabs, type TabItem } from '../../ui';
import { X } from 'lucide-react';
import { Chips } from './Chips';
import { ConditionMenu, OwnerMenu } from './FilterMenu';
import styles from './Inbox.module.css';
import { InboxList } from './InboxList';
import { Notice } from './Notice';
import { useInboxActions } from './useInboxActions';
import { useViewActions } from './useViewActions';
import { useViews } from './useViews';
import { ViewDialogs } from './ViewDialogs';
import { ViewMenu } from './ViewMenu';

const STATES: readonly EpisodeState[] = [
  'waiting-on-us',
  'waiting-on-customer',
  'snoozed',
  'resolved',
];

/** The threads by state, the most urgent first, or those of a view. */
export function Inbox() {
  const { t } = useI18n();
  const viewId = useInboxView((view) => view.viewId);
  const close = useInboxView((view) => view.close);
  const list = useInboxList();
  useInboxActions();
  useViewActions(useViews());
  return (
    <section className={styles.inbox} data-inbox aria-label={t('inbox.title')}>
      <div className={styles.head}>
        <ViewMenu />
        <div className={styles.tools}>
          {viewId === null ? null : (
            <IconButton label={t('inbox.close-view')} size="s" onClick={close}>
              <X size={14} strokeWidth={1.8} />
            </IconButton>
          )}
          <OwnerMenu />
          <ConditionMenu />
        </div>
      </div>
      {list === 'open' ? (
        <>
          <Chips />
          <List />
        </>
      ) : (
        <StateTabs state={list} />
      )}
      <Notice />
      <ViewDialogs />
    </section>
  );
}

function StateTabs({ state }: { readonly state: EpisodeState }) {
  const { t, number } = useI18n();
  const filter = useScreen((screen) => screen.inboxFilter);
  const setState = useScreen((screen) => screen.setInboxState);
  const conditions = useInboxView((view) => view.conditions);
  const counts = useHeddleQuery('inbox.counts', { filter, conditions }).data;
  const items = useMemo(
    () =>
      STATES.map(
        (each): TabItem<EpisodeState> => ({
          value: each,
          label: t(`inbox.state-${each}`),
          // Done only grows; its number says nothing about what there is to do.
          ...(counts && each !== 'resolved' ? { count: number(counts[each], 'compact') } : {}),
        }),
      ),
    [t, number, counts],
  );
  return (
    <Tabs
      label={t('inbox.states')}
      items={items}
      value={state}
      onChange={setState}
      className={styles.tabs}
      listClassName={styles.tabList}
    >
      <Chips />
      <List />
    </Tabs>
  );
}

/** Another list begins anew: where it is scrolled to, and what is picked in it. */
function List() {
  const list = useInboxList();
  const filter = useScreen((screen) => screen.inboxFilter);
  const conditions = useInboxView((view) => view.conditions);
  return (
    <InboxList
      key={JSON.stringify([list, filter, conditions])}
      list={list}
      filter={filter}
      conditions={conditions}
    />
  );
}
