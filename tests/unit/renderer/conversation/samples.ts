import type { Episode, Message } from '@shared/domain';
import type { MessageView } from '@shared/ipc';

/** A morning to count from. */
export const MORNING = new Date(2026, 10, 20, 9, 0).getTime();
export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** A message as the conversation shows it; give what matters for the test. */
export function messageView(given: Partial<MessageView> & { readonly id: string }): MessageView {
  return {
    threadId: 't1',
    episodeId: 'e1',
    kind: 'message',
    side: 'customer',
    agentId: null,
    toAgentId: null,
    text: `text of ${given.id}`,
    at: MORNING,
    position: 1,
    attachments: [],
    delivery: null,
    quotedMessageId: null,
    authorName: null,
    toAgentName: null,
    pending: null,
    ...given,
  };
}

/** A confirmed message of the domain. */
export function message(given: Partial<Message> & { readonly id: string }): Message {
  const { authorName: _author, toAgentName: _to, pending: _pending, ...rest } = messageView(given);
  return rest;
}

/** An episode that waits on us; give what matters for the test. */
export function episode(given: Partial<Episode> = {}): Episode {
  return {
    id: 'e1',
    threadId: 't1',
    customerId: 'c1',
    teamId: 'team',
    number: 1,
    assigneeId: 'rosa',
    state: 'waiting-on-us',
    openedAt: MORNING,
    waitingSince: MORNING,
    targetAt: MORNING + 30 * MINUTE,
    snooze: null,
    resolvedAt: null,
    resolvedById: null,
    outcome: null,
    intents: [],
    tagIds: [],
    lastMessage: null,
    lastCustomerMessageAt: null,
    turns: { customer: 1, agent: 0 },
    ...given,
  };
}
