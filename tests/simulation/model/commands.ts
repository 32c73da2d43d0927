import { assertNever } from '@shared/assert-never';
import type {
  Command,
  CommandBody,
  CommandOf,
  CommandOutcome,
  Episode,
  Message,
  RefusalCode,
  Thread,
} from '@shared/domain';
import {
  episodeAssigned,
  episodePlanned,
  episodeReopened,
  episodeResolved,
  episodeSnoozed,
  episodeTaken,
  episodeTransferred,
  withIntent,
  withWork,
} from '@shared/rules';
import { seesAllWhispers, type Viewer } from '../../../src-desk/viewer';
import { TARGET_MINUTES, type ModelDesk } from './desk';

const MAX_NEW_MESSAGES = 200;

/** Why a command was not carried out, or null: it was. */
type Verdict =
  | null
  | { readonly status: 'refused'; readonly code: RefusalCode }
  | { readonly status: 'conflict'; readonly newMessages: Message[] };

const refused = (code: RefusalCode): Verdict => ({ status: 'refused', code });

interface Scoped {
  readonly thread: Thread;
  readonly episode: Episode;
}

/** Carries commands out one after the other, each once. */
export function runCommands(
  desk: ModelDesk,
  viewer: Viewer,
  commands: readonly Command[],
): CommandOutcome[] {
  return commands.map((command) => desk.write(() => runCommand(desk, viewer, command)));
}

/** Carries a command out, or gives the answer that it got before. */
function runCommand(desk: ModelDesk, viewer: Viewer, command: Command): CommandOutcome {
  const { answers, effects } = desk.state;
  const { id } = command;
  const body = JSON.stringify(command.body);
  const known = answers.get(id);
  if (known) {
    if (known.agentId === viewer.agentId && known.body === body) return known.outcome;
    return { id, status: 'refused', code: 'id-reused', message: 'refused: id-reused' };
  }
  const verdict = carryOut(desk, viewer, command.body);
  const outcome = outcomeOf(id, verdict, desk.seq);
  if (verdict === null) effects.push({ commandId: id, agentId: viewer.agentId });
  answers.set(id, { agentId: viewer.agentId, body, outcome });
  return outcome;
}

function outcomeOf(id: string, verdict: Verdict, seq: number): CommandOutcome {
  if (verdict === null) return { id, status: 'applied', upTo: seq };
  if (verdict.status === 'conflict') return { id, ...verdict };
  return { id, ...verdict, message: `refused: ${verdict.code}` };
}

function carryOut(desk: ModelDesk, viewer: Viewer, body: CommandBody): Verdict {
  switch (body.kind) {
    case 'offer-outcome':
      return offerOutcome(desk, viewer, body);
    case 'merge-customers':
      return mergeCustomers(desk, viewer, body);
    case 'pin':
      return pin(desk, viewer, body);
    case 'presence':
      desk.presence.choose(viewer.agentId, body.presence);
      return null;
    case 'whisper':
      if (viewer.role !== 'lead') return refused('not-allowed');
      return inScope(desk, viewer, body, body.threadId, (scoped) =>
        write(desk, viewer, scoped, body),
      );
    case 'reply':
    case 'note':
      return inScope(desk, viewer, body, body.threadId, (scoped) =>
        write(desk, viewer, scoped, body),
      );
    case 'resolve':
    case 'reopen':
    case 'snooze':
    case 'wake':
    case 'plan':
    case 'assign':
    case 'transfer':
    case 'tag':
    case 'intent':
      return inScope(desk, viewer, body, null, (scoped) =>
        changeEpisode(desk, viewer, scoped, body),
      );
    default:
      return assertNever(body);
  }
}

function inScope(
  desk: ModelDesk,
  viewer: Viewer,
  { episodeId }: { readonly episodeId: string },
  threadId: string | null,
  then: (scoped: Scoped) => Verdict,
): Verdict {
  const episode = desk.find('episode', episodeId);
  const thread = episode && desk.find('thread', episode.threadId);
  if (!episode || !thread || (threadId !== null && thread.id !== threadId)) {
    return refused('not-found');
  }
  if (!viewer.teamIds.includes(thread.teamId)) return refused('out-of-scope');
  return then({ thread, episode });
}

