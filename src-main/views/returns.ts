import type { InboxReturns, RequestOf } from '@shared/ipc';
import type { ActiveSession } from '../session/active-session';
import type { Batch } from '../session/away-watch';
import type { Reading } from './inbox';
import { overlaidRows } from './overlay';

/** More than anybody would let in at once; what is beyond is in the list as ever. */
const BATCH_MAX = 1000;

/** What came back while the agent was away, with the effect of pending commands. */
async function batchOf(
  session: ActiveSession,
  { without, rows }: Pick<Awaited<ReturnType<typeof overlaidRows>>, 'without' | 'rows'>,
): Promise<Batch | null> {
  const absence = session.away.absence();
  if (absence === null) return null;
  const agentId = session.desk.agent.id;
  const confirmed = await session.store.queries.waitingSince(agentId, {
    after: absence.since,
    upTo: absence.until,
    limit: BATCH_MAX,
  });
  return session.away.batch([
    ...confirmed.filter(({ episode }) => !without.includes(episode.id)),
    ...rows.filter(({ episode }) => episode.assigneeId === agentId),
  ]);
}

/** The list of what waits on the agent, without what is to be let in later. */
export async function withoutHeld(reading: Reading): Promise<Reading> {
  const { session, without, extras } = reading;
  const batch = await batchOf(session, { without, rows: extras });
  if (batch === null || batch.held.length === 0) return reading;
  const held = new Set(batch.held);
  return {
    ...reading,
    without: [...without, ...batch.held],
    extras: extras.filter(({ episode }) => !held.has(episode.id)),
  };
}

/** What the banner above the list says; null: nothing. */
export async function inboxReturns(session: ActiveSession): Promise<InboxReturns | null> {
  if (session.away.absence() === null) return null;
  const batch = await batchOf(session, await overlaidRows(session));
  if (batch === null || batch.total === 0) return null;
  const { absence, total, shown, held } = batch;
  return { ...absence, total, shown: shown.length, held: held.length };
}

/** Lets all of it in, and ends the talk about it when asked to. */
export function endReturns(
  { how }: RequestOf<'inbox.endReturns'>,
  session: ActiveSession,
): undefined {
  session.away.showAll();
  if (how === 'dismiss') session.away.dismiss();
  return undefined;
}
