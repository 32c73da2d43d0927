import type { Episode, Intent, Message, Snooze } from '../domain';
import { lastMessageOf } from './preview';

const MINUTE_MS = 60_000;

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
  if (message.side === 'agent') return { ...written, ...waitingOnCustomer };
  const next = { ...written, lastCustomerMessageAt: message.at };
  if (episode.state === 'snoozed' && episode.snooze?.wakeOnReply === false) return next;
  const waitingSince = episode.waitingSince ?? message.at;
  return {
    ...next,
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

/** An episode put aside. */
export function episodeSnoozed(episode: Episode, snooze: Snooze): Episode {
  return { ...episode, state: 'snoozed', snooze, waitingSince: null, targetAt: null };
}

/** An episode resolved by an agent at a time (Unix ms), with how it ended. */
export function episodeResolved(
  episode: Episode,
  by: { readonly agentId: string; readonly at: number; readonly outcome: string | null },
): Episode {
  return {
    ...episode,
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
