import type { Channel, PutRecord } from '@shared/domain';
import type { Dialogue } from './dialogues';
import { FIRST_NAMES, LAST_NAMES } from './names';
import { hashOf, seeded } from './random';

/** Bumped when the same arguments would make another corpus. */
export const CORPUS_VERSION = 2;

const NEWEST_AT = Date.UTC(2026, 9, 1);
const MESSAGE_EVERY_MS = 70_000;
/** So many conversations belong to one customer, over the years. */
const DIALOGUES_PER_CUSTOMER = 8;
const CHANNELS: readonly Channel[] = ['app', 'web', 'whatsapp', 'sms', 'email'];
const OPEN_EPISODES = 200;

export const CORPUS_TAGS = [
  'billing',
  'refund',
  'delivery',
  'complaint',
  'booking',
  'vip',
  'fraud',
  'technical',
  'change',
  'praise',
  'legal',
  'lost',
] as const;

/** One conversation of the corpus: which real one it repeats, and where it is in time. */
interface Placed {
  readonly source: Dialogue;
  /** Counts from the oldest. */
  readonly index: number;
  /** 0 repeats the real text as it is; later passes change names and numbers. */
  readonly pass: number;
  readonly customer: number;
  /** Messages of the same customer before this conversation. */
  readonly before: number;
  readonly episode: number;
  /** Unix ms of its first message. */
  readonly startsAt: number;
}

