import type { MessageView } from '@shared/ipc';
import { threadLink } from '@shared/rules';
import { composerOf } from '../composer/composer-link';
import type { MessageDeed } from './conversation-link';
import { setPinned } from './set-pinned';

/** What can be done with a message, in the order in which it is offered. */
export function deedsFor(message: MessageView): readonly MessageDeed[] {
  if (message.pending !== null) return [];
  const deeds: MessageDeed[] = [];
  if (message.kind === 'message' && message.side !== 'system') deeds.push('quote');
  if (message.text !== '') deeds.push('copy');
  deeds.push('copy-link');
  // What is for one person cannot be on top for everybody.
  if (message.kind !== 'whisper' && message.side !== 'system') deeds.push('pin');
  return deeds;
}

/**
 * Does it, if it suits the message.
 *
 * @returns whether it was done
 */
export async function doDeed(message: MessageView, deed: MessageDeed): Promise<boolean> {
  if (!deedsFor(message).includes(deed)) return false;
  switch (deed) {
    case 'copy':
      await navigator.clipboard.writeText(message.text);
      break;
    case 'copy-link':
      await navigator.clipboard.writeText(threadLink(message.threadId, message.id));
      break;
    case 'quote':
      composerOf(message.threadId)?.quote(message.id);
      break;
    case 'pin':
      await setPinned(message, message.pinned !== true);
      break;
    default:
      return deed satisfies never;
  }
  return true;
}
