import { Search, UserRound } from 'lucide-react';
import type { CustomerPanel as PanelData } from '@shared/ipc';
import type { Channel, Episode } from '@shared/domain';
import { timeZoneOf } from '@shared/rules';
import { useHeddleQuery } from '../../app/query';
import { useScreen } from '../../app/state';
import { isLanguageOfScreen, useI18n } from '../../i18n';
import { Avatar, Button, EmptyState, IconButton, Skeleton, safeText } from '../../ui';
import { AttributeList } from './AttributeList';
import { Consents } from './Consents';
import { CustomerMenu, searchFor } from './CustomerMenu';
import { DuplicateHint } from './DuplicateHint';
import { History } from './History';
import { LocalTime } from './LocalTime';
import { Offers } from './Offers';
import { OtherThreads } from './OtherThreads';
import { PinnedNotes } from './PinnedNotes';
import { RelatedCases } from './RelatedCases';
import styles from './CustomerPanel.module.css';

/** Everything about the customer of the focused pane. The region around it is the caller's. */
export function CustomerPanel({ threadId }: { readonly threadId: string | null }) {
  const { t } = useI18n();
  if (threadId === null) {
    return (
      <EmptyState icon={<UserRound size={22} strokeWidth={1.6} />} title={t('customer.none.title')}>
        {t('customer.none.hint')}
      </EmptyState>
    );
  }
  return <PanelOfThread key={threadId} threadId={threadId} />;
}

function PanelOfThread({ threadId }: { readonly threadId: string }) {
  const { t } = useI18n();
  const conversation = useHeddleQuery('conversation.open', { threadId }, { keepPrevious: false });
  const customerId = conversation.data?.customer.id;
  const panel = useHeddleQuery(
    'customer.panel',
    { customerId: customerId ?? '', channel: conversation.data?.thread.channel },
    { enabled: customerId !== undefined, keepPrevious: false },
  );
  const error = conversation.error ?? panel.error;
  if (panel.data) {
    return (
      <PanelContent
        threadId={threadId}
        panel={panel.data}
        channel={conversation.data?.thread.channel}
        episode={conversation.data?.episodes.at(-1) ?? null}
      />
    );
  }
  if (error) {
    const again = () => void (conversation.error ? conversation.refetch() : panel.refetch());
    return (
      <EmptyState
        title={t('customer.failed.title')}
        actions={<Button onClick={again}>{t('customer.retry')}</Button>}
      >
        {error.message}
      </EmptyState>
    );
  }
  return <PanelSkeleton />;
}

function PanelContent(props: {
  readonly threadId: string;
  readonly panel: PanelData;
  readonly channel: Channel | undefined;
  readonly episode: Episode | null;
}) {
  const { panel, threadId, channel, episode } = props;
  const { t, language, locale } = useI18n();
  const { customer } = panel;
  const timeZone = timeZoneOf(customer);
  const openSearch = useScreen((state) => state.openSearch);
  const facts = [
    ...(customer.customerSince === null
      ? []
      : [t('customer.since', { year: new Date(customer.customerSince).getFullYear() })]),
    // Most customers are of normal value; saying so would say nothing.
    ...(customer.value === 'normal' ? [] : [t(`customer.value.${customer.value}`)]),
    ...(customer.language === null || isLanguageOfScreen({ locale }, customer.language)
      ? []
      : [t('customer.language', { language: language(customer.language) })]),
  ];
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <Avatar id={customer.id} name={customer.name} size="l" />
        <div className={styles.who}>
          <h2 className={styles.name}>
            <bdi>{safeText(customer.name)}</bdi>
          </h2>
          <p className={styles.facts}>{facts.join(' · ')}</p>
          {timeZone !== null && (
            <p className={styles.facts}>
              <LocalTime timeZone={timeZone} />
            </p>
          )}
        </div>
        <div className={styles.tools}>
          <IconButton
            size="s"
            label={t('customer.searchAll', { name: safeText(customer.name) })}
            onClick={() => openSearch(searchFor(customer))}
          >
            <Search size={16} strokeWidth={1.8} />
          </IconButton>
          <CustomerMenu customer={customer} threadId={threadId} />
        </div>
      </header>
      <DuplicateHint customer={customer} threadId={threadId} />
      <PinnedNotes pinned={panel.pinned} />
      {/* What was revealed of one customer is hidden again when it is about another one. */}
      <AttributeList key={customer.id} customer={customer} />
      <Consents customer={customer} />
      <History panel={panel} currentEpisodeId={episode?.id ?? null} />
      <OtherThreads panel={panel} threadId={threadId} />
      {episode && <RelatedCases threadId={threadId} episodeId={episode.id} />}
      <Offers panel={panel} threadId={threadId} channel={channel} episode={episode} />
    </div>
  );
}

const LINES = ['86%', '64%', '78%', '52%', '70%'];

function PanelSkeleton() {
  const { t } = useI18n();
  return (
    <div className={styles.panel} aria-busy="true">
      <span className="visually-hidden">{t('customer.loading')}</span>
      <div className={styles.head}>
        <Skeleton width={40} height={40} />
        <div className={styles.who}>
          <Skeleton width="60%" height={14} />
          <Skeleton width="80%" />
        </div>
      </div>
      {LINES.map((width) => (
        <Skeleton key={width} width={width} />
      ))}
    </div>
  );
}
