import { episodeSchema } from '@shared/domain';
import { episodeReopened } from '@shared/rules';
import type { Desk } from '../desk';
import { loadThread, saveEpisode } from './threads';

/**
 * Wakes the episodes whose snooze is over.
 *
 * @returns how many woke
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
      const awake = episodeReopened(episode, tx.now, desk.policies.targetMinutes);
      await saveEpisode(tx, state.thread, awake);
      woken += 1;
    }
    return woken;
  });
  return value;
}
