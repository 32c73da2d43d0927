import type {
  Agent,
  Attachment,
  Customer,
  EntityDoc,
  EntityKind,
  Episode,
  Message,
  Thread,
} from '@shared/domain';
import { dueAt, episodeAfterMessage, episodeDue, mergedCustomer } from '@shared/rules';
import { LiveHub } from '../../../src-desk/live/hub';
import { PresenceBoard } from '../../../src-desk/live/presence';
import type { AttachmentUpload } from '../../../src-main/connectors/connector';
import type { Viewer } from '../../../src-desk/viewer';
import type { FakeClock } from '../../fixtures/sync/fake-clock';
import { copyState, emptyState, type DeskState, type Stored } from './state';

export const TARGET_MINUTES = 30;
const PRESENCE_GRACE_MS = 5000;

/** A message before it has its place. */
export type MessageDraft = Pick<
  Message,
  'id' | 'kind' | 'side' | 'agentId' | 'toAgentId' | 'text' | 'delivery'
>;

/**
 * A desk in memory that behaves as the one in src-desk does: teams and roles decide who sees what,
 * every change has its number, commands are carried out once. `whole-stack.test.ts` plays the same
 * histories on the real one, and judges it by the model's rules of scope.
 */
export class ModelDesk {
  state: DeskState = emptyState();
  /** Names this life of this data: a desk that was restored tells everybody so, by another scope. */
  epoch = 1;
  /** Counts the starts: what was under way at the end of one ends with it. */
  life = 1;
  down = false;
  hub = new LiveHub();
  presence: PresenceBoard;
  #announced = 0;

  constructor(readonly clock: Pick<FakeClock, 'now' | 'after'>) {
    this.presence = this.#newPresence();
  }

