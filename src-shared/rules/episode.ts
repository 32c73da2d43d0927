import type { CameBack, Episode, Intent, Message, Plan, Snooze } from '../domain';
import { dueAt, isPutAside } from './plan';
import { lastMessageOf } from './preview';

const MINUTE_MS = 60_000;

/** Who does something with an episode, and when (Unix ms). */
export interface Doer {
  readonly agentId: string;
  readonly at: number;
}

/**
 * An episode after a message between customer and agent (never a note or a whisper).
 *
 * Who wrote last decides the state: the customer's message makes it wait on us and starts the
 * target, an agent's answer makes it wait on the customer and ends the target. A customer's message
 * wakes a snoozed episode only if the snooze allows it. The system's messages change no state.
 *
 * @param targetMinutes from the customer's first unanswered message to the target
 * @returns a new episode; the given one is not changed
 */
export function episodeAfterMessage(
  episode: Episode,
  message: Pick<Message, 'id' | 'side' | 'at' | 'text' | 'attachments'>,
  targetMinutes: number,
): Episode {
  if (message.side === 'system') return episode;
  const sameTurn = episode.lastMessage?.side === message.side;
  const turns = sameTurn
    ? episode.turns
    : { ...episode.turns, [message.side]: episode.turns[message.side] + 1 };
  const written = { ...episode, lastMessage: lastMessageOf(message), turns };
  if (message.side === 'agent') return { ...written, ...waitingOnCustomer, ...settled(episode) };
  const next = { ...written, lastCustomerMessageAt: message.at };
  if (episode.state === 'snoozed' && episode.snooze?.wakeOnReply === false) return next;
  const waitingSince = episode.waitingSince ?? message.at;
  return {
    ...next,
    ...contextOf(episode, 'customer', message.at),
    state: 'waiting-on-us',
    snooze: null,
    waitingSince,
    targetAt: waitingSince + targetMinutes * MINUTE_MS,
  };
}

const waitingOnCustomer = {
  state: 'waiting-on-customer',
  snooze: null,
  waitingSince: null,
  targetAt: null,
} as const;

/** What was planned is done, and why it came back is dealt with. */
function settled(episode: Episode): Pick<Episode, 'plan' | 'cameBack'> {
  return {
    ...(episode.plan ? { plan: null } : {}),
    ...(episode.cameBack ? { cameBack: null } : {}),
  };
}

/** What somebody should know of an episode that comes back; nothing new if nothing was said. */
function contextOf(
  episode: Episode,
  cause: CameBack['cause'],
  at: number,
): Pick<Episode, 'plan' | 'cameBack'> {
  const plan = episode.plan ?? null;
  const { snooze } = episode;
  if (!isPutAside(episode) || (plan === null && snooze === null)) return {};
  return {
    ...settled(episode),
    cameBack: {
      at,
      cause,
      reason: snooze?.reason ?? '',
      plan,
      asideById: snooze?.byId ?? plan?.byId ?? null,
      asideAt: snooze?.at ?? plan?.at ?? null,
    },
  };
}

/** A plan as its author makes it. */
function planBy(plan: Plan | null, by: Doer): Plan | null {
  return plan && { ...plan, byId: by.agentId, at: by.at };
}

/**
 * An episode put aside.
 *
 * @param plan who moves next meanwhile; undefined: what was planned stays
 */
export function episodeSnoozed(
  episode: Episode,
  snooze: Snooze,
  by: Doer,
  plan?: Plan | null,
): Episode {
  return {
    ...episodeTaken(episode, by),
    ...(episode.cameBack ? { cameBack: null } : {}),
    ...(plan === undefined ? {} : { plan: planBy(plan, by) }),
    state: 'snoozed',
    snooze: { ...snooze, byId: by.agentId, at: by.at },
    waitingSince: null,
    targetAt: null,
  };
}

/**
 * An episode with another plan. One that came back to be looked at waits on the customer again: who
 * makes a plan has looked. What the customer waits for is not put aside by a plan.
 */
export function episodePlanned(episode: Episode, plan: Plan | null, by: Doer): Episode {
  const planned: Episode = {
    ...episodeTaken(episode, by),
    ...(episode.cameBack ? { cameBack: null } : {}),
    plan: planBy(plan, by),
  };
  return plan !== null && episode.state === 'waiting-on-us' && episode.waitingSince === null
    ? { ...planned, ...waitingOnCustomer }
    : planned;
}

/** An episode resolved by an agent at a time (Unix ms), with how it ended. */
export function episodeResolved(
  episode: Episode,
  by: Doer & { readonly outcome: string | null },
): Episode {
  return {
    ...episodeTaken(episode, by),
    ...settled(episode),
    state: 'resolved',
    snooze: null,
    waitingSince: null,
    targetAt: null,
    resolvedAt: by.at,
    resolvedById: by.agentId,
    outcome: by.outcome,
  };
}

/**
 * An episode that is open again after a snooze or a resolution: it waits on whoever did not write
 * last.
 *
 * @param now Unix ms; a target for us starts here, because nobody was late while it slept
 */
