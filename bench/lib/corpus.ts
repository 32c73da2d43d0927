import type { PutRecord } from '@shared/domain';
import { seeded } from './random';

const SYLLABLES =
  'ba be bi bo da de di do fa fi ga go ha he ka ke la le li lo ma me mi na ne no'.split(' ');
const VOCABULARY = 40_000;
const WORDS_PER_MESSAGE = 14;
const MESSAGES_PER_THREAD = 40;
const FIRST_AT = 1_600_000_000_000;

/** The word of a rank: 0 is the most common one. Shorter words are more common, as in languages. */
export function wordOf(rank: number): string {
  let word = '';
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  }
  return word;
}

/** A text whose words are as unevenly common as those of a language (Zipf). */
function textOf(random: () => number): string {
  const count = 4 + Math.floor(random() * (WORDS_PER_MESSAGE * 2 - 8));
  return Array.from({ length: count }, () => wordOf(Math.floor(VOCABULARY ** random()) - 1)).join(
    ' ',
  );
}

/**
 * Made-up conversations as records, newest first, as a backfill brings them; each message's thread,
 * episode and customer come with it.
 *
 * @param messages how many
 * @returns batches of about `batchSize` records
 */
export function* corpus(messages: number, batchSize: number): Generator<PutRecord[]> {
  const random = seeded(7);
  let batch: PutRecord[] = [];
  for (let index = messages - 1; index >= 0; index -= 1) {
    const at = FIRST_AT + index * 1000;
    const n = Math.floor(index / MESSAGES_PER_THREAD);
    if (index % MESSAGES_PER_THREAD === MESSAGES_PER_THREAD - 1)
      batch.push(...threadRecords(n, at));
    batch.push({
      op: 'put',
      kind: 'message',
      id: `message-${index}`,
      rev: index + 1,
      doc: {
        id: `message-${index}`,
        threadId: `thread-${n}`,
        episodeId: `episode-${n}`,
        kind: 'message',
        side: index % 2 === 0 ? 'customer' : 'agent',
        agentId: index % 2 === 0 ? null : 'agent-1',
        toAgentId: null,
        text: textOf(random),
        at,
        position: (index % MESSAGES_PER_THREAD) + 1,
        attachments: [],
        delivery: null,
        quotedMessageId: null,
      },
    });
    if (batch.length >= batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function threadRecords(n: number, at: number): PutRecord[] {
  const [customerId, threadId, episodeId] = [`customer-${n}`, `thread-${n}`, `episode-${n}`];
  return [
    {
      op: 'put',
      kind: 'customer',
      id: customerId,
      rev: 1,
      doc: {
        id: customerId,
        name: `${wordOf(n % 900)} ${wordOf(n)}`,
        language: 'en',
        value: 'normal',
        customerSince: null,
        consentToOffers: true,
        attributes: { email: `${n}@example.com` },
      },
    },
    {
      op: 'put',
      kind: 'thread',
      id: threadId,
      rev: 1,
      doc: {
        id: threadId,
        customerId,
        channel: 'app',
        teamId: 'team-1',
        language: 'en',
        createdAt: at,
        lastMessageAt: at,
      },
    },
    {
      op: 'put',
      kind: 'episode',
      id: episodeId,
      rev: 1,
      doc: {
        id: episodeId,
        threadId,
        customerId,
        teamId: 'team-1',
        number: 1,
        assigneeId: n % 3 === 0 ? null : `agent-${n % 20}`,
        state: n % 4 === 0 ? 'waiting-on-us' : 'resolved',
        openedAt: at,
        waitingSince: n % 4 === 0 ? at : null,
        targetAt: n % 4 === 0 ? at + 3_600_000 : null,
        snooze: null,
        resolvedAt: n % 4 === 0 ? null : at,
        resolvedById: null,
        outcome: null,
        intents: [],
        tagIds: [],
        lastMessage: null,
        lastCustomerMessageAt: null,
        turns: { customer: 1, agent: 1 },
      },
    },
  ];
}
