import { createParser } from 'eventsource-parser';
import { deskEventSchema, HEARTBEAT_INTERVAL_MS } from '@shared/protocol';
import type { LiveEvent } from '../connector';
import type { DeskAnswer } from './http';
import { connectorError } from './transport-errors';

/** Three heartbeats that did not come: the stream is dead, whatever the socket says. */
export const EVENTS_SILENCE_LIMIT_MS = 3 * HEARTBEAT_INTERVAL_MS;

const EVENT_MAX_LENGTH = 1024 * 1024;

function readData(name: string, data: string): LiveEvent | 'wipe' | null {
  let raw: unknown;
  try {
    raw = JSON.parse(data);
  } catch {
    return null;
  }
  if (typeof raw !== 'object' || raw === null) return null;
  const parsed = deskEventSchema.safeParse({ ...raw, type: name });
  if (!parsed.success) return null;
  const event = parsed.data;
  switch (event.type) {
    case 'changes':
    case 'typing':
    case 'looking':
    case 'whisper':
      return event;
    case 'presence':
      return { type: 'presence', agentId: event.agentId, presence: event.presence };
    case 'heartbeat':
      return null;
    case 'wipe':
      return 'wipe';
  }
}

/**
 * Reads an event stream until it ends. Events that are unknown or cannot be read are passed over:
 * nothing of what they say is lost, because changes are asked for by cursor.
 *
 * @param onEvent called with `open` first
 * @returns never; rejects with `cut` when the stream ends
 */
export async function readEvents(
  answer: DeskAnswer,
  onEvent: (event: LiveEvent) => void,
): Promise<never> {
  let ended = false;
  const parser = createParser({
    maxBufferSize: EVENT_MAX_LENGTH,
    onEvent: (message) => {
      const event = readData(message.event ?? '', message.data);
      // Said to whoever listens: only the answer to a call proves that it is meant.
      if (event === 'wipe') ended = true;
      else if (event) onEvent(event);
    },
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') ended = true;
    },
  });
  const decoder = new TextDecoder();
  onEvent({ type: 'open' });
  for await (const chunk of answer.chunks()) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (ended) break;
  }
  throw connectorError('cut');
}
