import {
  CalendarClock,
  FileText,
  MessageSquare,
  Package,
  PencilLine,
  Phone,
  RotateCcw,
  ShoppingBag,
  Tag,
  Wrench,
  type LucideIcon,
} from 'lucide-react';
import { useMemo, useState } from 'react';
import type { CustomerEvent, EventKind } from '@shared/domain';
import type { CustomerPanel } from '@shared/ipc';
import { useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { RelativeTime, safeText } from '../../ui';
import {
  HISTORY_FILTERS,
  historyOf,
  isOf,
  type EpisodeEntry,
  type HistoryFilter,
} from './history-entries';
import { moneyWords } from './money';
import panelStyles from './CustomerPanel.module.css';
import styles from './History.module.css';

const FIRST_ENTRIES = 5;

const ICONS: Readonly<Record<EventKind, LucideIcon>> = {
  order: ShoppingBag,
  delivery: Package,
  return: RotateCcw,
  invoice: FileText,
  visit: Wrench,
  call: Phone,
  booking: CalendarClock,
  change: PencilLine,
  other: Tag,
};

/** Events and episodes of a customer in one line of time, newest first. */
export function History(props: {
  readonly panel: CustomerPanel;
  readonly currentEpisodeId: string | null;
}) {
  const { panel, currentEpisodeId } = props;
  const { t } = useI18n();
  const [all, setAll] = useState(false);
  const [only, setOnly] = useState<HistoryFilter>('all');
  const every = useMemo(() => historyOf(panel, currentEpisodeId), [panel, currentEpisodeId]);
  const entries = useMemo(() => every.filter((entry) => isOf(entry, only)), [every, only]);
  const filters = HISTORY_FILTERS.filter(
    (each) => each === 'all' || every.some((entry) => isOf(entry, each)),
  );
  const shown = all ? entries : entries.slice(0, FIRST_ENTRIES);
  return (
    <section className={panelStyles.section} aria-label={t('customer.history')}>
      <div className={panelStyles.sectionHead}>
        <h3>{t('customer.history')}</h3>
        <span>{t('customer.history.all', { count: panel.episodes.length })}</span>
      </div>
      {entries.length === 0 && <p className={panelStyles.quiet}>{t('customer.history.empty')}</p>}
      {filters.length > 2 && (
        <div className={styles.filters} role="group" aria-label={t('customer.history.filter')}>
          {filters.map((each) => (
            <button
              key={each}
              type="button"
              className={styles.filter}
              aria-pressed={each === only}
              onClick={() => setOnly(each)}
            >
              {t(`customer.history.only.${each}`)}
            </button>
          ))}
        </div>
      )}
      <ol className={styles.list}>
        {shown.map((entry) =>
          entry.kind === 'event' ? (
            <EventEntry key={entry.event.id} event={entry.event} />
          ) : (
            <EpisodeRow key={entry.episode.id} entry={entry} />
          ),
        )}
      </ol>
      {entries.length > FIRST_ENTRIES && (
        <button type="button" className={panelStyles.more} onClick={() => setAll(!all)}>
          {all
            ? t('customer.history.less')
            : t('customer.history.more', { count: entries.length - FIRST_ENTRIES })}
        </button>
      )}
    </section>
  );
}

function EventEntry({ event }: { readonly event: CustomerEvent }) {
  const { t, locale } = useI18n();
  const Icon = ICONS[event.kind];
  const amount = event.amount && moneyWords(locale, event.amount);
  return (
    <li className={styles.entry}>
      <Icon size={14} strokeWidth={1.8} role="img" aria-label={t(`customer.event.${event.kind}`)} />
      <span className={styles.title} dir="auto">
        {safeText(event.title)}
        {amount !== undefined && (
          <span className={styles.amount} translate="no">
            {event.kind === 'return' ? `−${amount}` : amount}
          </span>
        )}
      </span>
      <RelativeTime at={event.at} className={styles.when} />
    </li>
  );
}

function EpisodeRow({ entry }: { readonly entry: EpisodeEntry }) {
  const { t, list } = useI18n();
  const openThread = useScreen((state) => state.openThread);
  const { episode, firstMessageId } = entry;
  const labels = list(episode.intents.map((intent) => safeText(intent.label)));
  const { number } = episode;
  const turns = episode.turns.agent;
  const title = [
    labels === ''
      ? t('customer.episode', { number })
      : t('customer.episodeAbout', { number, labels }),
    ...(turns > 0 ? [t('customer.turns', { count: turns })] : []),
  ].join(' · ');
  const outcome = episode.outcome === null ? '' : safeText(episode.outcome);
  const content = (
    <span className={styles.title}>
      <span className={styles.words}>{title}</span>
      {outcome !== '' && outcome.toLowerCase() !== labels.toLowerCase() && (
        <span className={styles.outcome} dir="auto">
          {outcome}
        </span>
      )}
    </span>
  );
  return (
    <li className={styles.entry}>
      <MessageSquare size={14} strokeWidth={1.8} aria-hidden="true" />
      {firstMessageId === null ? (
        content
      ) : (
        <button
          type="button"
          className={styles.open}
          title={t('customer.episodeOpen', { number })}
          onClick={() => openThread(episode.threadId, { messageId: firstMessageId })}
        >
          {content}
        </button>
      )}
      <RelativeTime at={entry.at} className={styles.when} />
    </li>
  );
}