function write(
  desk: ModelDesk,
  viewer: Viewer,
  { thread, episode }: Scoped,
  body: CommandOf<'reply'> | CommandOf<'note'> | CommandOf<'whisper'>,
): Verdict {
  const draft = { id: body.messageId, side: 'agent', agentId: viewer.agentId } as const;
  const { text } = body;
  if (body.kind === 'reply') return reply(desk, viewer, thread, episode, body);
  const toAgentId = body.kind === 'whisper' ? body.toAgentId : null;
  if (toAgentId !== null) {
    const addressee = desk.find('agent', toAgentId);
    if (!addressee?.teamIds.includes(thread.teamId)) return refused('invalid');
  }
  if (desk.find('message', body.messageId)) return refused('id-reused');
  desk.append(thread, episode, { ...draft, kind: body.kind, toAgentId, text, delivery: null });
  if (toAgentId !== null) desk.hub.whisper(toAgentId, thread.id, body.messageId);
  return null;
}

function reply(
  desk: ModelDesk,
  viewer: Viewer,
  thread: Thread,
  named: Episode,
  body: CommandOf<'reply'>,
): Verdict {
  if (body.text.trim() === '' && body.attachmentIds.length === 0) return refused('invalid');
  if (desk.find('message', body.messageId)) return refused('id-reused');
  if (!body.acceptStale) {
    const newMessages = unseenMessages(desk, viewer, body);
    if (newMessages.length > 0) return { status: 'conflict', newMessages };
  }
  const { uploads } = desk.state;
  const files = body.attachmentIds.flatMap((id) => {
    const upload = uploads.get(id);
    if (upload?.agentId !== viewer.agentId || upload.messageId !== null) return [];
    return [upload.attachment];
  });
  if (files.length !== body.attachmentIds.length) return refused('attachment-missing');
  const last = desk.lastEpisode(thread.id) ?? named;
  const episode: Episode = {
    ...episodeTaken(last, { agentId: viewer.agentId, at: desk.clock.now() }),
    resolvedAt: null,
    resolvedById: null,
    outcome: null,
    assigneeId: last.assigneeId ?? viewer.agentId,
  };
  const draft = { id: body.messageId, kind: 'message', side: 'agent', text: body.text } as const;
  desk.append(
    thread,
    episode,
    { ...draft, agentId: viewer.agentId, toAgentId: null, delivery: 'sent' },
    files,
  );
  return null;
}

function positionSeen(desk: ModelDesk, threadId: string, seenId: string | null): number {
  if (seenId === null) return 0;
  const seen = desk.find('message', seenId);
  if (seen?.threadId === threadId) return seen.position;
  const answers = desk
    .messagesOf(threadId)
    .filter(({ kind, side }) => kind === 'message' && side === 'agent');
  return answers.at(-1)?.position ?? 0;
}

function unseenMessages(desk: ModelDesk, viewer: Viewer, body: CommandOf<'reply'>): Message[] {
  const seen = positionSeen(desk, body.threadId, body.lastSeenMessageId);
  const later = desk
    .messagesOf(body.threadId)
    .filter(({ position }) => position > seen)
    .slice(-MAX_NEW_MESSAGES);
  const isNews = ({ kind, side, agentId }: Message): boolean =>
    kind === 'message' && (side === 'customer' || (side === 'agent' && agentId !== viewer.agentId));
  if (!later.some(isNews)) return [];
  return later.filter(
    ({ kind, agentId, toAgentId }) =>
      kind !== 'whisper' ||
      seesAllWhispers(viewer) ||
      agentId === viewer.agentId ||
      toAgentId === viewer.agentId,
  );
}

function customerWrote(desk: ModelDesk, threadId: string, seenId: string | undefined): boolean {
  if (seenId === undefined) return false;
  const seen = positionSeen(desk, threadId, seenId);
  return desk
    .messagesOf(threadId)
    .some(({ side, position }) => side === 'customer' && position > seen);
}

