import type { Attention, RequestOf } from '@shared/ipc';
import { attentionOf, watched, type WatchedThread } from '@shared/rules';
import type { ActiveSession } from '../session/active-session';
import { inboxPage } from './inbox';

/** More open threads than this nobody has; what is beyond asks for no attention. */
const THREADS_MAX = 300;

const OPEN_STATES = ['waiting-on-us', 'waiting-on-customer', 'snoozed'] as const;

/** The agent's own open threads, with the effect of what they did and is not confirmed yet. */
export async function ownThreads(session: ActiveSession): Promise<readonly WatchedThread[]> {
  const pages = await Promise.all(
    OPEN_STATES.map((state) =>
      inboxPage({ state, filter: 'mine', offset: 0, limit: THREADS_MAX }, session, Date.now()),
    ),
  );
  return pages.flatMap(({ rows }) => rows.map(watched));
}

/** What asks for attention now, and what was told to be quiet. */
export async function attention(
  { limit }: RequestOf<'attention.get'>,
  session: ActiveSession,
): Promise<Attention> {
  const [threads, muted] = await Promise.all([ownThreads(session), session.store.work.muted()]);
  return attentionOf(threads, limit, new Set(muted));
}

/** A thread is to be quiet, or not any more. Only this computer knows. */
export async function muteThread(
  { threadId, on }: RequestOf<'attention.mute'>,
  session: ActiveSession,
): Promise<void> {
  await session.store.work.setMuted(threadId, on);
  session.changed(['inbox'], [threadId]);
}
