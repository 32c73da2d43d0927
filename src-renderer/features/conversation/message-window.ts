import type { MessageAnchor, MessageView } from '@shared/ipc';

/*
 * A conversation holds one bounded window of messages, whatever the length of the thread. Moving
 * through the thread means asking for another, overlapping window; a change in the thread means
 * asking for the same one again. So the number of elements on screen never grows.
 */

/** Messages asked for when a thread opens: enough for a tall screen, quick to paint. */
export const FIRST_WINDOW = 40;
/** Messages held while moving through the thread. */
export const MOVING_WINDOW = 120;
/** How near to the edge of the window the next one is asked for. */
const EDGE = 16;
/** How much of the old window stays on the far side of what is visible. */
const KEEP_BEHIND = 24;

/** Which window is asked for; the request of `conversation.messages` without its thread. */
export interface WindowRequest {
  readonly anchor: MessageAnchor;
  readonly limit: number;
}

/** The end of the thread. */
export const endWindow: WindowRequest = { anchor: { at: 'end' }, limit: FIRST_WINDOW };

/** The surroundings of a message, for a search hit. */
export function windowAround(messageId: string): WindowRequest {
  return { anchor: { at: 'around', messageId }, limit: FIRST_WINDOW };
}

/** The surroundings of a place in the thread, whatever message is there. */
export function windowAt(position: number): WindowRequest {
  return { anchor: { at: 'before', position: position + FIRST_WINDOW / 2 }, limit: FIRST_WINDOW };
}

/** What is held, and which part of it can be seen (indexes into `messages`). */
export interface WindowView {
  readonly messages: readonly Pick<MessageView, 'position' | 'pending'>[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
  readonly firstVisible: number;
  readonly lastVisible: number;
}

/**
 * The window to ask for next.
 *
 * @returns null while the visible part is far enough from the edges, or there is nothing beyond
 */
export function nextWindow(view: WindowView): WindowRequest | null {
  const confirmed = view.messages.filter((message) => message.pending === null);
  if (confirmed.length === 0) return null;
  if (view.hasBefore && view.firstVisible < EDGE) {
    const keep = confirmed[Math.min(view.lastVisible + KEEP_BEHIND, confirmed.length - 1)];
    return keep === undefined
      ? null
      : { anchor: { at: 'before', position: keep.position + 1 }, limit: MOVING_WINDOW };
  }
  if (view.hasAfter && view.lastVisible >= view.messages.length - EDGE) {
    const keep =
      confirmed[Math.max(0, Math.min(view.firstVisible, confirmed.length - 1) - KEEP_BEHIND)];
    return keep === undefined
      ? null
      : { anchor: { at: 'after', position: keep.position - 1 }, limit: MOVING_WINDOW };
  }
  return null;
}

/** Whether two requests ask for the same window. */
export function sameWindow(a: WindowRequest, b: WindowRequest): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
