import { randomUUID } from 'node:crypto';
import type { CommandBody, Episode } from '@shared/domain';
import type { BulkChange, BulkDone, RequestOf, ResponseOf } from '@shared/ipc';
import { bulkCommand, inverseCommands } from '@shared/rules';
import type { EpisodeRow, LanedCommand } from '../store/api';
import type { ActiveSession } from '../session/active-session';
import { COMMAND_TOPICS } from './commands';
import { overlayEpisode, pendingCommands } from './overlay';

/**
 * So long the commands are kept back: as long as the screen offers to take them back at once. What is
 * taken back then never happened, for the desk and for colleagues.
 */
const HOLD_MS = 10_000;
/** Nobody takes back more than the last few. */
const REMEMBERED = 20;

interface DeskBulk {
  readonly change: Exclude<BulkChange, { kind: 'seen' }>;
  readonly done: readonly { readonly commandId: string; readonly before: Episode }[];
}

interface SeenBulk {
  readonly change: Extract<BulkChange, { kind: 'seen' }>;
  /** The marks as they were. */
  readonly before: ReadonlyMap<string, number>;
}

type Bulk = DeskBulk | SeenBulk;

/** Changes many threads at once, and takes that back. */
export class BulkChanges {
  readonly #bulks = new WeakMap<ActiveSession, Map<string, Bulk>>();

  /** @param now Unix ms */
  async submit(
    { change, threads }: RequestOf<'inbox.bulk'>,
    session: ActiveSession,
    now: number,
  ): Promise<BulkDone> {
    const rows = await shownRows(
      threads.map(({ threadId }) => threadId),
      session,
    );
    const bulkId = randomUUID();
    if (change.kind === 'seen') {
      const before = await markSeen(rows, session);
      this.#remember(bulkId, { change, before }, session);
      return { bulkId, changed: before.size };
    }
    const lastSeen = new Map(threads.map((each) => [each.threadId, each.lastMessageId]));
    const commands = rows.flatMap(({ episode, thread }) => {
      const body = bulkCommand(change, episode, lastSeen.get(thread.id) ?? null);
      return body ? [{ ...laned(body, thread.id, now), before: episode }] : [];
    });
    await enqueue(commands, now + HOLD_MS, session);
    const done = commands.map(({ command, before }) => ({ commandId: command.id, before }));
    this.#remember(bulkId, { change, done }, session);
    return { bulkId, changed: commands.length };
  }

  /** @param now Unix ms */
  async undo(
    { bulkId }: RequestOf<'inbox.undoBulk'>,
    session: ActiveSession,
    now: number,
  ): Promise<ResponseOf<'inbox.undoBulk'>> {
    const known = this.#bulks.get(session);
    const bulk = known?.get(bulkId);
    if (!bulk) return { restored: 0 };
    known?.delete(bulkId);
    if (!('done' in bulk)) {
      await session.store.work.setSeen(bulk.before);
      session.changed(['inbox'], [...bulk.before.keys()]);
      return { restored: bulk.before.size };
    }
    return { restored: await takeBack(bulk, session, now) };
  }

  #remember(bulkId: string, bulk: Bulk, session: ActiveSession): void {
    const known = this.#bulks.get(session) ?? new Map<string, Bulk>();
    this.#bulks.set(session, known);
    known.set(bulkId, bulk);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  }
}

/** The current episodes of threads as they are shown. */
async function shownRows(
  threadIds: readonly string[],
  session: ActiveSession,
): Promise<readonly EpisodeRow[]> {
  const [rows, pending] = await Promise.all([
    session.store.queries.threadRows(threadIds),
    pendingCommands(session),
  ]);
  return rows.map((row) => ({ ...row, episode: overlayEpisode(row.episode, pending, session) }));
}

function laned(body: CommandBody, lane: string, madeAt: number): LanedCommand {
  return { command: { id: randomUUID(), madeAt, body }, lane };
}

async function enqueue(
  commands: readonly LanedCommand[],
  holdUntil: number | null,
  session: ActiveSession,
): Promise<void> {
  if (commands.length === 0) return;
  await session.store.work.enqueueAll(
    commands.map(({ command, lane }) => ({ command, lane })),
    holdUntil,
  );
  await tell(
    commands.map(({ lane }) => lane),
    session,
  );
}

async function tell(threadIds: readonly string[], session: ActiveSession): Promise<void> {
  await session.outbox.refresh();
  session.engine.outboxAdded();
  session.changed(COMMAND_TOPICS, [...new Set(threadIds)]);
}

/** @returns the marks as they were, of the threads that were not seen */
async function markSeen(
  rows: readonly EpisodeRow[],
  session: ActiveSession,
): Promise<ReadonlyMap<string, number>> {
  const { work } = session.store;
  const known = await work.seen(rows.map(({ thread }) => thread.id));
  const unseen = rows.flatMap(({ thread, episode: { lastMessage } }) => {
    const before = known.get(thread.id) ?? 0;
    if (lastMessage?.side !== 'customer' || lastMessage.at <= before) return [];
    return [{ threadId: thread.id, before, at: lastMessage.at }];
  });
  await work.setSeen(new Map(unseen.map(({ threadId, at }) => [threadId, at])));
  session.changed(
    ['inbox'],
    unseen.map(({ threadId }) => threadId),
  );
  return new Map(unseen.map(({ threadId, before }) => [threadId, before]));
}

/** @returns how many threads are as they were before */
async function takeBack(
  { change, done }: DeskBulk,
  session: ActiveSession,
  now: number,
): Promise<number> {
  const taken = await session.store.work.dropAll(done.map(({ commandId }) => commandId));
  const gone = new Set(taken.map(({ row }) => row.command.id));
  await tell(
    taken.map(({ row }) => row.lane),
    session,
  );
  const left = done.filter(({ commandId }) => !gone.has(commandId));
  if (left.length === 0) return gone.size;
  const rows = await shownRows(
    left.map(({ before }) => before.threadId),
    session,
  );
  const current = new Map(rows.map(({ episode }) => [episode.id, episode]));
  const inverse = left.flatMap(({ before }) => {
    const episode = current.get(before.id);
    const bodies = episode ? inverseCommands(change, before, episode) : [];
    return bodies.map((body) => laned(body, before.threadId, now));
  });
  await enqueue(inverse, null, session);
  return gone.size + new Set(inverse.map(({ lane }) => lane)).size;
}
