import type { OutboxItem, Wait } from '@shared/ipc';
import { isChange } from './outbox-words';

/** What can be done about something in the outbox. */
export type EntryAction = 'open' | 'retry' | 'dismiss' | 'send-now' | 'take-back';

/** The actions that make sense, in the order in which they are offered. */
export function entryActions(item: OutboxItem, wait: Wait): readonly EntryAction[] {
  const { state, body, threadId } = item;
  const open: readonly EntryAction[] = threadId === null ? [] : ['open'];
  const isText = !isChange(body) && body.kind !== 'presence';
  switch (state) {
    case 'failed': {
      // Whoever puts an episode aside must have read what came in: it is tried again in the thread.
      const mustRead = (body.kind === 'resolve' || body.kind === 'snooze') && threadId !== null;
      const retry: readonly EntryAction[] = mustRead ? [] : ['retry'];
      return isText ? [...retry, ...open] : [...retry, ...open, 'dismiss'];
    }
    case 'conflict':
      return isText ? open : [...open, 'dismiss'];
    case 'queued': {
      const takeBack: readonly EntryAction[] = item.changeable ? ['take-back'] : [];
      return wait.why === 'held' || wait.why === 'scheduled'
        ? ['send-now', ...takeBack, ...open]
        : [...takeBack, ...open];
    }
    case 'sending':
    case 'confirming':
      return open;
  }
}
