import type { Episode } from '@shared/domain';
import {
  canTake,
  type Doer,
  episodeAssigned,
  episodePlanned,
  episodeReopened,
  episodeResolved,
  episodeSnoozed,
  episodeTransferred,
  withIntent,
  withWork,
} from '@shared/rules';
import { findAgent } from '../agents';
import { appendMessage, lastEpisode, saveEpisode } from '../threads';
import { moveThread } from '../move';
import { isKnownMessage, usedMessageId } from './messages';
import { hasUnseenFromCustomer } from './seen';
import {
  applied,
  type CommandContext,
  type Handler,
  isVerdict,
  refused,
  scopedEpisode,
  type Scoped,
  type Verdict,
} from './context';

/** As many as the contract allows. */
const MAX_INTENTS = 50;

const resolvedAlready: Verdict = refused(
  'already-done',
  'This episode is resolved already. Reopen it to change it.',
);

const customerWrote: Verdict = refused(
  'customer-wrote',
  'The customer wrote meanwhile. Read it before you put this episode aside.',
);

function doerOf({ tx, viewer }: CommandContext): Doer {
  return { agentId: viewer.agentId, at: tx.now };
}

export const resolve: Handler<'resolve'> = async (context, body) => {
  const scoped = await scopedEpisode(context, body.episodeId);
  if (isVerdict(scoped)) return scoped;
  const { desk, tx, viewer } = context;
  const { episode, state } = scoped;
  if (episode.state === 'resolved') return resolvedAlready;
  if (await hasUnseenFromCustomer(tx, episode.threadId, body.lastSeenMessageId)) {
    return customerWrote;
  }
  const resolved = episodeResolved(episode, { ...doerOf(context), outcome: body.outcome });
  await saveEpisode(tx, state.thread, withWork(resolved, viewer.agentId, body.workMs));
  tx.afterCommit(() => {
    for (const observer of desk.observers) observer.resolved?.(episode.threadId, episode.id);
  });
  return applied;
};

/** Only the latest episode of a thread can be open, so only that one can be opened again. */
export const reopen: Handler<'reopen'> = async (context, body) => {
  const scoped = await scopedEpisode(context, body.episodeId);
  if (isVerdict(scoped)) return scoped;
  const { desk, tx } = context;
  const { episode, state } = scoped;
  if (episode.state !== 'resolved') {
    return refused('already-done', 'This episode is open already.');
  }
  const last = await lastEpisode(tx, state.thread.id);
  if (last && last.id !== episode.id) {
    return refused('invalid', 'A newer episode of this thread exists. Go on in that one.');
  }
  const open = episodeReopened(episode, tx.now, desk.policies.targetMinutes);
  await saveEpisode(tx, state.thread, open);
  return applied;
};

export const snooze: Handler<'snooze'> = async (context, body) => {
  const scoped = await scopedEpisode(context, body.episodeId);
  if (isVerdict(scoped)) return scoped;
  const { tx } = context;
  const { episode } = scoped;
  if (episode.state === 'resolved') return resolvedAlready;
  if (await hasUnseenFromCustomer(tx, episode.threadId, body.lastSeenMessageId)) {
    return customerWrote;
  }
  const snoozed = episodeSnoozed(episode, body.snooze, doerOf(context), body.plan);
  await saveEpisode(tx, scoped.state.thread, snoozed);
  return applied;
};

/** Says who moves next and when to look again, or that nothing is planned any more. */
export const plan: Handler<'plan'> = async (context, body) => {
  const scoped = await scopedEpisode(context, body.episodeId);
  if (isVerdict(scoped)) return scoped;
  const { tx } = context;
  const { episode } = scoped;
  if (episode.state === 'resolved') return resolvedAlready;
  if (await hasUnseenFromCustomer(tx, episode.threadId, body.lastSeenMessageId)) {
    return customerWrote;
  }
  await saveEpisode(tx, scoped.state.thread, episodePlanned(episode, body.plan, doerOf(context)));
  return applied;
};

export const wake: Handler<'wake'> = async (context, body) => {
  const scoped = await scopedEpisode(context, body.episodeId);
  if (isVerdict(scoped)) return scoped;
  const { desk, tx } = context;
  if (scoped.episode.state !== 'snoozed') {
    return refused('already-done', 'This episode is awake already.');
  }
  const awake = episodeReopened(scoped.episode, tx.now, desk.policies.targetMinutes);
  await saveEpisode(tx, scoped.state.thread, awake);
  return applied;
};

/**
 * Agents hand on what is theirs or nobody's: to themselves, to a colleague, back to the unassigned
 * ones, or to another team. What is somebody else's only a lead moves.
 */
export const assign: Handler<'assign'> = async (context, body) => {
  const scoped = await scopedEpisode(context, body.episodeId);
  if (isVerdict(scoped)) return scoped;
  const refusal = await refusalToGive(context, scoped, body.assigneeId, body.teamId);
  if (refusal) return refusal;
  const teamId = body.teamId ?? scoped.state.thread.teamId;
  const to = { assigneeId: body.assigneeId, teamId };
  await saveIn(context, scoped, episodeAssigned(scoped.episode, to, doerOf(context)));
  return applied;
};