type EpisodeBody = Exclude<
  CommandBody,
  { kind: 'reply' | 'note' | 'whisper' | 'pin' | 'offer-outcome' | 'merge-customers' | 'presence' }
>;

function changeEpisode(
  desk: ModelDesk,
  viewer: Viewer,
  { thread, episode }: Scoped,
  body: EpisodeBody,
): Verdict {
  const now = desk.clock.now();
  const doer = { agentId: viewer.agentId, at: now };
  const resolved = episode.state === 'resolved';
  const save = (changed: Episode): Verdict => {
    desk.saveEpisode(changed);
    return null;
  };
  switch (body.kind) {
    case 'resolve': {
      if (resolved) return refused('already-done');
      if (customerWrote(desk, thread.id, body.lastSeenMessageId)) return refused('customer-wrote');
      const done = episodeResolved(episode, { ...doer, outcome: body.outcome });
      return save(withWork(done, viewer.agentId, body.workMs));
    }
    case 'reopen':
      if (!resolved) return refused('already-done');
      if (desk.lastEpisode(thread.id)?.id !== episode.id) return refused('invalid');
      return save(episodeReopened(episode, now, TARGET_MINUTES));
    case 'snooze':
      if (resolved) return refused('already-done');
      if (customerWrote(desk, thread.id, body.lastSeenMessageId)) return refused('customer-wrote');
      return save(episodeSnoozed(episode, body.snooze, doer, body.plan));
    case 'plan':
      if (resolved) return refused('already-done');
      if (customerWrote(desk, thread.id, body.lastSeenMessageId)) return refused('customer-wrote');
      return save(episodePlanned(episode, body.plan, doer));
    case 'wake':
      if (episode.state !== 'snoozed') return refused('already-done');
      return save(episodeReopened(episode, now, TARGET_MINUTES));
    case 'assign':
      return assign(desk, viewer, { thread, episode }, body);
    case 'transfer':
      return transfer(desk, viewer, { thread, episode }, body);
    case 'tag': {
      if (episode.tagIds.includes(body.tagId) === body.on) return null;
      if (body.on && !desk.find('tag', body.tagId)) return refused('not-found');
      const others = episode.tagIds.filter((tagId) => tagId !== body.tagId);
      return save({ ...episode, tagIds: body.on ? [...others, body.tagId] : others });
    }
    case 'intent':
      return intent(desk, { thread, episode }, body);
    default:
      return assertNever(body);
  }
}

function refusalToGive(
  desk: ModelDesk,
  viewer: Viewer,
  { thread, episode }: Scoped,
  toAgentId: string | null,
  toTeamId: string | null,
): Verdict {
  const isMine = episode.assigneeId === null || episode.assigneeId === viewer.agentId;
  if (!isMine && viewer.role !== 'lead') return refused('not-allowed');
  if (episode.state === 'resolved') return refused('already-done');
  const teamId = toTeamId ?? thread.teamId;
  if (!desk.find('team', teamId)) return refused('not-found');
  if (toAgentId === null) return null;
  const agent = desk.find('agent', toAgentId);
  if (!agent) return refused('not-found');
  return agent.teamIds.includes(teamId) ? null : refused('invalid');
}

function assign(
  desk: ModelDesk,
  viewer: Viewer,
  { thread, episode }: Scoped,
  body: CommandOf<'assign'>,
): Verdict {
  const refusal = refusalToGive(desk, viewer, { thread, episode }, body.assigneeId, body.teamId);
  if (refusal) return refusal;
  const teamId = body.teamId ?? thread.teamId;
  const by = { agentId: viewer.agentId, at: desk.clock.now() };
  const assigned = episodeAssigned(episode, { assigneeId: body.assigneeId, teamId }, by);
  desk.saveIn(thread, assigned);
  return null;
}

