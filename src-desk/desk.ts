import { randomUUID } from 'node:crypto';
import type { Message, Thread } from '@shared/domain';
import type { Policies } from '@shared/protocol';
import type { DeskClock } from './clock';
import { LiveHub } from './live/hub';
import { LookingBoard } from './live/looking';
import { PresenceBoard } from './live/presence';
import { readSetting, writeSetting } from './services/settings';
import { type DeskDatabase, openDatabase } from './storage/database';
import { headOf, write, type WriteTx } from './storage/write';

/** What the desk tells code that lives in its process, e.g. the practice customers. */
export interface DeskObserver {
  /** A message was committed, whoever wrote it. */
  message?(message: Message, thread: Thread): void;
  /** An episode was resolved by an agent. */
  resolved?(threadId: string, episodeId: string): void;
  /** An agent began or stopped writing. */
  typing?(threadId: string, agentId: string, on: boolean): void;
}

export interface DeskOptions {
  /** Data folder, or `:memory:` for one that is gone at the end. */
  readonly dataDir: string;
  readonly clock: DeskClock;
  readonly policies: Policies;
  /** How long an agent whose stream ended still counts as there. */
  readonly presenceGraceMs: number;
  /** Told of failures that nobody waits for. */
  readonly onError: (error: unknown) => void;
}

const EPOCH = 'epoch';

/**
 * A running desk: its storage, its clock, and who listens. The services are functions over it; the
 * HTTP server and the practice customers are two users of the same services.
 */
export class Desk {
  readonly hub = new LiveHub();
  readonly presence: PresenceBoard;
  readonly looking: LookingBoard;
  readonly #observers = new Set<DeskObserver>();
  readonly #background = new Set<Promise<unknown>>();
  #announced = 0;

  private constructor(
    readonly database: DeskDatabase,
    /** Names this life of this data folder. */
    readonly epoch: string,
    readonly clock: DeskClock,
    readonly policies: Policies,
    presenceGraceMs: number,
    /** Told of failures that nobody waits for. */
    readonly onError: (error: unknown) => void,
  ) {
    this.presence = new PresenceBoard(clock, presenceGraceMs, (agentId, presence) => {
      this.hub.presence({ type: 'presence', agentId, presence, at: clock.now() });
      // Whoever was not listening just now learns it as a change of the agent's document.
      this.#inBackground(this.write((tx) => tx.touch('agent', [agentId])));
    });
    this.looking = new LookingBoard(clock, (agentId, before, now) =>
      this.hub.looking(agentId, before, now),
    );
  }

  /**
   * Opens a data folder.
   *
   * @throws Error when the folder cannot be used or was written by a newer version
   */
  static async open(options: DeskOptions): Promise<Desk> {
    const database = await openDatabase(options.dataDir);
    const epoch = await epochOf(database);
    const desk = new Desk(
      database,
      epoch,
      options.clock,
      options.policies,
      options.presenceGraceMs,
      options.onError,
    );
    desk.#announced = await headOf(database.reader);
    await desk.#beginLife();
    return desk;
  }

  get reader(): DeskDatabase['reader'] {
    return this.database.reader;
  }

  /**
   * Runs a writing transaction and announces its changes once they are committed.
   *
   * @returns what `work` returned, and the sequence number up to which its changes go
   */
  async write<T>(work: (tx: WriteTx) => Promise<T>): Promise<{ value: T; seq: number }> {
    const { value, seq } = await write(this.database.writer, this.clock.now(), work);
    this.#announce(seq);
    return { value, seq };
  }

  /** Announces what another process may have written into the same folder. */
  async announceForeignChanges(): Promise<void> {
    this.#announce(await headOf(this.reader));
  }

  /** @returns stops observing */
  observe(observer: DeskObserver): () => void {
    this.#observers.add(observer);
    return () => void this.#observers.delete(observer);
  }

  get observers(): Iterable<DeskObserver> {
    return this.#observers;
  }

  async close(): Promise<void> {
    this.hub.close();
    this.presence.close();
    this.looking.close();
    await Promise.allSettled(this.#background);
    await this.database.close();
  }

  /**
   * Nobody is connected to a desk that has just started, whatever clients remember of its last run;
   * and it may have been restored from a backup.
   */
  async #beginLife(): Promise<void> {
    const agents = await this.reader.selectFrom('agents').select('id').execute();
    if (agents.length === 0) return;
    await this.write((tx) => {
      tx.skipLostNumbers();
      return tx.touch(
        'agent',
        agents.map(({ id }) => id),
      );
    });
  }

  #inBackground(work: Promise<unknown>): void {
    const done = work.catch((error: unknown) => this.onError(error));
    this.#background.add(done);
    void done.finally(() => this.#background.delete(done));
  }

  #announce(seq: number): void {
    if (seq <= this.#announced) return;
    this.#announced = seq;
    this.hub.changes(seq);
  }
}

async function epochOf(database: DeskDatabase): Promise<string> {
  const known = await readSetting(database.writer, EPOCH);
  if (known !== null) return known;
  const epoch = randomUUID();
  await writeSetting(database.writer, EPOCH, epoch);
  return epoch;
}

/** What most desks use. */
export const DEFAULT_POLICIES: Policies = {
  targetMinutes: 30,
  historyDays: null,
  attachmentMaxBytes: 20 * 1024 * 1024,
  attachmentMediaTypes: [
    'image/png',
    'image/jpeg',
    'image/gif',
    'image/webp',
    'application/pdf',
    'text/plain',
    'text/csv',
  ],
};
