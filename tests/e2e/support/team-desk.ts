import { randomUUID } from 'node:crypto';
import type { Channel, Customer, Message } from '../../../src-shared/domain';
import { addToMessage, keepFromCustomer } from '../../../src-desk/attachments/service';
import { customerWrites, startThread } from '../../../src-desk/services/conversation';
import { lastEpisode, loadThread, saveEpisode } from '../../../src-desk/services/threads';
import { putReference } from '../../../src-desk/services/reference';
import { orderWipes } from '../../../src-desk/services/wipes';
import { type RunningDesk, startDesk } from '../../../src-desk/start-desk';

const TEAM = 'care';

/** Somebody who writes to the test desk. */
export interface Visitor {
  readonly id: string;
  readonly name: string;
  readonly language?: string;
  readonly channel?: Channel;
  readonly attributes?: Customer['attributes'];
}

/** A desk outside of the app, with nobody in it who writes unless the test says so. */
export class TeamDesk {
  private constructor(private readonly running: RunningDesk) {}

  /** @param port 0 for any free one; a desk that comes back needs its old one */
  static async start(dataDir: string, port = 0): Promise<TeamDesk> {
    const running = await startDesk({
      dataDir,
      port,
      identity: { id: 'team-desk', name: 'Team desk' },
    });
    return new TeamDesk(running);
  }

  /** People and things to choose from; once for a folder. */
  async furnish(): Promise<void> {
    const people = [
      ['rosa', 'Rosa Keller', 'agent'],
      ['ken', 'Ken Ito', 'agent'],
      ['marta', 'Marta Lind', 'lead'],
    ] as const;
    await putReference(this.running.desk, {
      teams: [{ id: TEAM, name: 'Care' }],
      accounts: people.map(([login, name, role]) => ({
        agent: { id: login, name, role, teamIds: [TEAM], presence: 'offline' as const },
        login,
        password: 'practice',
      })),
      tags: [{ id: 'router', name: 'Router' }],
      snippets: [
        {
          id: 'sn-label',
          name: 'label',
          folder: 'Parcels',
          text: 'Dear {{customer.firstName}}, a return label is on its way.',
          language: 'en',
        },
      ],
      articles: [],
      offers: [
        {
          id: 'of-250',
          title: 'Home 250',
          reason: '{{customer.firstName}} has {{attribute.Plan}} and asked for speed.',
          text: 'I can move you to Home 250 without a fee.',
          kind: 'upsell',
          conditions: [{ on: 'attribute', name: 'Plan', op: 'equals', value: 'Home 100' }],
          activeUntil: null,
        },
      ],
    });
  }

  get url(): string {
    return this.running.url;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** A new customer writes; the episode goes to an agent, or to nobody. */
  async arrives(visitor: Visitor, text: string, assigneeId: string | null): Promise<Message> {
    const { desk } = this.running;
    const customer: Customer = {
      id: visitor.id,
      name: visitor.name,
      language: visitor.language ?? 'en',
      value: 'normal',
      customerSince: null,
      consentToOffers: true,
      attributes: { ...visitor.attributes },
    };
    const { value } = await desk.write(async (tx) => {
      await startThread(tx, {
        customer,
        threadId: threadOf(visitor),
        channel: visitor.channel ?? 'web',
        teamId: TEAM,
        language: customer.language,
      });
      return customerWrites(desk, tx, threadOf(visitor), { text }, async () => assigneeId);
    });
    return value;
  }

  /** A customer writes once more. */
  async writes(visitor: Visitor, text: string): Promise<void> {
    const { desk } = this.running;
    await desk.write((tx) =>
      customerWrites(desk, tx, threadOf(visitor), { text }, async () => 'rosa'),
    );
  }

  /** What agents have written in a thread, oldest first. */
  async agentTexts(visitor: Visitor): Promise<string[]> {
    const rows = await this.running.desk.reader
      .selectFrom('messages')
      .select('doc')
      .where('thread_id', '=', threadOf(visitor))
      .orderBy('position')
      .execute();
    const messages: { side: string; text: string }[] = rows.map(({ doc }) => JSON.parse(doc));
    return messages.filter(({ side }) => side === 'agent').map(({ text }) => text);
  }

  /** A colleague resolves the open episode elsewhere. */
  async resolveElsewhere(visitor: Visitor): Promise<void> {
    await this.running.desk.write(async (tx) => {
      const state = await loadThread(tx, threadOf(visitor));
      const episode = await lastEpisode(tx, threadOf(visitor));
      if (!state || !episode) throw new Error(`${visitor.name} has no episode.`);
      const done = { state: 'resolved', waitingSince: null, targetAt: null } as const;
      const resolved = { ...episode, ...done, resolvedAt: tx.now, resolvedById: 'ken' };
      await saveEpisode(tx, state.thread, resolved);
    });
  }

  /** A customer sends a file with some words. */
  async sends(
    visitor: Visitor,
    text: string,
    file: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array },
  ): Promise<void> {
    const { desk } = this.running;
    const attachment = await keepFromCustomer(desk, { id: randomUUID(), ...file });
    await desk.write(async (tx) => {
      const written = { text, attachments: [attachment] };
      const message = await customerWrites(
        desk,
        tx,
        threadOf(visitor),
        written,
        async () => 'rosa',
      );
      await addToMessage(tx, attachment, message.id);
    });
  }

  /** A new customer with a long history, all of it in one go. */
  async hasWritten(visitor: Visitor, texts: readonly string[]): Promise<void> {
    const { desk } = this.running;
    const [first = '', ...others] = texts;
    await this.arrives(visitor, first, 'rosa');
    await desk.write(async (tx) => {
      for (const text of others) {
        await customerWrites(desk, tx, threadOf(visitor), { text }, async () => 'rosa');
      }
    });
  }

  /** Has everything removed that consoles keep of an agent. */
  async wipe(agentId: string): Promise<void> {
    await orderWipes(this.running.desk, { agentId, deviceId: null, orderedBy: null });
  }

  /** How many orders to remove were carried out. */
  async wiped(): Promise<number> {
    const rows = await this.running.desk.reader
      .selectFrom('wipes')
      .select('id')
      .where('confirmed_at', 'is not', null)
      .execute();
    return rows.length;
  }

  stop(): Promise<void> {
    return this.running.close();
  }
}

function threadOf(visitor: Visitor): string {
  return `thread-${visitor.id}`;
}