  #newPresence(): PresenceBoard {
    return new PresenceBoard(this.clock, PRESENCE_GRACE_MS, (agentId, presence) => {
      this.hub.presence({ type: 'presence', agentId, presence, at: this.clock.now() });
      this.write(() => this.touch('agent', [agentId]));
    });
  }

  get spoilt(): Set<string> {
    return this.state.spoilt;
  }

  get seq(): number {
    return this.state.seq;
  }

  /** Changes something, and tells it when it is done. */
  write<T>(work: () => T): T {
    const result = work();
    if (this.seq > this.#announced) {
      this.#announced = this.seq;
      this.hub.changes(this.seq);
    }
    return result;
  }

  table<K extends EntityKind>(kind: K): Map<string, Stored<K>> {
    return this.state.tables[kind];
  }

  find<K extends EntityKind>(kind: K, id: string): EntityDoc<K> | null {
    return this.table(kind).get(id)?.doc ?? null;
  }

  put<K extends EntityKind>(kind: K, doc: EntityDoc<K>): void {
    const seq = (this.state.seq += 1);
    this.table(kind).set(doc.id, { rev: seq, doc });
    this.state.log.push({ seq, op: 'put', kind, id: doc.id, teamId: null });
  }

  touch(kind: EntityKind, ids: readonly string[]): void {
    for (const id of ids) {
      const stored = this.table(kind).get(id);
      const seq = (this.state.seq += 1);
      if (stored) this.#setAgain(kind, id, { ...stored, rev: seq });
      this.state.log.push({ seq, op: 'put', kind, id, teamId: null });
    }
  }

  #setAgain<K extends EntityKind>(kind: K, id: string, stored: Stored<K>): void {
    this.table(kind).set(id, stored);
  }

  announceRemoval(kind: EntityKind, id: string, teamId: string): void {
    const seq = (this.state.seq += 1);
    this.state.log.push({ seq, op: 'remove', kind, id, teamId });
  }

  viewer(agentId: string): Viewer {
    const agent = this.find('agent', agentId);
    if (!agent) throw new Error(`There is no agent ${agentId}.`);
    const teamIds = [...agent.teamIds].sort();
    const scope = `${this.epoch} ${agentId} ${agent.role} ${teamIds.join(' ')}`;
    return { agentId, role: agent.role, teamIds, scope };
  }

  episodesOf(threadId: string): Episode[] {
    return [...this.table('episode').values()]
      .map(({ doc }) => doc)
      .filter((episode) => episode.threadId === threadId)
      .sort((a, b) => a.number - b.number);
  }

  lastEpisode(threadId: string): Episode | null {
    return this.episodesOf(threadId).at(-1) ?? null;
  }

  messagesOf(threadId: string): Message[] {
    return [...this.table('message').values()]
      .map(({ doc }) => doc)
      .filter((message) => message.threadId === threadId)
      .sort((a, b) => a.position - b.position);
  }

  /** Announces a customer with events and outcomes to those who see them from now on. */
  reveal(customerId: string): void {
    this.touch('customer', [customerId]);
    const ofThem = (kind: 'event' | 'offerOutcome'): string[] =>
      [...this.table(kind).values()]
        .filter(({ doc }) => doc.customerId === customerId)
        .map(({ doc }) => doc.id);
    this.touch('event', ofThem('event'));
    this.touch('offerOutcome', ofThem('offerOutcome'));
  }

  saveEpisode(episode: Episode): void {
    this.#recallIfResolved(episode);
    this.put('episode', episode);
  }

  #recallIfResolved(episode: Episode): void {
    const before = this.find('episode', episode.id);
    if (before ? before.state !== 'resolved' : episode.number === 1) return;
    this.reveal(episode.customerId);
    this.touch('thread', [episode.threadId]);
  }

  append(thread: Thread, episode: Episode, draft: MessageDraft, files: Attachment[] = []): Message {
    const end = this.state.ends.get(thread.id) ?? { at: 0, position: 0 };
    const at = Math.max(this.clock.now(), end.at);
    const position = end.position + 1;
    const message: Message = {
      ...draft,
      quotedMessageId: null,
      attachments: files,
      threadId: thread.id,
      episodeId: episode.id,
      at,
      position,
    };
    const isMessage = draft.kind === 'message';
    this.#recallIfResolved(episode);
    this.put('thread', isMessage ? { ...thread, lastMessageAt: at } : thread);
    this.put(
      'episode',
      isMessage ? episodeAfterMessage(episode, message, TARGET_MINUTES) : episode,
    );
    this.put('message', message);
    for (const { id } of files) {
      const upload = this.state.uploads.get(id);
      if (upload) this.state.uploads.set(id, { ...upload, messageId: message.id });
    }
    this.state.ends.set(thread.id, { at, position });
    return message;
  }

  startThread(threadId: string, customer: Customer, teamId: string): void {
    this.write(() => {
      const known = this.find('customer', customer.id) !== null;
      if (!known) this.put('customer', customer);
      this.put('thread', {
        id: threadId,
        customerId: customer.id,
        channel: 'web',
        teamId,
        language: null,
        createdAt: this.clock.now(),
        lastMessageAt: null,
      });
      if (known) this.reveal(customer.id);
    });
  }

  customerWrites(threadId: string, messageId: string, assigneeId: string | null): void {
    this.write(() => {
      const thread = this.find('thread', threadId);
      if (!thread) return;
      const last = this.lastEpisode(threadId);
      const open = last && last.state !== 'resolved' ? last : null;
      const episode = open ?? this.#newEpisode(thread, last, `e-${messageId}`, assigneeId);
      this.append(thread, episode, {
        id: messageId,
        kind: 'message',
        side: 'customer',
        agentId: null,
        toAgentId: null,
        text: `text of ${messageId}`,
        delivery: null,
      });
    });
  }

  #newEpisode(
    thread: Thread,
    last: Episode | null,
    id: string,
    assigneeId: string | null,
  ): Episode {
    return {
      id,
      threadId: thread.id,
      customerId: thread.customerId,
      teamId: thread.teamId,
      number: (last?.number ?? 0) + 1,
      assigneeId,
      state: 'waiting-on-us',
      openedAt: Math.max(this.clock.now(), this.state.ends.get(thread.id)?.at ?? 0),
      waitingSince: null,
      targetAt: null,
      snooze: null,
      resolvedAt: null,
      resolvedById: null,
      outcome: null,
      intents: [],
      tagIds: [],
      lastMessage: null,
      lastCustomerMessageAt: last?.lastCustomerMessageAt ?? null,
      turns: { customer: 0, agent: 0 },
    };
  }

  /** Moves a thread with everything in it to another team. */
  move(thread: Thread, teamId: string, episode: Episode): void {
    const { id, customerId, teamId: from } = thread;
    this.announceRemoval('thread', id, from);
    const others = [...this.table('thread').values()].some(
      ({ doc }) => doc.customerId === customerId && doc.teamId === from && doc.id !== id,
    );
    if (!others) this.announceRemoval('customer', customerId, from);
    this.reveal(customerId);
    this.put('thread', { ...thread, teamId });
    this.touch(
      'episode',
      this.episodesOf(id).flatMap((each) => (each.id === episode.id ? [] : [each.id])),
    );
    this.saveEpisode(episode);
    this.touch(
      'message',
      this.messagesOf(id).map((message) => message.id),
    );
  }

  /** Writes an episode that may have gone to another team, and the thread with it. */
  saveIn(thread: Thread, episode: Episode): void {
    if (episode.teamId === thread.teamId) this.saveEpisode(episode);
    else this.move(thread, episode.teamId, episode);
  }

  /** Makes one customer of two records; what the second has goes to the first. */
  mergeCustomers(keep: Customer, gone: Customer): void {
    this.put('customer', mergedCustomer(keep, gone));
    for (const { doc } of this.table('event').values()) {
      if (doc.customerId === gone.id) this.put('event', { ...doc, customerId: keep.id });
    }
    for (const [id, { doc }] of this.table('offerOutcome')) {
      if (doc.customerId !== gone.id) continue;
      this.table('offerOutcome').delete(id);
      const kept = { ...doc, id: `${doc.offerId}:${keep.id}`, customerId: keep.id };
      const known = this.find('offerOutcome', kept.id);
      if (!known || known.at < kept.at) this.put('offerOutcome', kept);
    }
    this.reveal(keep.id);
    const threads = [...this.table('thread').values()].map(({ doc }) => doc);
    const moved = threads.filter(({ customerId }) => customerId === gone.id);
    for (const thread of moved) {
      this.put('thread', { ...thread, customerId: keep.id });
      for (const episode of this.episodesOf(thread.id)) {
        this.put('episode', { ...episode, customerId: keep.id });
      }
    }
    this.table('customer').delete(gone.id);
    for (const teamId of new Set(moved.map((thread) => thread.teamId))) {
      this.announceRemoval('customer', gone.id, teamId);
    }
    const { aliases } = this.state;
    for (const [id, kept] of aliases) if (kept === gone.id) aliases.set(id, keep.id);
    aliases.set(gone.id, keep.id);
  }

  /** A lead of the platform moves a thread, whatever its state is. */
  moveThread(threadId: string, teamId: string): void {
    const thread = this.find('thread', threadId);
    const last = this.lastEpisode(threadId);
    if (!thread || !last || thread.teamId === teamId) return;
    this.write(() => this.move(thread, teamId, { ...last, teamId, assigneeId: null }));
  }

  setTeams(agentId: string, teamIds: readonly string[]): void {
    const agent = this.find('agent', agentId);
    if (!agent) return;
    this.write(() => this.put('agent', { ...agent, teamIds: [...teamIds] }));
    this.hub.endOf(agentId);
  }

  addAgent(agent: Agent): void {
    this.write(() => this.put('agent', agent));
  }

  /** @returns how many episodes there were whose time had come */
  wakeDue(): number {
    const now = this.clock.now();
    const due = [...this.table('episode').values()]
      .map(({ doc }) => doc)
      .filter((episode) => (dueAt(episode)?.at ?? Infinity) <= now);
    this.write(() => {
      for (const episode of due) {
        const thread = this.find('thread', episode.threadId);
        if (thread) this.saveIn(thread, episodeDue(episode, now, TARGET_MINUTES));
      }
    });
    return due.length;
  }

  upload(viewer: Viewer, { id, name, mediaType, sha256, bytes }: AttachmentUpload): Attachment {
    const known = this.state.uploads.get(id);
    if (known) return known.attachment;
    const sizeBytes = bytes.length;
    const attachment = { id, name, mediaType, sizeBytes, sha256, width: null, height: null };
    this.state.uploads.set(id, { agentId: viewer.agentId, attachment, messageId: null });
    return attachment;
  }

  /** From now on no console can read this document, until it is mended. */
  spoil(kind: EntityKind, id: string): void {
    if (!this.table(kind).has(id)) return;
    this.spoilt.add(`${kind} ${id}`);
    this.write(() => this.touch(kind, [id]));
  }

  mend(kind: EntityKind, id: string): void {
    if (!this.spoilt.delete(`${kind} ${id}`)) return;
    this.write(() => this.touch(kind, [id]));
  }

  /** The process ends: what was under way is lost, what was committed is not. */
  stop(): void {
    this.down = true;
    this.life += 1;
    this.hub.close();
    this.presence.close();
    // Nobody whom it tells of anything is left.
    this.hub = new LiveHub();
    this.presence = this.#newPresence();
  }

  /** The process starts again. */
  start(): void {
    this.down = false;
    this.write(() => this.touch('agent', [...this.table('agent').keys()]));
    this.wakeDue();
  }

  backup(): DeskState {
    return copyState(this.state);
  }

  /** Puts a backup in the place of everything; to be done while the desk is down. */
  restore(backup: DeskState): void {
    this.state = copyState(backup);
    this.epoch += 1;
    this.#announced = this.seq;
  }
}
