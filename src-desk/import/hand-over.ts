import { type Agent, episodeSchema } from '@shared/domain';
import { episodeReopened } from '@shared/rules';
import type { Desk } from '../desk';
import { loadThread, saveEpisode } from '../services/threads';
import type { Woven } from './weave';

/** The targets of what is handed over are spread over so long, so that not all are due at once. */
const SPREAD_MINUTES = 6 * 60;
const IDS_PER_QUERY = 500;

/**
 * Keeps the last episode of the newest threads open, as if it had been handed over just now, and
 * gives them to the agents in turn.
 *
 * @param woven the threads to choose from; those that were open before stay so in any case
 * @param count how many of them, the most recently active first
 * @returns how many episodes are open now
 */
export async function handOver(
  desk: Desk,
  { threadIds, openThreads }: Pick<Woven, 'threadIds' | 'openThreads'>,
  count: number,
  agents: readonly Agent[],
): Promise<number> {
  const newest = await newestThreads(desk, [...threadIds], count);
  for (const id of openThreads.keys()) if (!newest.includes(id)) newest.push(id);
  const { value } = await desk.write(async (tx) => {
    let opened = 0;
    for (const [index, id] of newest.entries()) {
      const state = await loadThread(tx, id);
      const row = await tx.db
        .selectFrom('episodes')
        .select('doc')
        .where('thread_id', '=', id)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (!state || !row) continue;
      const episode = episodeSchema.parse(JSON.parse(row.doc));
      if (episode.state !== 'resolved') continue;
      const spread = Math.round((SPREAD_MINUTES * index) / Math.max(1, newest.length));
      const open = episodeReopened(episode, tx.now, desk.policies.targetMinutes + spread);
      const inTurn = agents.length === 0 ? null : (agents[index % agents.length]?.id ?? null);
      const assigneeId = openThreads.get(id) ?? inTurn;
      const intents = open.intents.map((intent) => ({ ...intent, state: 'open' as const }));
      await saveEpisode(tx, state.thread, { ...open, assigneeId, intents });
      opened += 1;
    }
    return opened;
  });
  return value;
}

async function newestThreads(
  desk: Desk,
  threadIds: readonly string[],
  count: number,
): Promise<string[]> {
  let newest: { id: string; last_at: number }[] = [];
  for (let start = 0; start < threadIds.length && count > 0; start += IDS_PER_QUERY) {
    const rows = await desk.reader
      .selectFrom('threads')
      .select(['id', 'last_at'])
      .where('id', 'in', threadIds.slice(start, start + IDS_PER_QUERY))
      .execute();
    newest = [...newest, ...rows]
      .sort((a, b) => b.last_at - a.last_at || (a.id < b.id ? -1 : 1))
      .slice(0, count);
  }
  return newest.map(({ id }) => id);
}
