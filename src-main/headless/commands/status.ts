import { type EntityKind, entityKinds } from '@shared/domain';
import type { OutboxRow, Store, SyncState } from '../../store/api';
import type { CommandOf } from '../arguments';
import { openProfile, openProfileStore } from '../profile';
import { type Surroundings, words } from '../surroundings';

const SHOWN = 20;

const KIND_WORDS: Readonly<Record<EntityKind, string>> = {
  team: 'teams',
  agent: 'agents',
  tag: 'tags',
  snippet: 'snippets',
  article: 'articles',
  offer: 'offers',
  customer: 'customers',
  event: 'events',
  offerOutcome: 'outcomes of offers',
  thread: 'threads',
  episode: 'episodes',
  message: 'messages',
};

/**
 * `engine status`: what the profile holds, from the disk alone.
 *
 * @returns the exit code
 */
export async function status(
  command: CommandOf<'status'>,
  surroundings: Surroundings,
): Promise<number> {
  const { output, env } = surroundings;
  const profile = await openProfile(command.profile, env);
  const store = await openProfileStore(profile, surroundings);
  try {
    const counts = await store.inspect.countDocuments();
    const state = await store.cache.syncState();
    const outbox = countByState(await store.work.outbox());
    const setAside = await store.cache.setAside();
    const unreadable = (await store.unreadable()).length;
    const index = await indexState(store);
    const held = entityKinds.filter((kind) => counts[kind] > 0);
    output.result(
      [
        `Profile    ${profile.user} at ${profile.desk}, in ${profile.folder}`,
        `Holds      ${held.map((kind) => `${words(counts[kind])} ${KIND_WORDS[kind]}`).join(', ') || 'nothing'}`,
        `Changes    ${state.cursor === null ? 'none yet: the first fill has not ended' : `complete up to ${words(state.cursor)}`}`,
        `History    ${coverage(state)}`,
        `Outbox     ${listOf(outbox)}`,
        `Set aside  ${setAside.count === 0 ? 'nothing' : words(setAside.count)}`,
        ...setAside.newest
          .slice(0, SHOWN)
          .map((each) => `           ${each.kind} ${each.id}: ${each.reason}`),
        `Unreadable ${unreadable === 0 ? 'nothing' : `${words(unreadable)} rows of the work`}`,
        `Index      ${index}`,
      ],
      {
        profile: { folder: profile.folder, desk: profile.desk, user: profile.user },
        counts,
        cursor: state.cursor,
        history: {
          complete: state.historyDone,
          completeSince: state.completeSince,
          totalMessages: state.totalMessages,
        },
        outbox,
        setAside,
        unreadable,
        index,
        recovered: store.recovered,
      },
    );
    return 0;
  } finally {
    await store.close();
  }
}

async function indexState(store: Store): Promise<'good' | 'damaged'> {
  return (await store.cache.checkIndex()) ? 'good' : 'damaged';
}

function coverage({ cursor, historyDone, completeSince, totalMessages }: SyncState): string {
  const since =
    completeSince === null ? '' : ` since ${new Date(completeSince).toISOString().slice(0, 10)}`;
  if (historyDone) return `complete${since}`;
  if (cursor === null || since === '') return 'not begun';
  return `complete${since}; the desk has ${words(totalMessages)} messages in all`;
}

function countByState(rows: readonly OutboxRow[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

function listOf(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([state, count]) => `${words(count)} ${state}`);
  return parts.length > 0 ? parts.join(', ') : 'empty';
}
