import type { Channel, Customer, Episode } from '../domain';
import type { InboxConditions } from '../ipc';
import { channelRules, replyWindowClosesAt } from './channels';
import { hasPlan } from './plan';

/** What conditions are checked against. */
export interface ConditionRow {
  readonly episode: Episode;
  readonly thread: { readonly channel: Channel };
  readonly customer: Pick<Customer, 'language' | 'value'>;
}

/** What only this computer knows. */
export interface ConditionContext {
  /** Unix ms. */
  readonly now: number;
  hasDraft(threadId: string): boolean;
  /** Up to when (Unix ms) the thread was looked at; 0: never. */
  seenAt(threadId: string): number;
  cameBack(threadId: string): boolean;
}

/** A window closes soon for this part of its length: 4 hours of a day, 28 hours of a week. */
const CLOSING_PART = 1 / 6;

/**
 * How long before its end a channel's reply window counts as closing.
 *
 * @returns milliseconds, or null when replies are taken for ever
 */
export function closingSoonMs(channel: Channel): number | null {
  const { replyWindowMs } = channelRules[channel];
  return replyWindowMs === null ? null : replyWindowMs * CLOSING_PART;
}

/** Whether a channel soon takes no reply any more; false when that is so already. */
export function isWindowClosing(
  channel: Channel,
  lastCustomerMessageAt: number | null,
  now: number,
): boolean {
  const closesAt = replyWindowClosesAt(channel, lastCustomerMessageAt);
  const soonMs = closingSoonMs(channel);
  if (closesAt === null || soonMs === null) return false;
  return now < closesAt && closesAt - now <= soonMs;
}

/** Whether conditions ask for anything. */
export function hasConditions(conditions: InboxConditions): boolean {
  return Object.values(conditions).some((each) => (Array.isArray(each) ? each.length > 0 : each));
}

/** Whether a row of the inbox meets conditions. The store's queries say the same in SQL. */
export function meetsConditions(
  { episode, thread, customer }: ConditionRow,
  conditions: InboxConditions,
  context: ConditionContext,
): boolean {
  const { now } = context;
  const { threadId, lastMessage } = episode;
  const checks: readonly (readonly [asked: boolean | undefined, met: () => boolean])[] = [
    [
      conditions.unread,
      () => lastMessage?.side === 'customer' && lastMessage.at > context.seenAt(threadId),
    ],
    [conditions.draft, () => context.hasDraft(threadId)],
    [
      conditions.late,
      () =>
        episode.state === 'waiting-on-us' && episode.targetAt !== null && episode.targetAt <= now,
    ],
    [
      conditions.closing,
      () => isWindowClosing(thread.channel, episode.lastCustomerMessageAt ?? null, now),
    ],
    [conditions.noPlan, () => !hasPlan(episode)],
    [conditions.cameBack, () => context.cameBack(threadId)],
  ];
  return (
    isChosen(conditions.assigneeIds, episode.assigneeId) &&
    isChosen(conditions.teamIds, episode.teamId) &&
    isChosen(conditions.channels, thread.channel) &&
    isChosen(conditions.languages, customer.language) &&
    isChosen(conditions.values, customer.value) &&
    isAnyChosen(conditions.tagIds, episode.tagIds) &&
    checks.every(([asked, met]) => asked !== true || met())
  );
}

function isChosen<T>(choices: readonly T[] | undefined, value: T | null): boolean {
  if (choices === undefined || choices.length === 0) return true;
  return value !== null && choices.includes(value);
}

function isAnyChosen<T>(choices: readonly T[] | undefined, values: readonly T[]): boolean {
  if (choices === undefined || choices.length === 0) return true;
  return values.some((value) => choices.includes(value));
}
