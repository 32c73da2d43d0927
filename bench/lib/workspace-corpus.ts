import type { PutRecord } from '@shared/domain';
import type { Dialogue } from './dialogues';
import { FIRST_NAMES, LAST_NAMES } from './names';
import { multipliedCorpus } from './multiplied';
import { BATCH, builtCorpus } from './search-corpus';

/** Bumped when the same arguments would make another corpus. */
const VERSION = 1;
const LONG_MESSAGES = 10_000;
const MESSAGES_PER_EPISODE = 100;
const LONG_SHARE = 0.1;
const LONG_MIN = 8;
const OPEN_SHARE = 0.1;
const NEWEST_AT = Date.UTC(2026, 9, 1);
const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 90 * 24 * 60 * MINUTE_MS;
const TEAM_ID = 'team-1';

/** What of a corpus the benchmark of the workspace opens. */
export interface WorkspaceCorpus {
  readonly folder: string;
  /** Threads of 10,000 messages; their episodes are the most urgent ones of the inbox. */
  readonly longThreads: readonly string[];
  /** Threads whose current episode is open, the long ones among them. */
  readonly openThreads: number;
}

/**
 * A cache with threads of 10,000 messages, an inbox with one open thread for every ten messages, and
 * real conversations for the rest; made at the first use and kept.
 *
 * @param messages so many in all, about; from 200,000
 */
export async function workspaceCorpus(
  dialogues: readonly Dialogue[],
  messages: number,
): Promise<WorkspaceCorpus> {
  const long = Math.max(LONG_MIN, Math.round((messages * LONG_SHARE) / LONG_MESSAGES));
  const short = Math.round(messages * OPEN_SHARE);
  const rest = messages - long * LONG_MESSAGES - short;
  if (rest < 1000) throw new Error('This benchmark needs --messages 200000 or more.');
  const texts = dialogues.flatMap((dialogue) => dialogue.messages.map(({ text }) => text));
  const folder = await builtCorpus(`workspace-${messages}-v${VERSION}`, function* records() {
    for (let n = 0; n < long; n += 1) yield longThread(n, texts);
    for (let from = 0; from < short; from += BATCH / 4) {
      const count = Math.min(BATCH / 4, short - from);
      yield Array.from({ length: count }, (_, n) => shortThread(from + n, texts)).flat();
    }
    yield* multipliedCorpus(dialogues, rest, BATCH);
  });
  return {
    folder,
    longThreads: Array.from({ length: long }, (_, n) => `long-${n}`),
    openThreads: long + short,
  };
}

function nameOf(n: number): string {
  const first = FIRST_NAMES[n % FIRST_NAMES.length] ?? 'Ada';
  return `${first} ${LAST_NAMES[Math.floor(n / FIRST_NAMES.length) % LAST_NAMES.length] ?? 'Roe'}`;
}

function people(id: string, name: string, at: number): PutRecord[] {
  return [
    {
      op: 'put',
      kind: 'customer',
      id: `c-${id}`,
      rev: 1,
      doc: {
        id: `c-${id}`,
        name,
        language: 'en',
        value: 'normal',
        customerSince: null,
        consentToOffers: true,
        attributes: {},
      },
    },
    {
      op: 'put',
      kind: 'thread',
      id,
      rev: 1,
      doc: {
        id,
        customerId: `c-${id}`,
        channel: 'app',
        teamId: TEAM_ID,
        language: 'en',
        createdAt: at,
        lastMessageAt: at,
      },
    },
  ];
}

interface EpisodePlan {
  readonly threadId: string;
  readonly number: number;
  readonly openedAt: number;
  /** When the next answer is due; null: it is resolved. */
  readonly targetAt: number | null;
  readonly last: { readonly id: string; readonly text: string; readonly at: number };
}

function episode({ threadId, number, openedAt, targetAt, last }: EpisodePlan): PutRecord {
  const id = `${threadId}-e${number}`;
  const open = targetAt !== null;
  return {
    op: 'put',
    kind: 'episode',
    id,
    rev: 1,
    doc: {
      id,
      threadId,
      customerId: `c-${threadId}`,
      teamId: TEAM_ID,
      number,
      assigneeId: 'agent-1',
      state: open ? 'waiting-on-us' : 'resolved',
      openedAt,
      waitingSince: open ? last.at : null,
      targetAt,
      snooze: null,
      resolvedAt: open ? null : last.at,
      resolvedById: open ? null : 'agent-1',
      outcome: null,
      intents: [],
      tagIds: [],
      lastMessage: {
        id: last.id,
        side: 'customer',
        at: last.at,
        preview: last.text.slice(0, 200),
        hasAttachment: false,
      },
      lastCustomerMessageAt: last.at,
      turns: { customer: 1, agent: 0 },
    },
  };
}

interface MessagePlan {
  readonly threadId: string;
  readonly episode: number;
  readonly position: number;
  readonly text: string;
  readonly at: number;
}

function messageId({ threadId, position }: Pick<MessagePlan, 'threadId' | 'position'>): string {
  return `${threadId}-m${position}`;
}

function message(plan: MessagePlan): PutRecord {
  const id = messageId(plan);
  const fromCustomer = plan.position % 2 === 0;
  return {
    op: 'put',
    kind: 'message',
    id,
    rev: 1,
    doc: {
      id,
      threadId: plan.threadId,
      episodeId: `${plan.threadId}-e${plan.episode}`,
      kind: 'message',
      side: fromCustomer ? 'customer' : 'agent',
      agentId: fromCustomer ? null : 'agent-1',
      toAgentId: null,
      text: plan.text,
      at: plan.at,
      position: plan.position,
      attachments: [],
      delivery: null,
      quotedMessageId: null,
    },
  };
}

function longThread(n: number, texts: readonly string[]): PutRecord[] {
  const threadId = `long-${n}`;
  const startsAt = NEWEST_AT - LONG_MESSAGES * 30 * MINUTE_MS;
  const records = people(threadId, `${nameOf(n)} the ${n + 1}th`, startsAt);
  const at = (position: number) => startsAt + position * 30 * MINUTE_MS;
  const textAt = (position: number) =>
    texts[(n * 7919 + position * 31) % texts.length] ?? 'Where is my order?';
  const episodes = LONG_MESSAGES / MESSAGES_PER_EPISODE;
  for (let number = episodes; number >= 1; number -= 1) {
    const first = (number - 1) * MESSAGES_PER_EPISODE + 1;
    const end = number * MESSAGES_PER_EPISODE;
    const last = { id: messageId({ threadId, position: end }), text: textAt(end), at: at(end) };
    // Before every other target.
    const targetAt = number === episodes ? NEWEST_AT - LONGEST_WAIT_MS + n : null;
    records.push(episode({ threadId, number, openedAt: at(first), targetAt, last }));
    for (let position = end; position >= first; position -= 1) {
      const text = textAt(position);
      records.push(message({ threadId, episode: number, position, text, at: at(position) }));
    }
  }
  return records;
}

function shortThread(n: number, texts: readonly string[]): PutRecord[] {
  const threadId = `short-${n}`;
  const at = NEWEST_AT - (n % 100_000) * MINUTE_MS;
  const text = texts[(n * 13) % texts.length] ?? 'Hello?';
  const last = { id: messageId({ threadId, position: 2 }), text, at };
  return [
    ...people(threadId, nameOf(n), at),
    episode({ threadId, number: 1, openedAt: at, targetAt: NEWEST_AT + n * MINUTE_MS, last }),
    message({ threadId, episode: 1, position: 2, text, at }),
  ];
}