export function episodeReopened(episode: Episode, now: number, targetMinutes: number): Episode {
  const open = { ...episode, resolvedAt: null, resolvedById: null, outcome: null };
  if (episode.lastMessage?.side !== 'customer') return { ...open, ...waitingOnCustomer };
  return {
    ...open,
    state: 'waiting-on-us',
    snooze: null,
    waitingSince: now,
    targetAt: now + targetMinutes * MINUTE_MS,
  };
}

/**
 * An episode at a time that somebody set for it (see `dueAt`): it comes back to be looked at, or goes
 * back because nobody took what was handed on. Nobody was late while it lay aside: where the customer
 * waits for an answer the target starts now, otherwise there is none.
 *
 * @param now Unix ms
 * @returns the given one when nothing is due
 */
export function episodeDue(episode: Episode, now: number, targetMinutes: number): Episode {
  const due = dueAt(episode);
  if (due === null || due.at > now) return episode;
  if (due.what === 'fallback') return episodeNotTaken(episode, now);
  const context = contextOf(episode, 'time', now);
  if (episode.lastMessage?.side === 'customer') {
    return { ...episodeReopened(episode, now, targetMinutes), ...context };
  }
  return {
    ...episode,
    ...context,
    state: 'waiting-on-us',
    snooze: null,
    waitingSince: null,
    targetAt: null,
  };
}

/** An episode that was handed on and goes back, because nobody took it. */
function episodeNotTaken(episode: Episode, now: number): Episode {
  const { brief } = episode;
  if (!brief?.fallback) return episode;
  return {
    ...episode,
    assigneeId: brief.fallback.agentId,
    teamId: brief.fallback.teamId,
    brief: { ...brief, fallback: null },
    cameBack: {
      at: now,
      cause: 'not-taken',
      reason: '',
      plan: episode.plan ?? null,
      asideById: brief.toAgentId,
      asideAt: brief.at,
    },
  };
}

/** An episode after somebody did something with it: then what was handed on is taken. */
export function episodeTaken(episode: Episode, by: Doer): Episode {
  const { brief } = episode;
  if (!brief || brief.takenAt !== null || brief.fromAgentId === by.agentId) return episode;
  return { ...episode, brief: { ...brief, takenAt: by.at, fallback: null } };
}

/** An episode given to somebody, or to nobody. Whoever gives it on decides where it goes. */
export function episodeAssigned(
  episode: Episode,
  to: { readonly assigneeId: string | null; readonly teamId: string },
  by: Doer,
): Episode {
  const assigned = { ...episode, assigneeId: to.assigneeId, teamId: to.teamId };
  const taken = to.assigneeId === by.agentId ? episodeTaken(assigned, by) : assigned;
  return taken.brief?.fallback ? { ...taken, brief: { ...taken.brief, fallback: null } } : taken;
}

/** An episode handed on with a brief. */
export function episodeTransferred(
  episode: Episode,
  transfer: {
    readonly toAgentId: string | null;
    readonly teamId: string;
    readonly brief: string;
    readonly fallback: { readonly at: number; readonly to: 'author' | 'team' } | null;
  },
  by: Doer,
): Episode {
  const { toAgentId, teamId, fallback } = transfer;
  return {
    ...episode,
    assigneeId: toAgentId,
    teamId,
    transfers: (episode.transfers ?? 0) + 1,
    brief: {
      text: transfer.brief,
      fromAgentId: by.agentId,
      toAgentId,
      at: by.at,
      takenAt: null,
      fallback: fallback && {
        at: fallback.at,
        agentId: fallback.to === 'author' ? by.agentId : null,
        teamId: episode.teamId,
      },
    },
  };
}

/** The most agents whose work is kept; see `effortSchema`. */
const MAX_WORKERS = 100;

/**
 * An episode with the focused work that somebody put into it so far.
 *
 * @param workMs all of theirs; undefined: nothing was told
 */
export function withWork(episode: Episode, agentId: string, workMs: number | undefined): Episode {
  if (workMs === undefined) return episode;
  const effort = episode.effort ?? [];
  const known = effort.find((each) => each.agentId === agentId);
  if (known ? known.workMs >= workMs : effort.length >= MAX_WORKERS || workMs === 0) return episode;
  const others = effort.filter((each) => each.agentId !== agentId);
  return { ...episode, effort: [...others, { agentId, workMs }] };
}

/** The intents after one of them was added or changed. */
export function withIntent(
  intents: readonly Intent[],
  change: {
    readonly intentId: string;
    readonly label: string | null;
    readonly state: Intent['state'];
    readonly messageId: string | null;
  },
): Intent[] {
  const known = intents.find((intent) => intent.id === change.intentId);
  const intent: Intent = {
    id: change.intentId,
    label: change.label ?? known?.label ?? change.intentId,
    state: change.state,
    messageId: change.messageId ?? known?.messageId ?? null,
  };
  return known
    ? intents.map((each) => (each.id === intent.id ? intent : each))
    : [...intents, intent];
}

/** Whether an episode still needs somebody. */
export function isOpen(episode: Pick<Episode, 'state'>): boolean {
  return episode.state !== 'resolved';
}
