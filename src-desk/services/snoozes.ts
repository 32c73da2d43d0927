import { episodeSchema } from '@shared/domain';
import { episodeDue } from '@shared/rules';
import type { Desk } from '../desk';
import { moveThread } from './move';
import { loadThread, saveEpisode } from './threads';

/**
 * Moves the episodes whose time has come: a snooze that is over, something to look at again, something
 * handed on that nobody took.
 *
 * @returns how many there were
 */
export async function wakeDue(desk: Desk): Promise<number> {
  const due = await desk.reader
    .selectFrom('episodes')
    .select('id')
    .where('wake_at', '<=', desk.clock.now())
    .execute();
  if (due.length === 0) return 0;
  const { value } = await desk.write(async (tx) => {
    let woken = 0;
    for (const { id } of due) {
      const row = await tx.db
        .selectFrom('episodes')
        .select('doc')
        .where('id', '=', id)
        // Somebody may have been quicker.
        .where('wake_at', '<=', tx.now)
        .executeTakeFirst();
      if (!row) continue;
      const episode = episodeSchema.parse(JSON.parse(row.doc));
      const state = await loadThread(tx, episode.threadId);
      if (!state) continue;
      const moved = episodeDue(episode, tx.now, desk.policies.targetMinutes);
      if (moved.teamId === state.thread.teamId) await saveEpisode(tx, state.thread, moved);
      else await moveThread(tx, state, moved.teamId, moved);
      woken += 1;
    }
    return woken;
  });
  return value;
}
