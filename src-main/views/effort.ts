import type { CommandBody } from '@shared/domain';
import type { EffortView, RequestOf } from '@shared/ipc';
import { waitsOf } from '@shared/rules';
import { Refusal } from '../ipc/refusal';
import type { ActiveSession } from '../session/active-session';

/**
 * How much work went into an episode, and how long both sides waited in it.
 *
 * @param now Unix ms
 */
export async function effort(
  { threadId, episodeId }: RequestOf<'effort.get'>,
  { store, desk }: ActiveSession,
  now: number,
): Promise<EffortView> {
  const episode = await store.queries.episode(episodeId);
  if (!episode) throw new Refusal('not-found', 'This episode is not on this computer.');
  const [turns, worked] = await Promise.all([
    store.queries.turns(threadId, episodeId, episode.openedAt),
    store.work.worked(episodeId),
  ]);
  const end = episode.resolvedAt ?? now;
  const told = episode.effort ?? [];
  const mine = told.find((each) => each.agentId === desk.agent.id)?.workMs ?? 0;
  const others = told.filter((each) => each.agentId !== desk.agent.id);
  return {
    // Another computer of the same person may have told more.
    ownMs: Math.max(worked, mine),
    othersMs: others.reduce((sum, each) => sum + each.workMs, 0),
    ...waitsOf(turns, end),
    elapsedMs: Math.max(0, end - episode.openedAt),
  };
}

/** Adds focused work on an episode; nothing on screen waits for it. */
export async function addEffort(
  { episodeId, ms }: RequestOf<'effort.add'>,
  { store }: ActiveSession,
): Promise<void> {
  await store.work.addWork(episodeId, ms);
}

/** A command with the work so far, where it tells of it. */
export async function withWorkSoFar(
  body: CommandBody,
  { store }: Pick<ActiveSession, 'store'>,
): Promise<CommandBody> {
  if (body.kind !== 'resolve' && body.kind !== 'transfer') return body;
  const workMs = await store.work.worked(body.episodeId);
  return workMs === 0 ? body : { ...body, workMs };
}
