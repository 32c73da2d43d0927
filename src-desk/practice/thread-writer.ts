import { createHash } from 'node:crypto';
import type { Attachment, Channel, Episode, Message, Plan, Snooze, Thread } from '@shared/domain';
import {
  episodeAfterMessage,
  episodeResolved,
  episodeSnoozed,
  episodeTransferred,
} from '@shared/rules';
import { PICTURE_SIZE, pictureOf } from './pictures';
import type { PracticeDocument } from './documents';
import type { PictureKind } from './scenario';

/** Targets of episodes that are waiting on us are set by hand; this only fills the rule's parameter. */
const ANY_TARGET_MINUTES = 30;

/** A file of a practice message, for the desk's attachment store. */
export interface PracticeFile {
  readonly attachment: Attachment;
  readonly messageId: string;
  readonly bytes: Uint8Array;
}

/** Writes one thread from its first message on, with the desk's own rules, and hands out its documents at the end. */
export class ThreadWriter {
  readonly episodes: Episode[] = [];
  readonly messages: Message[] = [];
  readonly files: PracticeFile[] = [];
  #at = 0;

  constructor(
    readonly id: string,
    readonly customerId: string,
    readonly channel: Channel,
    readonly teamId: string,
    readonly language: string,
  ) {}

  /** When the last message of any kind was written, Unix ms. */
  get at(): number {
    return this.#at;
  }

  get episode(): Episode {
    const episode = this.episodes.at(-1);
    if (!episode) throw new Error('No episode has begun');
    return episode;
  }

  begin(at: number, assigneeId: string | null, tagIds: readonly string[]): void {
    const number = this.episodes.length + 1;
    this.episodes.push({
      id: `${this.id}-episode-${number}`,
      threadId: this.id,
      customerId: this.customerId,
      teamId: this.teamId,
      number,
      assigneeId,
      state: 'waiting-on-us',
      openedAt: Math.max(at, this.#at + 1),
      waitingSince: null,
      targetAt: null,
      snooze: null,
      resolvedAt: null,
      resolvedById: null,
      outcome: null,
      intents: [],
      tagIds: [...tagIds],
      lastMessage: null,
      lastCustomerMessageAt: this.episodes.at(-1)?.lastCustomerMessageAt ?? null,
      turns: { customer: 0, agent: 0 },
    });
  }

  /** @param intents labels that this message brings up */
  customer(
    text: string,
    at: number,
    picture: PictureKind | null = null,
    intents: readonly string[] = [],
  ): void {
    const message = this.#add('customer', 'message', text, at, null, picture);
    const known = this.episode.intents;
    const added = intents
      .filter((label) => !known.some((intent) => intent.label === label))
      .map((label, index) => ({
        id: `${this.episode.id}-intent-${known.length + index + 1}`,
        label,
        state: 'open' as const,
        messageId: message.id,
      }));
    this.#change({ ...this.episode, intents: [...known, ...added] });
  }

  agent(text: string, at: number, agentId: string): void {
    this.#add('agent', 'message', text, at, agentId, null);
  }

  note(text: string, at: number, agentId: string): void {
    this.#add('agent', 'note', text, at, agentId, null);
  }

  /** Adds files to the message that was written last. */
  attach(files: readonly PracticeDocument[], size: typeof PICTURE_SIZE | null): void {
    const last = this.messages.at(-1);
    if (!last) return;
    const attachments = files.map((file, index) =>
      this.#keep(file, last.id, `${last.id}-file-${index + 2}`, size),
    );
    this.messages[this.messages.length - 1] = {
      ...last,
      attachments: [...last.attachments, ...attachments],
    };
  }

  /** Keeps the message that was written last on top. */
  pin(): void {
    const last = this.messages.at(-1);
    if (last) this.messages[this.messages.length - 1] = { ...last, pinned: true };
  }

  /** Marks intents as answered by label; all of them when none are named. */
  answered(labels: readonly string[] | null): void {
    this.#change({
      ...this.episode,
      intents: this.episode.intents.map((intent) =>
        labels === null || labels.includes(intent.label)
          ? { ...intent, state: 'answered' }
          : intent,
      ),
    });
  }

  resolve(at: number, agentId: string, outcome: string | null): void {
    const by = { agentId, at: Math.max(at, this.#at), outcome };
    this.#change(episodeResolved(this.episode, by));
    this.#at = by.at;
  }

  snooze(snooze: Snooze, agentId: string, plan?: Plan): void {
    this.#change(episodeSnoozed(this.episode, snooze, { agentId, at: this.#at }, plan));
  }

  /** Hands the episode on with a brief, which also stands as a note. */
  transfer(brief: {
    readonly fromAgentId: string;
    readonly toAgentId: string;
    readonly at: number;
    readonly text: string;
  }): void {
    const { fromAgentId, toAgentId, text } = brief;
    this.note(text, brief.at, fromAgentId);
    const to = { toAgentId, teamId: this.teamId, brief: text, fallback: null };
    const by = { agentId: fromAgentId, at: this.#at };
    this.#change(episodeTransferred(this.episode, to, by));
  }

  target(targetAt: number): void {
    this.#change({ ...this.episode, targetAt });
  }

  thread(): Thread {
    const last = this.messages.filter(({ kind }) => kind === 'message').at(-1);
    return {
      id: this.id,
      customerId: this.customerId,
      channel: this.channel,
      teamId: this.teamId,
      language: this.language,
      createdAt: this.messages[0]?.at ?? 0,
      lastMessageAt: last?.at ?? null,
    };
  }

  #change(episode: Episode): void {
    this.episodes[this.episodes.length - 1] = episode;
  }

  #add(
    side: 'customer' | 'agent',
    kind: 'message' | 'note',
    text: string,
    at: number,
    agentId: string | null,
    picture: PictureKind | null,
  ): Message {
    const position = this.messages.length + 1;
    const id = `${this.id}-message-${position}`;
    const message: Message = {
      id,
      threadId: this.id,
      episodeId: this.episode.id,
      kind,
      side,
      agentId,
      toAgentId: null,
      text,
      at: Math.max(Math.round(at), this.#at),
      position,
      attachments: picture ? [this.#keep(pictureOf(picture), id, `${id}-file`, PICTURE_SIZE)] : [],
      delivery: side === 'agent' && kind === 'message' ? 'read' : null,
      quotedMessageId: null,
    };
    this.messages.push(message);
    this.#at = message.at;
    if (kind === 'message') {
      this.#change(episodeAfterMessage(this.episode, message, ANY_TARGET_MINUTES));
    }
    return message;
  }

  #keep(
    file: PracticeDocument,
    messageId: string,
    id: string,
    size: typeof PICTURE_SIZE | null,
  ): Attachment {
    const attachment: Attachment = {
      id,
      name: file.name,
      mediaType: file.mediaType,
      sizeBytes: file.bytes.length,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      width: size?.width ?? null,
      height: size?.height ?? null,
    };
    this.files.push({ attachment, messageId, bytes: file.bytes });
    return attachment;
  }
}