/** Hands an episode on with a brief, which also stands in the conversation as a note. */
export const transfer: Handler<'transfer'> = async (context, body) => {
  const scoped = await scopedEpisode(context, body.episodeId, body.threadId);
  if (isVerdict(scoped)) return scoped;
  const refusal = await refusalToGive(context, scoped, body.toAgentId, body.teamId);
  if (refusal) return refusal;
  if (await isKnownMessage(context, body.messageId)) return usedMessageId;
  const { desk, tx, viewer } = context;
  const note = await appendMessage(desk, tx, scoped.state, scoped.episode, {
    id: body.messageId,
    kind: 'note',
    side: 'agent',
    agentId: viewer.agentId,
    toAgentId: null,
    text: body.brief,
    attachments: [],
    delivery: null,
  });
  const to = { ...body, teamId: body.teamId ?? scoped.state.thread.teamId };
  const handedOn = episodeTransferred(note.episode, to, doerOf(context));
  await saveIn(
    context,
    { state: note.state, episode: note.episode },
    withWork(handedOn, viewer.agentId, body.workMs),
  );
  return applied;
};

/** Why somebody may not give an episode to an agent or a team, or null. */
async function refusalToGive(
  { tx, viewer }: CommandContext,
  { episode, state }: Scoped,
  toAgentId: string | null,
  toTeamId: string | null,
): Promise<Verdict | null> {
  const isMine = episode.assigneeId === null || episode.assigneeId === viewer.agentId;
  if (!isMine && viewer.role !== 'lead') {
    return refused(
      'not-allowed',
      'A colleague has this episode. Ask them, or a team lead, to hand it over.',
    );
  }
  if (episode.state === 'resolved') return resolvedAlready;
  const teamId = toTeamId ?? state.thread.teamId;
  const team = await tx.db
    .selectFrom('teams')
    .select('id')
    .where('id', '=', teamId)
    .executeTakeFirst();
  if (!team) return refused('not-found', 'There is no such team on this desk.');
  if (toAgentId === null) return null;
  const agent = await findAgent(tx.db, toAgentId);
  if (!agent) return refused('not-found', 'There is no such agent on this desk.');
  if (!canTake(agent, [teamId])) {
    return refused('invalid', 'This agent does not work in the team. Choose one who does.');
  }
  return null;
}

/** Writes an episode that may have gone to another team, and the thread with it. */
async function saveIn({ tx }: CommandContext, { state }: Scoped, episode: Episode): Promise<void> {
  if (episode.teamId === state.thread.teamId) await saveEpisode(tx, state.thread, episode);
  else await moveThread(tx, state, episode.teamId, episode);
}

export const tag: Handler<'tag'> = async (context, body) => {
  const scoped = await scopedEpisode(context, body.episodeId);
  if (isVerdict(scoped)) return scoped;
  const { tx } = context;
  const { episode, state } = scoped;
  if (episode.tagIds.includes(body.tagId) === body.on) return applied;
  if (body.on) {
    const known = await tx.db
      .selectFrom('tags')
      .select('id')
      .where('id', '=', body.tagId)
      .executeTakeFirst();
    if (!known) return refused('not-found', 'This tag does not exist on the desk any more.');
  }
  const others = episode.tagIds.filter((tagId) => tagId !== body.tagId);
  const tagIds = body.on ? [...others, body.tagId] : others;
  await saveEpisode(tx, state.thread, { ...episode, tagIds });
  return applied;
};

export const intent: Handler<'intent'> = async (context, body) => {
  const scoped = await scopedEpisode(context, body.episodeId);
  if (isVerdict(scoped)) return scoped;
  const { tx } = context;
  const { episode, state } = scoped;
  const isKnown = episode.intents.some(({ id }) => id === body.intentId);
  if (!isKnown && body.label === null) {
    return refused('not-found', 'This intent is not in the episode any more.');
  }
  if (!isKnown && episode.intents.length >= MAX_INTENTS) {
    return refused('invalid', `An episode holds at most ${MAX_INTENTS} intents.`);
  }
  if (body.messageId !== null && !(await isInThread(scoped, context.tx, body.messageId))) {
    return refused('not-found', 'The message of this intent is not in the conversation.');
  }
  await saveEpisode(tx, state.thread, { ...episode, intents: withIntent(episode.intents, body) });
  return applied;
};

async function isInThread(
  { state }: Scoped,
  tx: Parameters<typeof lastEpisode>[0],
  messageId: string,
): Promise<boolean> {
  const row = await tx.db
    .selectFrom('messages')
    .select('id')
    .where('id', '=', messageId)
    .where('thread_id', '=', state.thread.id)
    .executeTakeFirst();
  return row !== undefined;
}