function place(dialogues: readonly Dialogue[], messages: number): Placed[] {
  const chosen: { source: Dialogue; pass: number }[] = [];
  let count = 0;
  for (let pass = 0; count < messages; pass += 1) {
    // Each pass in an order of its own, so that a window of time holds a mixture.
    const order = shuffled(dialogues, pass);
    for (const source of order) {
      if (count >= messages) break;
      chosen.push({ source, pass });
      count += source.messages.length;
    }
  }
  const customers = Math.max(1, Math.ceil(chosen.length / DIALOGUES_PER_CUSTOMER));
  const said = new Uint32Array(customers);
  const episodes = new Uint32Array(customers);
  let at = NEWEST_AT - count * MESSAGE_EVERY_MS;
  return chosen.map(({ source, pass }, index) => {
    const customer = hashOf(index) % customers;
    const before = said[customer] ?? 0;
    said[customer] = before + source.messages.length;
    episodes[customer] = (episodes[customer] ?? 0) + 1;
    const startsAt = at;
    at += source.messages.length * MESSAGE_EVERY_MS;
    return { source, index, pass, customer, before, episode: episodes[customer], startsAt };
  });
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seeded(seed + 1);
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

function nameOf(customer: number): { readonly first: string; readonly full: string } {
  const first = FIRST_NAMES[customer % FIRST_NAMES.length] ?? 'Ada';
  const last = LAST_NAMES[Math.floor(customer / FIRST_NAMES.length) % LAST_NAMES.length] ?? 'Roe';
  return { first, full: `${first} ${last}` };
}

/** The text with another name and other numbers of the same length. */
function changed(text: string, placed: Placed): string {
  if (placed.pass === 0) return text;
  const random = seeded(hashOf(placed.index + 7));
  const named =
    placed.source.name === null
      ? text
      : text.replaceAll(placed.source.name, nameOf(placed.customer).first);
  return named.replace(/\d/g, () => String(Math.floor(random() * 10)));
}

/**
 * Real conversations, repeated with other names, numbers and dates until there are enough, as
 * records, newest first, as a backfill brings them. The same arguments make the same corpus.
 *
 * @param messages at least so many
 * @returns batches of about `batchSize` records
 */
export function* multipliedCorpus(
  dialogues: readonly Dialogue[],
  messages: number,
  batchSize: number,
): Generator<PutRecord[]> {
  const all = place(dialogues, messages);
  let batch: PutRecord[] = [...referenceRecords()];
  const seen = new Set<number>();
  for (const placed of all.toReversed()) {
    if (!seen.has(placed.customer)) batch.push(...customerRecords(placed));
    seen.add(placed.customer);
    batch.push(episodeRecord(placed, placed.index >= all.length - OPEN_EPISODES));
    for (let n = placed.source.messages.length - 1; n >= 0; n -= 1) {
      batch.push(messageRecord(placed, n));
      if (batch.length >= batchSize) {
        yield batch;
        batch = [];
      }
    }
  }
  if (batch.length > 0) yield batch;
}

/**
 * The same conversations, oldest first, as lines of a conversation file for the desk's import.
 *
 * @param messages at least so many
 */
export function* conversationLines(
  dialogues: readonly Dialogue[],
  messages: number,
): Generator<string> {
  for (const placed of place(dialogues, messages)) {
    const { source, index, customer, startsAt } = placed;
    const { full } = nameOf(customer);
    yield JSON.stringify({
      id: `d${index}`,
      channel: CHANNELS[hashOf(customer + 5) % CHANNELS.length],
      customer: {
        name: full,
        attributes: {
          customer_id: `c${customer}`,
          email: emailOf(customer),
          phone: phoneOf(customer),
        },
      },
      intents: source.intents,
      messages: source.messages.map(({ side, text }, n) => ({
        from: side,
        text: changed(text, placed),
        at: (startsAt + n * MESSAGE_EVERY_MS) / 1000,
      })),
    });
  }
}

function emailOf(customer: number): string {
  const name = nameOf(customer).full;
  return `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}${customer}@example.com`;
}

function phoneOf(customer: number): string {
  return `+49 30 ${String(1_000_000 + customer)}`;
}

function agentOf(placed: Placed): string {
  return `agent-${hashOf(placed.index + 3) % 20}`;
}

function messageRecord(placed: Placed, n: number): PutRecord {
  const line = placed.source.messages[n] ?? { side: 'customer' as const, text: '' };
  const id = `m${placed.index}-${n}`;
  const isNote = line.side === 'agent' && hashOf(placed.index * 31 + n) % 40 === 0;
  return {
    op: 'put',
    kind: 'message',
    id,
    rev: placed.index + 1,
    doc: {
      id,
      threadId: `t${placed.customer}`,
      episodeId: `e${placed.index}`,
      kind: isNote ? 'note' : 'message',
      side: line.side,
      agentId: line.side === 'agent' ? agentOf(placed) : null,
      toAgentId: null,
      text: changed(line.text, placed),
      at: placed.startsAt + n * MESSAGE_EVERY_MS,
      position: placed.before + n + 1,
      attachments: [],
      delivery: null,
      quotedMessageId: null,
    },
  };
}

function episodeRecord(placed: Placed, open: boolean): PutRecord {
  const id = `e${placed.index}`;
  const endsAt = placed.startsAt + placed.source.messages.length * MESSAGE_EVERY_MS;
  // The commonest tag is on every third conversation, the rarest on one in several hundred.
  const tag = CORPUS_TAGS[Math.floor(Math.log2(1 + (hashOf(placed.index + 11) % 4096)))];
  return {
    op: 'put',
    kind: 'episode',
    id,
    rev: placed.index + 1,
    doc: {
      id,
      threadId: `t${placed.customer}`,
      customerId: `c${placed.customer}`,
      teamId: 'team-1',
      number: placed.episode,
      assigneeId: agentOf(placed),
      state: open ? 'waiting-on-us' : 'resolved',
      openedAt: placed.startsAt,
      waitingSince: open ? placed.startsAt : null,
      targetAt: open ? placed.startsAt + 3_600_000 : null,
      snooze: null,
      resolvedAt: open ? null : endsAt,
      resolvedById: open ? null : agentOf(placed),
      outcome: null,
      intents: placed.source.intents.map((label, index) => ({
        id: `${id}-i${index}`,
        label,
        state: open ? 'open' : 'answered',
        messageId: null,
      })),
      tagIds: tag ? [`tag-${tag}`] : [],
      lastMessage: null,
      lastCustomerMessageAt: null,
      turns: { customer: 1, agent: 1 },
    },
  };
}

function customerRecords(placed: Placed): PutRecord[] {
  const { customer } = placed;
  const name = nameOf(customer).full;
  return [
    {
      op: 'put',
      kind: 'customer',
      id: `c${customer}`,
      rev: 1,
      doc: {
        id: `c${customer}`,
        name,
        language: placed.source.language,
        value: customer % 10 === 0 ? 'high' : 'normal',
        customerSince: null,
        consentToOffers: true,
        attributes: { email: emailOf(customer), phone: phoneOf(customer) },
      },
    },
    {
      op: 'put',
      kind: 'thread',
      id: `t${customer}`,
      rev: 1,
      doc: {
        id: `t${customer}`,
        customerId: `c${customer}`,
        channel: CHANNELS[hashOf(customer + 5) % CHANNELS.length] ?? 'app',
        teamId: 'team-1',
        language: placed.source.language,
        createdAt: placed.startsAt,
        lastMessageAt: placed.startsAt,
      },
    },
  ];
}

function* referenceRecords(): Generator<PutRecord> {
  yield { op: 'put', kind: 'team', id: 'team-1', rev: 1, doc: { id: 'team-1', name: 'Service' } };
  for (const tag of CORPUS_TAGS) {
    const id = `tag-${tag}`;
    yield { op: 'put', kind: 'tag', id, rev: 1, doc: { id, name: tag } };
  }
  for (let n = 0; n < 20; n += 1) {
    const id = `agent-${n}`;
    const name = `${FIRST_NAMES[(n * 7) % FIRST_NAMES.length] ?? 'Ada'} Agent`;
    const doc = {
      id,
      name,
      role: 'agent' as const,
      teamIds: ['team-1'],
      presence: 'online' as const,
    };
    yield { op: 'put', kind: 'agent', id, rev: 1, doc };
  }
}
