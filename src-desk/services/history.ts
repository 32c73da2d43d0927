import { z } from 'zod';
import type { Desk } from '../desk';
import { type RawDocument, teamsOf, whisperRule } from '../storage/visible';
import { putJson, RecordSet } from '../storage/wire';
import { seesAllWhispers, type Viewer } from '../viewer';
import { addNeeded } from './needed';

/*
 * History goes backwards through all messages of the viewer's teams by (time, id), then through the
 * episodes and threads that no message stands for. Whatever is written meanwhile reaches the client
 * as changes, so the walk never has to look back.
 */

/** `[phase, time, id, total messages]` of the last record delivered. */
const cursorSchema = z.tuple([
  z.enum(['messages', 'episodes', 'threads']),
  z.number().int(),
  z.string(),
  z.number().int().min(0),
]);
type Cursor = z.infer<typeof cursorSchema>;

/** After everything in time; ids are ASCII. */
const FROM_THE_TOP = [Number.MAX_SAFE_INTEGER, '\u007f'] as const;

/** @returns the cursor, or null when the text is not one of ours */
export function parseHistoryCursor(text: string): Cursor | null {
  try {
    const json: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return cursorSchema.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}

function cursorText(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

interface Place {
  readonly at: number;
  readonly id: string;
}

interface Item extends Place, RawDocument {
  readonly episodeId: string | null;
  readonly threadId: string;
}

/**
 * One page of `GET /v1/history`, as JSON.
 *
 * @param before where the last page ended, or null for the first page
 * @param limit how many messages (or, after those, empty episodes and threads)
 */
export async function historyPage(
  desk: Desk,
  viewer: Viewer,
  before: Cursor | null,
  limit: number,
): Promise<string> {
  const totalMessages = before?.[3] ?? (await countMessages(desk, viewer));
  let [phase, at, id] = before ?? (['messages', ...FROM_THE_TOP] as const);
  const set = new RecordSet();
  let left = limit;
  let next: Cursor | null = null;
  let oldest: number | null = phase === 'messages' ? null : 0;
  for (;;) {
    const items = await itemsOf(desk, viewer, phase, { at, id }, left + 1);
    const page = items.slice(0, left);
    left -= page.length;
    set.add(kindOf[phase], page);
    await addNeeded(desk, viewer, set, {
      episodeIds: page.flatMap((item) => item.episodeId ?? []),
      threadIds: page.map((item) => item.threadId),
    });
    const last = page.at(-1);
    if (last && phase === 'messages') oldest = last.at;
    if (items.length > page.length) {
      // Others of the same moment may be still to come.
      if (last && phase === 'messages') oldest = last.at + 1;
      next = [phase, last?.at ?? at, last?.id ?? id, totalMessages];
      break;
    }
    const following = nextPhase[phase];
    if (following === null) break;
    phase = following;
    [at, id] = FROM_THE_TOP;
    if (left <= 0) {
      next = [phase, at, id, totalMessages];
      break;
    }
  }
  const records = [...set.entries()].map(([kind, raw]) =>
    putJson('op', kind, raw, (each) => desk.presence.of(each)),
  );
  const rest = JSON.stringify({
    next: next === null ? null : cursorText(next),
    completeSince: oldest,
    totalMessages,
    scope: viewer.scope,
  });
  return `{"records":[${records.join(',')}],${rest.slice(1)}`;
}

const kindOf = { messages: 'message', episodes: 'episode', threads: 'thread' } as const;
const nextPhase = { messages: 'episodes', episodes: 'threads', threads: null } as const;

/** The next items of a phase, newest first, from all of the viewer's teams. */
async function itemsOf(
  desk: Desk,
  viewer: Viewer,
  phase: Cursor[0],
  place: Place,
  count: number,
): Promise<Item[]> {
  const items: Item[] = [];
  // One walk along the index per team, merged here: no database sorts the messages of several
  // teams without reading them all.
  for (const teamId of teamsOf(viewer)) {
    items.push(...(await itemsOfTeam(desk, viewer, phase, teamId, place, count)));
  }
  return items
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0))
    .slice(0, count);
}

async function itemsOfTeam(
  desk: Desk,
  viewer: Viewer,
  phase: Cursor[0],
  teamId: string,
  place: Place,
  count: number,
): Promise<Item[]> {
  if (phase === 'messages') {
    return desk.reader
      .selectFrom('messages')
      .select(['id', 'rev', 'doc', 'at', 'episode_id as episodeId', 'thread_id as threadId'])
      .where('team_id', '=', teamId)
      .where('at', '<=', place.at)
      .where((eb) => eb.or([eb('at', '<', place.at), eb('id', '<', place.id)]))
      .where(whisperRule(viewer))
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(count)
      .execute();
  }
  if (phase === 'episodes') {
    return desk.reader
      .selectFrom('episodes')
      .select(['id', 'rev', 'doc', 'opened_at as at', 'id as episodeId', 'thread_id as threadId'])
      .where('team_id', '=', teamId)
      .where('has_messages', '=', 0)
      .where('opened_at', '<=', place.at)
      .where((eb) => eb.or([eb('opened_at', '<', place.at), eb('id', '<', place.id)]))
      .orderBy('opened_at', 'desc')
      .orderBy('id', 'desc')
      .limit(count)
      .execute();
  }
  const threads = await desk.reader
    .selectFrom('threads')
    .select(['id', 'rev', 'doc', 'created_at as at', 'id as threadId'])
    .where('team_id', '=', teamId)
    .where('last_at', '=', 0)
    .where('created_at', '<=', place.at)
    .where((eb) => eb.or([eb('created_at', '<', place.at), eb('id', '<', place.id)]))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(count)
    .execute();
  return threads.map((thread) => ({ ...thread, episodeId: null }));
}

async function countMessages(desk: Desk, viewer: Viewer): Promise<number> {
  const all = await desk.reader
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('team_id', 'in', teamsOf(viewer))
    .executeTakeFirstOrThrow();
  if (seesAllWhispers(viewer)) return Number(all.count);
  const hidden = await desk.reader
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('team_id', 'in', teamsOf(viewer))
    .where('kind', '=', 'whisper')
    .where('agent_id', '<>', viewer.agentId)
    .where('to_agent_id', '<>', viewer.agentId)
    .executeTakeFirstOrThrow();
  return Number(all.count) - Number(hidden.count);
}
