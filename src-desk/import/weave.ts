import {
  type Channel,
  channelSchema,
  type CustomerEvent,
  type Episode,
  type Message,
} from '@shared/domain';
import type { Desk } from '../desk';
import { lastEpisode, loadThread, saveEpisode, type ThreadState } from '../services/threads';
import type { BulkDocument } from '../storage/write';
import { episodeOf, resolvedByNobody } from './episode';
import { type Dialogue, dialogueSchema } from './format';
import { derivedId } from './hash';
import { PersonGatherer } from './person';
import { eventsOfProfile } from './records';

const DIALOGUES_PER_READ = 200;
/** How many messages one transaction holds, roughly. */
const MESSAGES_PER_TRANSACTION = 5000;

export interface WeaveCounts {
  dialogues: number;
  messages: number;
  customers: number;
  threads: number;
  episodes: number;
}

export interface Woven {
  readonly counts: WeaveCounts;
  /** Every thread that something was added to. */
  readonly threadIds: ReadonlySet<string>;
  /** Those of them whose last episode was open, with whom it was assigned to. */
  readonly openThreads: ReadonlyMap<string, string | null>;
}

interface Staged {
  readonly episodeId: string;
  readonly startAt: number;
  readonly dialogue: Dialogue;
}

/**
 * Turns all staged dialogues into customers, threads, episodes and messages: the same person's
 * dialogues of one channel, in the order of their time, become the episodes of one thread.
 *
 * @param teamId the team that gets the threads
 * @param onProgress called after each transaction
 */
export async function weave(
  desk: Desk,
  teamId: string,
  onProgress: (counts: Readonly<WeaveCounts>) => void,
): Promise<Woven> {
  const batch = new Batch(desk, onProgress);
  for await (const { person, channels } of stagedPeople(desk)) {
    const customerId = derivedId('customer', person.replace(/^\w+:/, ''));
    const gatherer = new PersonGatherer(customerId, `Customer ${customerId.slice(-6)}`);
    for (const channel of channels) {
      for await (const { dialogue, startAt } of stagedDialogues(desk, person, channel)) {
        gatherer.add(dialogue, startAt);
      }
    }
    await batch.customer(gatherer);
    for (const channel of channels) {
      await batch.beginThread(gatherer, channelSchema.parse(channel), teamId);
      for await (const staged of stagedDialogues(desk, person, channel)) {
        await batch.addEpisode(gatherer, staged);
      }
    }
  }
  await batch.flush();
  await desk.database.writer.deleteFrom('import_staging').execute();
  const { counts, threadIds, openThreads } = batch;
  return { counts, threadIds, openThreads };
}

async function* stagedPeople(desk: Desk) {
  let after = '';
  for (;;) {
    const next = await desk.reader
      .selectFrom('import_staging')
      .select('person')
      .where('person', '>', after)
      .orderBy('person')
      .limit(1)
      .executeTakeFirst();
    if (!next) return;
    const channels = await desk.reader
      .selectFrom('import_staging')
      .select('channel')
      .distinct()
      .where('person', '=', next.person)
      .orderBy('channel')
      .execute();
    yield { person: next.person, channels: channels.map(({ channel }) => channel) };
    after = next.person;
  }
}

async function* stagedDialogues(
  desk: Desk,
  person: string,
  channel: string,
): AsyncGenerator<Staged> {
  let at = -1;
  let id = '';
  for (;;) {
    const rows = await desk.reader
      .selectFrom('import_staging')
      .select(['episode_id', 'starts_at', 'dialogue'])
      .where('person', '=', person)
      .where('channel', '=', channel)
      .where('starts_at', '>=', at)
      .where((eb) => eb.or([eb('starts_at', '>', at), eb('episode_id', '>', id)]))
      .orderBy('starts_at')
      .orderBy('episode_id')
      .limit(DIALOGUES_PER_READ)
      .execute();
    for (const row of rows) {
      at = row.starts_at;
      id = row.episode_id;
      const dialogue = dialogueSchema.parse(JSON.parse(row.dialogue));
      yield { episodeId: id, startAt: at, dialogue };
    }
    if (rows.length < DIALOGUES_PER_READ) return;
  }
}

/** Gathers documents and writes them in big transactions, in the order of dependence. */
class Batch {
  readonly counts: WeaveCounts = {
    dialogues: 0,
    messages: 0,
    customers: 0,
    threads: 0,
    episodes: 0,
  };
  readonly threadIds = new Set<string>();
  /** Threads that had an open episode before, with whom it was assigned to. */
  readonly openThreads = new Map<string, string | null>();
  #gatherers: PersonGatherer[] = [];
  #events = new Map<string, CustomerEvent>();
  #threads = new Map<string, ThreadState>();
  #episodes: BulkDocument<'episode'>[] = [];
  #messages: BulkDocument<'message'>[] = [];
  #state: ThreadState | null = null;
  #last: Episode | null = null;

