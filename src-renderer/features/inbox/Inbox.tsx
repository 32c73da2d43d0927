import { useMemo } from 'react';
import type { EpisodeState } from '@shared/domain';
import { useHeddleQuery } from '../../app/query';
import { useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { Tabs, type TabItem } from '../../ui';
import { FilterMenu } from './FilterMenu';
import styles from './Inbox.module.css';
import { InboxList } from './InboxList';
import { useInboxActions } from './useInboxActions';

const STATES: readonly EpisodeState[] = [
  'waiting-on-us',
  'waiting-on-customer',
  'snoozed',
  'resolved',
];

/** The threads by state, the most urgent first. */
export function Inbox() {
  const { t, number } = useI18n();
  const state = useScreen((screen) => screen.inboxState);
  const filter = useScreen((screen) => screen.inboxFilter);
  const setState = useScreen((screen) => screen.setInboxState);
  const counts = useHeddleQuery('inbox.counts', { filter }).data;
  useInboxActions();
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
    <section className={styles.inbox} aria-label={t('inbox.title')}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t('inbox.title')}</h1>
        <FilterMenu />
      </div>
      <Tabs
        label={t('inbox.states')}
        items={items}
        value={state}
        onChange={setState}
        className={styles.tabs}
        listClassName={styles.tabList}
      >
        <InboxList key={`${state} ${filter}`} state={state} filter={filter} />
      </Tabs>
    </section>
  );
}
