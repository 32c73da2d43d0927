import { type EntityKind, episodeStateSchema } from '@shared/domain';
import type { Kysely } from 'kysely';
import type { Desk } from '../desk';
import { teamsOf, whisperRule } from '../storage/visible';
import { type DeskTables, documentTable } from '../storage/tables';
import { putJson, RecordSet } from '../storage/wire';
import { headOf } from '../storage/write';
import type { Viewer } from '../viewer';
import { addNeeded } from './needed';

const REFERENCE: readonly EntityKind[] = ['team', 'agent', 'tag', 'snippet', 'article', 'offer'];
/** Named one by one, because an index finds what is equal and not what is different. */
const OPEN_STATES = episodeStateSchema.exclude(['resolved']).options;
/**
 * The newest messages of a thread that come with it: more than a screen shows and than an open episode
 * usually has. The rest is history, which brings them all; what came before it does is what an agent
 * waits for at the first sign-in.
 */
const MESSAGES_PER_THREAD = 20;
/** Threads that are read and sent together: few at first, so that the first rows are there at once. */
const FIRST_CHUNK = 5;
const LARGEST_CHUNK = 40;
/** What a thread brings besides its messages, for the estimate of what is to come. */
const OTHER_RECORDS_PER_THREAD = 6;

/**
 * `GET /v1/workset` as chunks of NDJSON: hello, reference data, then the open episodes of the
 * viewer's teams, the most recently active thread first, each after what it depends on; then the
 * cursor that changes go on from.
 */
export async function* worksetChunks(desk: Desk, viewer: Viewer): AsyncGenerator<string> {
  // The cursor and the threads are of the same moment, and read before everything else: what changes
  // while the workset is being sent comes again as change.
  const { cursor, threads } = await desk.reader.transaction().execute(async (db) => ({
    cursor: await headOf(db),
    threads: await openThreads(db, viewer),
  }));
  const reference = new RecordSet();
  for (const kind of REFERENCE) {
    const rows = await desk.reader
      .selectFrom(documentTable(kind))
      .select(['id', 'rev', 'doc'])
      .orderBy('id')
      .execute();
    reference.add(kind, rows);
  }
  const expected = threads.reduce(
    (sum, thread) =>
      sum + Math.min(thread.last_position, MESSAGES_PER_THREAD) + OTHER_RECORDS_PER_THREAD,
    reference.size,
  );
  yield `${JSON.stringify({ type: 'hello', scope: viewer.scope, expected, cursor })}\n`;

  const sent = new Set<string>();
  const linesOf = (set: RecordSet): string => {
    let lines = '';
    for (const [kind, raw] of set.entries()) {
      const key = `${kind} ${raw.id}`;
      if (sent.has(key)) continue;
      sent.add(key);
      lines += `${putJson('type', kind, raw, (id) => desk.presence.of(id))}\n`;
    }
    return lines;
  };
  yield linesOf(reference);
  let size = FIRST_CHUNK;
  for (let start = 0; start < threads.length; start += size) {
    if (start > 0) size = Math.min(size * 2, LARGEST_CHUNK);
    yield linesOf(await recordsOf(desk, viewer, threads.slice(start, start + size)));
  }
  yield `${JSON.stringify({ type: 'end', cursor, count: sent.size })}\n`;
}

interface OpenThread {
  readonly id: string;
  readonly last_position: number;
  readonly episode_id: string;
}

async function openThreads(db: Kysely<DeskTables>, viewer: Viewer): Promise<OpenThread[]> {
  return db
    .selectFrom('episodes')
    .innerJoin('threads', 'threads.id', 'episodes.thread_id')
    .select(['threads.id as id', 'threads.last_position as last_position'])
    .select('episodes.id as episode_id')
    .where('episodes.team_id', 'in', teamsOf(viewer))
    .where('episodes.state', 'in', OPEN_STATES)
    .orderBy('threads.last_at', 'desc')
    .orderBy('threads.id')
    .execute();
}

async function recordsOf(
  desk: Desk,
  viewer: Viewer,
  threads: readonly OpenThread[],
): Promise<RecordSet> {
  const set = new RecordSet();
  const episodeIds = new Set(threads.map((thread) => thread.episode_id));
  for (const { id } of threads) {
    const messages = await desk.reader
      .selectFrom('messages')
      .select(['id', 'rev', 'doc', 'episode_id'])
      .where('thread_id', '=', id)
      .where('team_id', 'in', teamsOf(viewer))
      .where(whisperRule(viewer))
      .orderBy('position', 'desc')
      .limit(MESSAGES_PER_THREAD)
      .execute();
    set.add('message', messages.reverse());
    for (const message of messages) episodeIds.add(message.episode_id);
  }
  await addNeeded(desk, viewer, set, { episodeIds, threadIds: threads.map(({ id }) => id) });
  return set;
}
