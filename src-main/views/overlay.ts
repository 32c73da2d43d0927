import type { Episode } from '@shared/domain';
import { commandEpisodeId, overlayCommand } from '@shared/rules';
import type { EpisodeRow, OutboxRow } from '../store/api';
import type { ActiveSession } from '../session/active-session';

/** What the overlay needs of a session; small, so that tests can make one. */
export type OverlaySession = Pick<ActiveSession, 'outbox' | 'desk'> & {
  readonly store: {
    readonly cache: Pick<ActiveSession['store']['cache'], 'syncState'>;
    readonly queries: Pick<ActiveSession['store']['queries'], 'episodeRows' | 'knownMessages'>;
  };
};

/**
 * The pending commands whose effect has to be shown on top of the cache. One that the desk has
 * confirmed and whose effect the cache already holds is left out: applied twice it could undo what
 * happened since, for instance the customer's next message.
 */
export async function pendingCommands(session: OverlaySession): Promise<readonly OutboxRow[]> {
  const effective = session.outbox.effective();
  const confirming = effective.filter((row) => row.state === 'confirming');
  if (confirming.length === 0) return effective;
  const [{ cursor }, known] = await Promise.all([
    session.store.cache.syncState(),
    session.store.queries.knownMessages(confirming.flatMap((row) => messageIdOf(row) ?? [])),
  ]);
  return effective.filter((row) => {
    if (row.state !== 'confirming') return true;
    const messageId = messageIdOf(row);
    if (messageId !== null && known.has(messageId)) return false;
    return row.upTo === null || cursor === null || cursor < row.upTo;
  });
}

/** The id of the message that a command makes, or null. */
export function messageIdOf(row: OutboxRow): string | null {
  const { body } = row.command;
  return body.kind === 'reply' || body.kind === 'note' || body.kind === 'whisper'
    ? body.messageId
    : null;
}

/** The ids of the episodes that commands change. */
export function affectedEpisodes(pending: readonly OutboxRow[]): readonly string[] {
  return [...new Set(pending.flatMap((row) => commandEpisodeId(row.command) ?? []))];
}

/** An episode as it is shown: confirmed state + pending commands, in the order they were made. */
export function overlayEpisode(
  episode: Episode,
  pending: readonly OutboxRow[],
  session: Pick<ActiveSession, 'desk'>,
): Episode {
  const context = { agentId: session.desk.agent.id, targetMinutes: session.desk.targetMinutes };
  return pending.reduce((shown, row) => overlayCommand(shown, row.command, context), episode);
}

/** Rows of the episodes that pending commands change, as they are shown. */
export async function overlaidRows(
  session: OverlaySession,
): Promise<{ readonly without: readonly string[]; readonly rows: readonly EpisodeRow[] }> {
  const pending = await pendingCommands(session);
  const without = affectedEpisodes(pending);
  if (without.length === 0) return { without, rows: [] };
  const confirmed = await session.store.queries.episodeRows(without);
  const rows = confirmed.map((row) => ({
    ...row,
    episode: overlayEpisode(row.episode, pending, session),
  }));
  return { without, rows };
}