  constructor(
    private readonly desk: Desk,
    private readonly onProgress: (counts: Readonly<WeaveCounts>) => void,
  ) {}

  async customer(gatherer: PersonGatherer): Promise<void> {
    const known = await this.desk.reader
      .selectFrom('customers')
      .select('id')
      .where('id', '=', gatherer.customerId)
      .executeTakeFirst();
    if (!known) this.#gatherers.push(gatherer);
  }

  async beginThread(gatherer: PersonGatherer, channel: Channel, teamId: string): Promise<void> {
    const id = derivedId('thread', `${gatherer.customerId}-${channel}`);
    const { value } = await this.desk.write(async (tx) => {
      const state = await loadThread(tx, id);
      const last = await lastEpisode(tx, id);
      if (!state || !last || last.state === 'resolved') return { state, last };
      // Only the last episode of a thread can be open: what comes behind it takes its place.
      this.openThreads.set(id, last.assigneeId);
      const closed = resolvedByNobody(last, state.lastAt, null);
      await saveEpisode(tx, state.thread, closed);
      return { state, last: closed };
    });
    this.#last = value.last;
    this.#state = value.state ?? {
      thread: {
        id,
        customerId: gatherer.customerId,
        channel,
        teamId,
        language: null,
        createdAt: 0,
        lastMessageAt: null,
      },
      lastAt: 0,
      lastPosition: 0,
    };
    if (!value.state) this.counts.threads += 1;
    this.threadIds.add(id);
  }

  async addEpisode(gatherer: PersonGatherer, staged: Staged): Promise<void> {
    if (!this.#state) throw new Error('An episode came before its thread.');
    const { dialogue, episodeId, startAt } = staged;
    const isFirst = this.#state.lastPosition === 0;
    const state = isFirst
      ? { ...this.#state, thread: { ...this.#state.thread, createdAt: startAt } }
      : this.#state;
    const { targetMinutes } = this.desk.policies;
    const before = { state, last: this.#last };
    const imported = episodeOf(dialogue, episodeId, before, startAt, targetMinutes);
    this.#state = imported.state;
    this.#last = imported.episode;
    this.#threads.set(imported.state.thread.id, imported.state);
    const { teamId } = imported.state.thread;
    this.#episodes.push({ doc: imported.episode, extra: { teamId, hasMessages: true } });
    for (const doc of imported.messages) this.#messages.push({ doc, extra: { teamId } });
    this.#addEvents(gatherer, dialogue, startAt, imported.messages);
    this.counts.dialogues += 1;
    this.counts.episodes += 1;
    this.counts.messages += imported.messages.length;
    if (this.#messages.length >= MESSAGES_PER_TRANSACTION) await this.flush();
  }

  #addEvents(
    gatherer: PersonGatherer,
    dialogue: Dialogue,
    startAt: number,
    messages: readonly Message[],
  ): void {
    const attributes = dialogue.customer?.attributes ?? {};
    const { customerId } = gatherer;
    for (const event of eventsOfProfile(customerId, attributes, startAt)) {
      this.#events.set(event.id, event);
    }
    const own = gatherer.eventOf(dialogue, messages.at(-1)?.at ?? startAt);
    if (own) this.#events.set(own.id, own);
  }

  async flush(): Promise<void> {
    const gatherers = this.#gatherers;
    const threads = [...this.#threads.values()];
    const episodes = this.#episodes;
    const messages = this.#messages;
    const events = [...this.#events.values()];
    this.#gatherers = [];
    this.#threads = new Map();
    this.#episodes = [];
    this.#messages = [];
    this.#events = new Map();
    if (messages.length === 0) return;
    await this.desk.write(async (tx) => {
      const customers = gatherers.map((each) => ({ doc: each.customer(), extra: null }));
      await tx.insertMany('customer', customers);
      // The same order stands in several dialogues of a person.
      for (const event of events) await tx.put('event', event, null);
      for (const { thread, lastAt, lastPosition } of threads) {
        await tx.put('thread', thread, { lastAt, lastPosition });
      }
      await tx.insertMany('episode', episodes);
      await tx.insertMany('message', messages);
    });
    this.counts.customers += gatherers.length;
    this.onProgress(this.counts);
  }
}
