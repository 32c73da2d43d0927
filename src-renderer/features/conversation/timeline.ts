import type { Episode, EpisodeLogEntry } from '@shared/domain';
import type { MessageView } from '@shared/ipc';
import { isSameDay } from '../../ui/time-words';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A silence from this length on gets a separator that names it. */
export const PAUSE_MS = 2 * DAY_MS;
/** Messages of one author further apart than this show their own time. */
const SAME_BREATH_MS = 10 * MINUTE_MS;

/** Messages of one author in one breath, shown as one block. */
export interface TurnItem {
  readonly kind: 'turn';
  readonly key: string;
  readonly messages: readonly MessageView[];
}

/** One piece of the scroll, in order. Times in Unix ms. */
export type TimelineItem =
  | TurnItem
  | { readonly kind: 'beginning'; readonly key: string; readonly at: number }
  | { readonly kind: 'resolved'; readonly key: string; readonly episode: Episode }
  | { readonly kind: 'episode'; readonly key: string; readonly episode: Episode }
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'pause'; readonly key: string; readonly from: number; readonly to: number }
  | { readonly kind: 'log'; readonly key: string; readonly entries: readonly EpisodeLogEntry[] }
  | { readonly kind: 'back'; readonly key: string; readonly episode: Episode }
  | { readonly kind: 'new'; readonly key: string; readonly count: number };

/** What the scroll is made of. */
export interface TimelineInput {
  readonly messages: readonly MessageView[];
  /** All episodes of the thread, oldest first. */
  readonly episodes: readonly Episode[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
  /** The message before which the "back after" card stands; null when there is none. */
  readonly backBefore: string | null;
  /** The first message that is new, and how many are; null when none is. */
  readonly unread: { readonly messageId: string; readonly count: number } | null;
}

/**
 * Arranges a window of messages: turns grouped, with boundaries between episodes, days and pauses.
 *
 * @returns items with keys that stay the same when the window moves, so that nothing is remounted
 */
export function timelineOf(input: TimelineInput): TimelineItem[] {
  const items: TimelineItem[] = [];
  const episodes = new Map(input.episodes.map((episode) => [episode.id, episode]));
  let previous: MessageView | null = null;
  for (const message of input.messages) {
    if (previous === null) items.push(...opening(message, input, episodes));
    else {
      items.push(...logged(input.episodes, previous.at, message.at, previous.id));
      items.push(...between(previous, message, episodes, input.backBefore));
    }
    if (message.id === input.backBefore) {
      const episode = episodes.get(message.episodeId);
      if (episode) items.push({ kind: 'back', key: `back-${message.id}`, episode });
    }
    if (message.id === input.unread?.messageId) {
      items.push({ kind: 'new', key: 'new', count: input.unread.count });
    }
    appendMessage(items, message);
    previous = message;
  }
  if (previous !== null && !input.hasAfter) {
    items.push(...logged(input.episodes, previous.at, Infinity, previous.id));
  }
  const last = input.episodes.at(-1);
  if (previous !== null && !input.hasAfter && last?.state === 'resolved') {
    items.push({ kind: 'resolved', key: `resolved-${last.id}`, episode: last });
  }
  return items;
}

/** What happened between two messages. The end of an episode has a line of its own. */
function logged(
  episodes: readonly Episode[],
  from: number,
  to: number,
  after: string,
): TimelineItem[] {
  const entries = episodes
    .flatMap(({ log = [], resolvedAt }) =>
      log.filter(({ kind, at }) => !(kind === 'resolved' && at === resolvedAt)),
    )
    .filter(({ at }) => at >= from && at < to)
    .toSorted((a, b) => a.at - b.at);
  return entries.length === 0 ? [] : [{ kind: 'log', key: `log-${after}`, entries }];
}

function opening(
  first: MessageView,
  input: TimelineInput,
  episodes: ReadonlyMap<string, Episode>,
): TimelineItem[] {
  if (input.hasBefore) return [{ kind: 'day', key: `day-${first.id}`, at: first.at }];
  const episode = episodes.get(first.episodeId);
  return [
    { kind: 'beginning', key: 'beginning', at: first.at },
    ...(episode && episode.number > 1
      ? [{ kind: 'episode' as const, key: `episode-${episode.id}`, episode }]
      : []),
  ];
}

function between(
  previous: MessageView,
  next: MessageView,
  episodes: ReadonlyMap<string, Episode>,
  backBefore: string | null,
): TimelineItem[] {
  const items: TimelineItem[] = [];
  if (previous.episodeId !== next.episodeId) {
    const ended = episodes.get(previous.episodeId);
    const begun = episodes.get(next.episodeId);
    if (ended?.resolvedAt != null) {
      items.push({ kind: 'resolved', key: `resolved-${ended.id}`, episode: ended });
    } else if (begun) {
      items.push({ kind: 'episode', key: `episode-${begun.id}`, episode: begun });
    }
  }
  // One line is enough: the card says how long it was, the pause says which day it is.
  const newDay = { kind: 'day' as const, key: `day-${next.id}`, at: next.at };
  if (next.id === backBefore) items.push(newDay);
  else if (next.at - previous.at >= PAUSE_MS) {
    items.push({ kind: 'pause', key: `pause-${next.id}`, from: previous.at, to: next.at });
  } else if (!isSameDay(previous.at, next.at)) items.push(newDay);
  return items;
}

function appendMessage(items: TimelineItem[], message: MessageView): void {
  const last = items.at(-1);
  const before = last?.kind === 'turn' ? last.messages.at(-1) : undefined;
  if (last?.kind === 'turn' && before && belongsTogether(before, message)) {
    items[items.length - 1] = { ...last, messages: [...last.messages, message] };
  } else {
    items.push({ kind: 'turn', key: `turn-${message.id}`, messages: [message] });
  }
}

/** Whether two consecutive messages are one block: same author, same kind, same breath. */
export function belongsTogether(before: MessageView, after: MessageView): boolean {
  return (
    before.side === after.side &&
    before.kind === after.kind &&
    before.kind === 'message' &&
    before.agentId === after.agentId &&
    after.at - before.at < SAME_BREATH_MS &&
    // A message that needs a decision stands alone.
    before.pending?.state !== 'conflict' &&
    before.pending?.state !== 'failed' &&
    before.delivery !== 'failed'
  );
}
