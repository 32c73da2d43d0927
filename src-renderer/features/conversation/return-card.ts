import type { CustomerEvent, Episode, Intent } from '@shared/domain';
import type { MessageView } from '@shared/ipc';

const DAY_MS = 86_400_000;
/** A customer who comes back sooner remembers the talk as well as the agent does. */
const WORTH_TELLING_MS = DAY_MS;
/** A pause within an episode that is long enough to have been forgotten. */
const LONG_PAUSE_MS = 3 * DAY_MS;
const MAX_EVENTS = 3;

/** Where the "back after" card stands and what it is about. */
export interface ReturnPoint {
  /** The customer's first message after the absence. */
  readonly messageId: string;
  /** The end of the talk before and the return, Unix ms. */
  readonly leftAt: number;
  readonly backAt: number;
  /** The episode that was resolved before; null for a pause within the current one. */
  readonly previous: Episode | null;
}

/** What the card tells. */
export interface ReturnStory {
  readonly awayMs: number;
  readonly answered: readonly Intent[];
  readonly leftOpen: readonly Intent[];
  readonly outcome: string | null;
  /** What happened outside of the thread since, newest last. */
  readonly since: readonly CustomerEvent[];
}

/**
 * Finds the latest return of the customer in the current episode.
 *
 * @param messages a window of the thread, oldest first
 * @param episodes all episodes, oldest first
 * @returns null when the customer was not away for long, or the return is outside of the window
 */
export function returnPointOf(
  messages: readonly MessageView[],
  episodes: readonly Episode[],
): ReturnPoint | null {
  const current = episodes.at(-1);
  if (current === undefined) return null;
  const previous = episodes.at(-2) ?? null;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message === undefined || message.episodeId !== current.id) return null;
    if (message.side !== 'customer') continue;
    const before = talkBefore(messages, index);
    const opensEpisode =
      before !== null ? before.episodeId !== current.id : isFirst(message, current);
    if (opensEpisode && previous?.resolvedAt != null) {
      const away = message.at - previous.resolvedAt;
      if (away < WORTH_TELLING_MS) return null;
      return { messageId: message.id, leftAt: previous.resolvedAt, backAt: message.at, previous };
    }
    if (before !== null && !opensEpisode && message.at - before.at >= LONG_PAUSE_MS) {
      return { messageId: message.id, leftAt: before.at, backAt: message.at, previous: null };
    }
  }
  return null;
}

/** The last message before an index that customer and agent exchanged, notes left out. */
function talkBefore(messages: readonly MessageView[], index: number): MessageView | null {
  for (let at = index - 1; at >= 0; at -= 1) {
    const message = messages[at];
    if (message?.kind === 'message' && message.side !== 'system') return message;
  }
  return null;
}

function isFirst(message: MessageView, episode: Episode): boolean {
  return Math.abs(message.at - episode.openedAt) < 1000;
}

/**
 * Collects what an agent should know before answering a customer who was away.
 *
 * @param events the customer's events in any order
 */
export function returnStory(
  point: ReturnPoint,
  current: Episode,
  events: readonly CustomerEvent[],
): ReturnStory {
  const intents = (point.previous ?? current).intents;
  return {
    awayMs: point.backAt - point.leftAt,
    answered: intents.filter((intent) => intent.state === 'answered'),
    leftOpen: point.previous === null ? [] : intents.filter((intent) => intent.state === 'open'),
    outcome: point.previous?.outcome ?? null,
    since: events
      .filter((event) => event.at > point.leftAt && event.at <= Math.max(point.backAt, Date.now()))
      .toSorted((a, b) => a.at - b.at)
      .slice(-MAX_EVENTS),
  };
}
