import type { Episode, Thread } from '@shared/domain';
import type { WriteTx } from '../storage/write';
import { revealCustomer, saveEpisode, type ThreadState } from './threads';

/**
 * Moves a thread, with everything in it, to another team. Those who lose it get removals, those who
 * gain it get all of it as changes.
 *
 * @param episode the open episode, already in its new state; it carries the new team's id
 */
export async function moveThread(
  tx: WriteTx,
  state: ThreadState,
  teamId: string,
  episode: Episode,
): Promise<Thread> {
  const { thread, lastAt, lastPosition } = state;
  const from = thread.teamId;
  const { customerId } = thread;
  // First what leaves, then what comes: a client of both teams would otherwise lose what it got.
  await tx.announceRemoval('thread', thread.id, from);
  const moved: Thread = { ...thread, teamId };
  await tx.db
    .updateTable('messages')
    .set({ team_id: teamId })
    .where('thread_id', '=', thread.id)
    .execute();
  await tx.db
    .updateTable('episodes')
    .set({ team_id: teamId })
    .where('thread_id', '=', thread.id)
    .execute();
  const others = await tx.db
    .selectFrom('threads')
    .select('id')
    .where('customer_id', '=', customerId)
    .where('team_id', '=', from)
    .where('id', '<>', thread.id)
    .limit(1)
    .execute();
  if (others.length === 0) await tx.announceRemoval('customer', customerId, from);
  await revealCustomer(tx, customerId);
  await tx.put('thread', moved, { lastAt, lastPosition });
  const episodes = await tx.db
    .selectFrom('episodes')
    .select('id')
    .where('thread_id', '=', thread.id)
    .where('id', '<>', episode.id)
    .orderBy('number')
    .execute();
  await tx.touch(
    'episode',
    episodes.map(({ id }) => id),
  );
  await saveEpisode(tx, moved, episode);
  const messages = await tx.db
    .selectFrom('messages')
    .select('id')
    .where('thread_id', '=', thread.id)
    .orderBy('position')
    .execute();
  await tx.touch(
    'message',
    messages.map(({ id }) => id),
  );
  return moved;
}
