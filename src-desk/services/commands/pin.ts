import { messageSchema } from '@shared/domain';
import { loadEpisode, loadThread, revealCustomer } from '../threads';
import { applied, type Handler, refused } from './context';

/** Keeps a message on top of its conversation for everybody, or puts it back. */
export const pin: Handler<'pin'> = async ({ tx, viewer }, body) => {
  const state = await loadThread(tx, body.threadId);
  const row = await tx.db
    .selectFrom('messages')
    .select('doc')
    .where('id', '=', body.messageId)
    .where('thread_id', '=', body.threadId)
    // What is for one person cannot be on top for everybody.
    .where('kind', '<>', 'whisper')
    .executeTakeFirst();
  if (!state || !row) return refused('not-found', 'This message is not on the desk any more.');
  const { thread } = state;
  if (!viewer.teamIds.includes(thread.teamId)) {
    return refused('out-of-scope', 'This conversation belongs to another team now.');
  }
  const message = messageSchema.parse(JSON.parse(row.doc));
  if ((message.pinned ?? false) === body.on) return applied;
  const episode = await loadEpisode(tx, message.episodeId);
  if (episode?.state === 'resolved') {
    // It may be older than what a console has read of history so far; see `saveEpisode`.
    await revealCustomer(tx, thread.customerId);
    await tx.touch('thread', [thread.id]);
    await tx.touch('episode', [episode.id]);
  }
  await tx.put('message', { ...message, pinned: body.on }, { teamId: thread.teamId });
  return applied;
};
