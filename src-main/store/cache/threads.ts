import type { Episode, Thread } from '@shared/domain';
import { hasPlan, inboxRank } from '@shared/rules';
import type { StoredPut } from '../documents';
import type { WriteDb } from '../sql';
import type { Batch } from './batch';
import { removeMessagesOf } from './messages';

/** Writes a thread unless what is stored is as new. */
export function putThread(db: WriteDb, batch: Batch, put: StoredPut<Thread>): void {
  const { doc: thread, rev, json } = put;
  const changes = db.run(
    `INSERT INTO thread (id, customer_id, channel, last_at, rev, doc) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET customer_id = excluded.customer_id,
       channel = excluded.channel, last_at = excluded.last_at, rev = excluded.rev,
       doc = excluded.doc
     WHERE excluded.rev > rev`,
    thread.id,
    thread.customerId,
    thread.channel,
    thread.lastMessageAt ?? thread.createdAt,
    rev,
    json,
  );
  if (changes === 0) return;
  batch.changed('thread', thread.id);
  batch.relist.add(thread.id);
}

/** Writes an episode unless what is stored is as new. */
export function putEpisode(db: WriteDb, batch: Batch, put: StoredPut<Episode>): void {
  const { doc: episode, rev, json } = put;
  const changes = db.run(
    `INSERT INTO episode (id, thread_id, customer_id, number, assignee_id, state, rank,
       waiting_since, opened_at, resolved_at, team_id, last_side, last_at, customer_at, no_plan,
       rev, doc)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET
       listed = CASE thread_id WHEN excluded.thread_id THEN listed ELSE 0 END,
       thread_id = excluded.thread_id, customer_id = excluded.customer_id, number = excluded.number,
       assignee_id = excluded.assignee_id, state = excluded.state, rank = excluded.rank,
       waiting_since = excluded.waiting_since, opened_at = excluded.opened_at,
       resolved_at = excluded.resolved_at, team_id = excluded.team_id,
       last_side = excluded.last_side, last_at = excluded.last_at,
       customer_at = excluded.customer_at, no_plan = excluded.no_plan, rev = excluded.rev,
       doc = excluded.doc
     WHERE excluded.rev > rev`,
    episode.id,
    episode.threadId,
    episode.customerId,
    episode.number,
    episode.assigneeId,
    episode.state,
    inboxRank(episode),
    episode.waitingSince,
    episode.openedAt,
    episode.resolvedAt,
    episode.teamId,
    episode.lastMessage?.side ?? null,
    episode.lastMessage?.at ?? null,
    episode.lastCustomerMessageAt,
    hasPlan(episode) ? 0 : 1,
    rev,
    json,
  );
  if (changes === 0) return;
  batch.changed('episode', episode.threadId);
  if (!isBehindListed(db, episode)) batch.relist.add(episode.threadId);
}

/** Whether a later episode is the current one: nearly always so in a fill, which goes backwards. */
function isBehindListed(db: WriteDb, { threadId, number }: Episode): boolean {
  const newest = db.one<{ listed: number }>(
    `SELECT listed FROM episode WHERE thread_id = ? AND number > ?
     ORDER BY number DESC LIMIT 1`,
    threadId,
    number,
  );
  return newest?.listed === 1;
}

/** Removes an episode unless it is newer than the removal. */
export function removeEpisode(db: WriteDb, batch: Batch, id: string, rev: number): void {
  const row = db.one<{ thread_id: string }>('SELECT thread_id FROM episode WHERE id = ?', id);
  if (!row || db.run('DELETE FROM episode WHERE id = ? AND rev <= ?', id, rev) === 0) return;
  batch.changed('episode', row.thread_id);
  batch.relist.add(row.thread_id);
}

/** Removes a thread with its episodes and messages, each unless it is newer than the removal. */
export function removeThread(db: WriteDb, batch: Batch, id: string, rev: number): void {
  if (db.run('DELETE FROM thread WHERE id = ? AND rev <= ?', id, rev) > 0) {
    batch.changed('thread', id);
  }
  if (db.run('DELETE FROM episode WHERE thread_id = ? AND rev <= ?', id, rev) > 0) {
    batch.changed('episode', id);
  }
  removeMessagesOf(db, batch, id, rev);
  batch.relist.add(id);
}

interface Current {
  readonly id: string;
  readonly channel: string;
  readonly language: string | null;
  readonly value: string;
}

/**
 * Finds the current episodes of these threads again: the newest, if thread and customer are here.
 * What thread and customer say is written beside it.
 */
export function relistThreads(db: WriteDb, threadIds: Iterable<string>): void {
  for (const threadId of threadIds) {
    const current = db.one<Current>(
      `SELECT episode.id, thread.channel, customer.language, customer.value FROM episode
       JOIN thread ON thread.id = episode.thread_id
       JOIN customer ON customer.id = thread.customer_id
       WHERE episode.thread_id = ? ORDER BY episode.number DESC, episode.id DESC LIMIT 1`,
      threadId,
    );
    db.run(
      'UPDATE episode SET listed = 0 WHERE thread_id = ? AND listed = 1 AND id IS NOT ?',
      threadId,
      current?.id ?? null,
    );
    if (!current) continue;
    const { id, channel, language, value } = current;
    db.run(
      `UPDATE episode SET listed = 1, channel = ?, language = ?, value = ?
       WHERE id = ? AND (listed = 0 OR channel IS NOT ? OR language IS NOT ? OR value IS NOT ?)`,
      channel,
      language,
      value,
      id,
      channel,
      language,
      value,
    );
  }
}
