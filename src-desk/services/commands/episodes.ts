import { episodeReopened, episodeResolved, episodeSnoozed, withIntent } from '@shared/rules';
import { findAgent } from '../agents';
import { lastEpisode, saveEpisode } from '../threads';
import { moveThread } from '../move';
import { hasUnseenFromCustomer } from './seen';
import {
  applied,
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

export const resolve: Handler<'resolve'> = async (context, body) => {
  const scoped = await scopedEpisode(context, body.episodeId);
  if (isVerdict(scoped)) return scoped;
  const { desk, tx, viewer } = context;
  const { episode, state } = scoped;
  if (episode.state === 'resolved') return resolvedAlready;
  if (await hasUnseenFromCustomer(tx, episode.threadId, body.lastSeenMessageId)) {
    return customerWrote;
  }
  const by = { agentId: viewer.agentId, at: tx.now, outcome: body.outcome };
  await saveEpisode(tx, state.thread, episodeResolved(episode, by));
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
  await saveEpisode(tx, scoped.state.thread, episodeSnoozed(scoped.episode, body.snooze));
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
  const { tx, viewer } = context;
  const { episode, state } = scoped;
  const isMine = episode.assigneeId === null || episode.assigneeId === viewer.agentId;
  if (!isMine && viewer.role !== 'lead') {
    return refused(
      'not-allowed',
      'A colleague has this episode. Ask them, or a team lead, to hand it over.',
    );
  }
  if (episode.state === 'resolved') return resolvedAlready;
  const teamId = body.teamId ?? state.thread.teamId;
  const team = await tx.db
    .selectFrom('teams')
    .select('id')
    .where('id', '=', teamId)
    .executeTakeFirst();
  if (!team) return refused('not-found', 'There is no such team on this desk.');
  if (body.assigneeId !== null) {
    const assignee = await findAgent(tx.db, body.assigneeId);
    if (!assignee) return refused('not-found', 'There is no such agent on this desk.');
    if (!assignee.teamIds.includes(teamId)) {
      return refused('invalid', 'This agent does not work in the team. Choose one who does.');
    }
  }
  const assigned = { ...episode, assigneeId: body.assigneeId, teamId };
  if (teamId === state.thread.teamId) await saveEpisode(tx, state.thread, assigned);
  else await moveThread(tx, state, teamId, assigned);
  return applied;
};

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