function transfer(
  desk: ModelDesk,
  viewer: Viewer,
  { thread, episode }: Scoped,
  body: CommandOf<'transfer'>,
): Verdict {
  if (thread.id !== body.threadId) return refused('not-found');
  const refusal = refusalToGive(desk, viewer, { thread, episode }, body.toAgentId, body.teamId);
  if (refusal) return refusal;
  if (desk.find('message', body.messageId)) return refused('id-reused');
  desk.append(thread, episode, {
    id: body.messageId,
    kind: 'note',
    side: 'agent',
    agentId: viewer.agentId,
    toAgentId: null,
    text: body.brief,
    delivery: null,
  });
  const by = { agentId: viewer.agentId, at: desk.clock.now() };
  const to = { ...body, teamId: body.teamId ?? thread.teamId };
  desk.saveIn(thread, withWork(episodeTransferred(episode, to, by), by.agentId, body.workMs));
  return null;
}

function intent(desk: ModelDesk, { thread, episode }: Scoped, body: CommandOf<'intent'>): Verdict {
  const isKnown = episode.intents.some(({ id }) => id === body.intentId);
  if (!isKnown && body.label === null) return refused('not-found');
  if (!isKnown && episode.intents.length >= 50) return refused('invalid');
  if (body.messageId !== null) {
    if (desk.find('message', body.messageId)?.threadId !== thread.id) return refused('not-found');
  }
  desk.saveEpisode({ ...episode, intents: withIntent(episode.intents, body) });
  return null;
}

function currentId(desk: ModelDesk, customerId: string): string {
  return desk.state.aliases.get(customerId) ?? customerId;
}

function mergeCustomers(
  desk: ModelDesk,
  viewer: Viewer,
  body: CommandOf<'merge-customers'>,
): Verdict {
  const keepId = currentId(desk, body.keepId);
  const goneId = currentId(desk, body.mergeId);
  if (keepId === goneId) return body.keepId === body.mergeId ? refused('invalid') : null;
  const keep = desk.find('customer', keepId);
  const gone = desk.find('customer', goneId);
  if (!keep || !gone) return refused('not-found');
  const threads = [...desk.table('thread').values()].map(({ doc }) => doc);
  const of = (id: string): Thread[] => threads.filter((each) => each.customerId === id);
  const isTheirs = (thread: Thread): boolean => viewer.teamIds.includes(thread.teamId);
  const both = [of(keepId), of(goneId)];
  if (!both.every((some) => some.length > 0 && some.every(isTheirs))) {
    return refused('out-of-scope');
  }
  desk.mergeCustomers(keep, gone);
  return null;
}

function pin(desk: ModelDesk, viewer: Viewer, body: CommandOf<'pin'>): Verdict {
  const message = desk.find('message', body.messageId);
  const thread = desk.find('thread', body.threadId);
  if (!thread || message?.threadId !== thread.id || message.kind === 'whisper') {
    return refused('not-found');
  }
  if (!viewer.teamIds.includes(thread.teamId)) return refused('out-of-scope');
  if ((message.pinned ?? false) === body.on) return null;
  const episode = desk.find('episode', message.episodeId);
  if (episode?.state === 'resolved') {
    desk.reveal(thread.customerId);
    desk.touch('thread', [thread.id]);
    desk.touch('episode', [episode.id]);
  }
  desk.put('message', { ...message, pinned: body.on });
  return null;
}

function offerOutcome(desk: ModelDesk, viewer: Viewer, made: CommandOf<'offer-outcome'>): Verdict {
  const body = { ...made, customerId: currentId(desk, made.customerId) };
  const visible = [...desk.table('thread').values()].some(
    ({ doc }) => doc.customerId === body.customerId && viewer.teamIds.includes(doc.teamId),
  );
  if (!visible) return refused('out-of-scope');
  if (!desk.find('offer', body.offerId)) return refused('not-found');
  const id = `${body.offerId}:${body.customerId}`;
  if (body.outcome === 'shown' && desk.find('offerOutcome', id)) return null;
  const { offerId, customerId, episodeId, outcome } = body;
  const at = desk.clock.now();
  desk.put('offerOutcome', {
    id,
    offerId,
    customerId,
    episodeId,
    agentId: viewer.agentId,
    outcome,
    at,
  });
  return null;
}
