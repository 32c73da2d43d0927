import { createHash, randomUUID } from 'node:crypto';
import {
  type Agent,
  type Attachment,
  type Episode,
  type Intent,
  messageSchema,
  tagSchema,
} from '@shared/domain';
import { addToMessage, keepFromCustomer } from './attachments/service';
import type { Desk } from './desk';
import type {
  FromCustomer,
  NewArrival,
  Picture,
  PracticeEvents,
  PracticeHost,
} from './practice/host';
import { allAgents } from './services/agents';
import { customerWrites, freestAgent, setDelivery, startThread } from './services/conversation';
import { lastEpisode, loadThread, saveEpisode } from './services/threads';
import { writeSetting } from './services/settings';
import type { WriteTx } from './storage/write';

const MAX_INTENTS = 50;
/** The setting that holds what the practice customers remember. */
export const PRACTICE_STATE = 'practice-state';

/** The desk as the practice customers see it, over the same services that serve the agents. */
export class DeskPracticeHost implements PracticeHost {
  #agents: readonly Agent[] = [];

  private constructor(private readonly desk: Desk) {}

  static async of(desk: Desk): Promise<DeskPracticeHost> {
    const host = new DeskPracticeHost(desk);
    host.#agents = await allAgents(desk.reader);
    return host;
  }

  /**
   * Tells the customers what agents do.
   *
   * @returns stops telling
   */
  tell(events: PracticeEvents): () => void {
    return this.desk.observe({
      message: (message) => {
        if (message.side !== 'agent' || message.kind !== 'message') return;
        const author = this.#agents.find(({ id }) => id === message.agentId);
        events.agentWrote(message, author?.name ?? '');
      },
      resolved: (threadId) => events.resolved(threadId),
    });
  }

  now(): number {
    return this.desk.clock.now();
  }

  after(delayMs: number, action: () => void): () => void {
    return this.desk.clock.after(delayMs, action);
  }

  agentsPresent(): readonly Agent[] {
    return this.#agents.filter(({ id }) => this.desk.presence.of(id) === 'online');
  }

  async addCustomer({ customer, events, threadId, channel, teamId }: NewArrival): Promise<void> {
    await this.desk.write(async (tx) => {
      const { language } = customer;
      await startThread(tx, { customer, threadId, channel, teamId, language });
      for (const event of events) await tx.put('event', event, null);
    });
  }

  async customerWrites(written: FromCustomer): Promise<void> {
    const { desk } = this;
    const messageId = randomUUID();
    const picture = written.picture && (await this.#keep(written.picture));
    await desk.write(async (tx) => {
      const tagIds = await tagIdsOf(tx, written.tags);
      if (picture) await addToMessage(tx, picture, messageId);
      const message = await customerWrites(
        desk,
        tx,
        written.threadId,
        { messageId, text: written.text, attachments: picture ? [picture] : [], tagIds },
        async (thread, last) => {
          const wanted = written.assignTo ?? last?.assigneeId ?? null;
          const isOfTeam = this.#agents.some(
            ({ id, teamIds }) => id === wanted && teamIds.includes(thread.teamId),
          );
          return isOfTeam ? wanted : freestAgent(desk, tx, this.#agents, thread.teamId);
        },
      );
      await addIntents(tx, message.threadId, message.id, written.intents);
    });
  }

  customerTyping(threadId: string, isTyping: boolean): void {
    void this.desk.reader
      .selectFrom('threads')
      .select('team_id')
      .where('id', '=', threadId)
      .executeTakeFirst()
      .then((thread) => {
        const typing = { threadId, side: 'customer', agentId: null, on: isTyping } as const;
        if (thread) this.desk.hub.typing(thread.team_id, typing);
      })
      .catch((error: unknown) => this.onError(error));
  }

  async customerRead(threadId: string): Promise<void> {
    await this.desk.write(async (tx) => {
      const rows = await tx.db
        .selectFrom('messages')
        .select('doc')
        .where('thread_id', '=', threadId)
        .where('side', '=', 'agent')
        .where('kind', '=', 'message')
        .orderBy('position', 'desc')
        // Whatever is before the last few has been read long since.
        .limit(10)
        .execute();
      for (const row of rows) {
        const message = messageSchema.parse(JSON.parse(row.doc));
        await setDelivery(tx, message.id, 'read');
      }
    });
  }

  save(state: string): Promise<void> {
    return writeSetting(this.desk.database.writer, PRACTICE_STATE, state);
  }

  onError(error: unknown): void {
    this.desk.onError(error);
  }

  #keep(picture: Picture): Promise<Attachment> {
    const { name, mediaType, bytes } = picture;
    return keepFromCustomer(this.desk, { id: randomUUID(), name, mediaType, bytes });
  }
}

async function tagIdsOf(tx: WriteTx, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await tx.db.selectFrom('tags').select('doc').execute();
  const tags = rows.map((row) => tagSchema.parse(JSON.parse(row.doc)));
  return names.flatMap((name) => tags.find((tag) => tag.name === name)?.id ?? []);
}

/** The same label in the same episode is the same intent. */
function intentIdOf(episodeId: string, label: string): string {
  const hash = createHash('sha256').update(`${episodeId} ${label}`).digest('hex');
  return `intent-${hash.slice(0, 24)}`;
}

async function addIntents(
  tx: WriteTx,
  threadId: string,
  messageId: string,
  labels: readonly string[],
): Promise<void> {
  const state = await loadThread(tx, threadId);
  const episode: Episode | null = await lastEpisode(tx, threadId);
  if (!state || !episode) return;
  const known = new Set(episode.intents.map(({ label }) => label));
  const added = labels
    .filter((label) => !known.has(label))
    .map(
      (label): Intent => ({
        id: intentIdOf(episode.id, label),
        label,
        state: 'open',
        messageId,
      }),
    );
  if (added.length === 0) return;
  const intents = [...episode.intents, ...added].slice(0, MAX_INTENTS);
  await saveEpisode(tx, state.thread, { ...episode, intents });
}
