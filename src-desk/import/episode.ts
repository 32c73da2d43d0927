import type { Episode, Intent, Message } from '@shared/domain';
import { episodeAfterMessage, episodeResolved } from '@shared/rules';
import { newEpisode, type ThreadState } from '../services/threads';
import type { Dialogue } from './format';
import { humanised, systemText } from './readable';
import { messageTimes } from './times';

const MAX_INTENTS = 50;
const SHIFT_MS = 1000;

/** A dialogue as an episode at the end of its thread. */
export interface ImportedEpisode {
  readonly episode: Episode;
  readonly messages: readonly Message[];
  readonly state: ThreadState;
}

/**
 * Turns a dialogue into a resolved episode after what the thread already holds.
 *
 * @param startAt when it began, Unix ms; moved behind the thread's last message if it is before it
 * @param targetMinutes the desk's rule for targets
 */
export function episodeOf(
  dialogue: Dialogue,
  episodeId: string,
  before: { readonly state: ThreadState; readonly last: Episode | null },
  startAt: number,
  targetMinutes: number,
): ImportedEpisode {
  const { state, last } = before;
  const { thread } = state;
  const earliest = state.lastPosition === 0 ? 0 : state.lastAt + SHIFT_MS;
  const shift = Math.max(0, earliest - startAt);
  const times = messageTimes(dialogue, startAt);
  const messages = dialogue.messages.map(({ from, text }, index): Message => {
    return {
      id: `${episodeId}:${index + 1}`,
      threadId: thread.id,
      episodeId,
      kind: 'message',
      side: from,
      agentId: null,
      toAgentId: null,
      text: from === 'system' ? systemText(text) : text,
      at: (times[index] ?? startAt) + shift,
      position: state.lastPosition + index + 1,
      attachments: [],
      delivery: from === 'agent' ? 'read' : null,
      quotedMessageId: null,
    };
  });
  const firstOfCustomer = messages.find(({ side }) => side === 'customer')?.id ?? null;
  const labels = [...new Set((dialogue.intents ?? []).map(humanised))].filter(
    (label) => label !== '',
  );
  const intents = labels.slice(0, MAX_INTENTS).map(
    (label, index): Intent => ({
      id: `${episodeId}:i${index + 1}`,
      label: label.slice(0, 200),
      state: 'answered',
      messageId: firstOfCustomer,
    }),
  );
  const endAt = messages.at(-1)?.at ?? startAt;
  let episode: Episode = newEpisode(thread, last, {
    id: episodeId,
    at: messages[0]?.at ?? startAt,
    assigneeId: null,
    intents,
  });
  for (const message of messages) episode = episodeAfterMessage(episode, message, targetMinutes);
  const outcome = labels.length === 0 ? null : labels.join(', ').slice(0, 1000);
  return {
    episode: resolvedByNobody(episode, endAt, outcome),
    messages,
    state: {
      thread: { ...thread, lastMessageAt: endAt },
      lastAt: endAt,
      lastPosition: state.lastPosition + messages.length,
    },
  };
}

/** An episode that was resolved at a time (Unix ms), but by nobody on this desk. */
export function resolvedByNobody(episode: Episode, at: number, outcome: string | null): Episode {
  return { ...episodeResolved(episode, { agentId: '', at, outcome }), resolvedById: null };
}
