import type { Episode, Thread } from '@shared/domain';
import type { EpisodeRow } from '../api';
import { readDoc } from '../documents';

/** Columns of an episode with what a list row needs; joined tables are named as here. */
export const EPISODE_ROW_COLUMNS = `
  episode.doc AS episode, thread.doc AS thread, customer.id AS customerId, customer.name AS name,
  customer.language AS language, customer.value AS value,
  (SELECT earlier.resolved_at FROM episode AS earlier
    WHERE earlier.thread_id = episode.thread_id AND earlier.number < episode.number
    ORDER BY earlier.number DESC LIMIT 1) AS previousResolvedAt`;

export const EPISODE_ROW_JOINS = `
  JOIN thread ON thread.id = episode.thread_id
  JOIN customer ON customer.id = thread.customer_id`;

export interface EpisodeRowColumns {
  readonly episode: string;
  readonly thread: string;
  readonly customerId: string;
  readonly name: string;
  readonly language: string | null;
  readonly value: EpisodeRow['customer']['value'];
  readonly previousResolvedAt: number | null;
}

/** What was selected with EPISODE_ROW_COLUMNS, as a row. */
export function toEpisodeRow(columns: EpisodeRowColumns): EpisodeRow {
  const { customerId, name, language, value, previousResolvedAt } = columns;
  return {
    episode: readDoc<Episode>(columns.episode),
    thread: readDoc<Thread>(columns.thread),
    customer: { id: customerId, name, language, value },
    previousResolvedAt,
  };
}
