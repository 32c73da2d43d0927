import type { CustomerEvent, Episode } from '@shared/domain';
import type { CustomerPanel } from '@shared/ipc';

/** A previous episode in the history. */
export interface EpisodeEntry {
  readonly kind: 'episode';
  readonly at: number;
  readonly episode: Episode;
  /** A message of it to open the thread at; null when none is known. */
  readonly firstMessageId: string | null;
}

export type HistoryEntry =
  | { readonly kind: 'event'; readonly at: number; readonly event: CustomerEvent }
  | EpisodeEntry;

/**
 * Events and episodes in one line of time, newest first. The episode that is being worked on is not
 * history yet.
 */
export function historyOf(
  panel: Pick<CustomerPanel, 'events' | 'episodes'>,
  currentEpisodeId: string | null,
): HistoryEntry[] {
  const events = panel.events.map((event) => ({ kind: 'event' as const, at: event.at, event }));
  const episodes = panel.episodes
    .filter(({ episode }) => episode.id !== currentEpisodeId)
    .map(({ episode }) => ({
      kind: 'episode' as const,
      at: episode.resolvedAt ?? episode.openedAt,
      episode,
      firstMessageId:
        episode.intents.find((intent) => intent.messageId !== null)?.messageId ??
        episode.lastMessage?.id ??
        null,
    }));
  return [...events, ...episodes].toSorted((a, b) => b.at - a.at);
}

/** Which part of the history is shown. */
export const HISTORY_FILTERS = ['all', 'orders', 'returns', 'episodes'] as const;
export type HistoryFilter = (typeof HISTORY_FILTERS)[number];

/** Whether an entry belongs to a part of the history. */
export function isOf(entry: HistoryEntry, filter: HistoryFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'episodes':
      return entry.kind === 'episode';
    case 'orders':
      return entry.kind === 'event' && ORDERS.has(entry.event.kind);
    case 'returns':
      return entry.kind === 'event' && entry.event.kind === 'return';
  }
}

const ORDERS: ReadonlySet<string> = new Set(['order', 'delivery', 'booking', 'invoice']);
