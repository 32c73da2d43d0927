import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandOutcomeSchema, type EntityKind } from '@shared/domain';
import { sql } from 'kysely';
import { setAgentTeams } from '../../../src-desk/services/agents';
import { customerWrites } from '../../../src-desk/services/conversation';
import { moveThread } from '../../../src-desk/services/move';
import { lastEpisode, loadThread } from '../../../src-desk/services/threads';
import { openDesk, type OpenDesk } from '../../../src-desk/start-desk';
import { openDatabase, type DeskDatabase } from '../../../src-desk/storage/database';
import { headOf } from '../../../src-desk/storage/write';
import type { FakeClock } from '../../fixtures/sync/fake-clock';
import type { DeskPort } from '../desk-port';
import type { Busy } from './busy';
import { allDocuments, visibleByModel } from './visible';

/** The desk that ships, on a data folder of its own, without a port. */
export class RealDesk implements DeskPort {
  /** Counts the starts: what was under way at the end of one ends with it. */
  life = 1;
  readonly errors: unknown[] = [];
  #spoilt: ReadonlySet<string> = new Set();
  /** What was spoilt when the backup was made; null: there is none. */
  #spoiltInBackup: ReadonlySet<string> | null = null;
  readonly #root: string;
  readonly #clock: FakeClock;
  readonly #busy: Busy;
  #open: OpenDesk | null = null;
  /** Counts the kills: each leaves its files, and the next process has a copy of them. */
  #kills = 0;

  /** @param root holds the data folder `desk`, which may have something in it, and the backup */
  constructor(root: string, clock: FakeClock, busy: Busy) {
    this.#root = root;
    this.#clock = clock;
    this.#busy = busy;
  }

  get down(): boolean {
    return this.#open === null;
  }

  get #folder(): string {
    return join(this.#root, this.#kills === 0 ? 'desk' : `desk-${this.#kills}`);
  }

  get #backup(): string {
    return join(this.#root, 'backup');
  }

  /** @throws Error when it is down */
  get running(): OpenDesk {
    if (!this.#open) throw new Error('The desk is down.');
    return this.#open;
  }

  spoilt(): ReadonlySet<string> {
    return this.#spoilt;
  }

  customerWrites(threadId: string, messageId: string, assigneeId: string | null): Promise<void> {
    const { desk } = this.running;
    const written = { messageId, episodeId: `e-${messageId}`, text: `text of ${messageId}` };
    return this.#during(
      desk.write((tx) => customerWrites(desk, tx, threadId, written, async () => assigneeId)),
    );
  }

  moveThread(threadId: string, teamId: string): Promise<void> {
    return this.#during(
      this.running.desk.write(async (tx) => {
        const state = await loadThread(tx, threadId);
        const last = await lastEpisode(tx, threadId);
        if (!state || !last || state.thread.teamId === teamId) return;
        await moveThread(tx, state, teamId, { ...last, teamId, assigneeId: null });
      }),
    );
  }

  setTeams(agentId: string, teamIds: readonly string[]): Promise<void> {
    return this.#during(setAgentTeams(this.running.desk, agentId, teamIds));
  }

  addEvent(customerId: string, id: string): Promise<void> {
    const { desk } = this.running;
    const at = desk.clock.now();
    const event = { id, customerId, kind: 'order', title: id, at, attributes: {} } as const;
    return this.#during(desk.write((tx) => tx.put('event', event, null)));
  }

  async spoil(kind: EntityKind, id: string): Promise<void> {
    this.#spoilt = new Set([...this.#spoilt, `${kind} ${id}`]);
    await this.#touch(kind, id);
  }

  async mend(kind: EntityKind, id: string): Promise<void> {
    if (!this.#spoilt.has(`${kind} ${id}`)) return;
    this.#spoilt = new Set([...this.#spoilt].filter((key) => key !== `${kind} ${id}`));
    await this.#touch(kind, id);
  }

  async documents(): Promise<readonly (readonly [EntityKind, string])[]> {
    if (this.down) return [['message', 'none']];
    const kinds = ['customer', 'event', 'thread', 'episode', 'message'] as const;
    const lists = kinds.map(async (kind) => {
      const docs = await this.#busy.during('the desk', allDocuments(this.running.desk, kind));
      return docs.map(({ id }) => [kind, id] as const);
    });
    return (await Promise.all(lists)).flat();
  }

  async stop(): Promise<void> {
    const { close } = this.running;
    this.#open = null;
    this.life += 1;
    await this.#busy.during('the desk', close());
  }

  /**
   * The files are copied as they are at this moment, its log included; what the process does after
   * that (within one process it cannot be stopped half-way) reaches nobody and nothing that is left.
   */
  async kill(): Promise<void> {
    const { close } = this.running;
    const before = this.#folder;
    this.#kills += 1;
    cpSync(before, this.#folder, { recursive: true });
    // It belongs to the connections of the process that is gone.
    rmSync(join(this.#folder, 'desk.db-shm'), { force: true });
    this.#open = null;
    this.life += 1;
    await this.#busy.during('the desk', close());
    rmSync(before, { recursive: true });
  }

  async start(): Promise<void> {
    const onError = (error: unknown): void => void this.errors.push(error);
    const options = { dataDir: this.#folder, clock: this.#clock, onError };
    this.#open = await this.#busy.during('the desk', openDesk(options));
  }

  /** As `VACUUM INTO` makes one of a desk that goes on working. */
  async backup(): Promise<void> {
    rmSync(this.#backup, { recursive: true, force: true });
    cpSync(this.#folder, this.#backup, { recursive: true });
    rmSync(join(this.#backup, 'desk.db'));
    for (const side of ['-wal', '-shm'])
      rmSync(join(this.#backup, `desk.db${side}`), { force: true });
    const file = join(this.#backup, 'desk.db');
    await this.#during(sql`VACUUM INTO ${file}`.execute(this.running.desk.reader));
    this.#spoiltInBackup = this.#spoilt;
  }

  async restore(): Promise<boolean> {
    if (!this.#spoiltInBackup) return false;
    this.#spoilt = this.#spoiltInBackup;
    rmSync(this.#folder, { recursive: true });
    cpSync(this.#backup, this.#folder, { recursive: true });
    return true;
  }

  async seq(): Promise<number> {
    return this.#read((reader) => headOf(reader));
  }

  visibleTo(agentId: string): Promise<ReadonlyMap<string, unknown>> {
    return this.#busy.during('the desk', visibleByModel(this.running.desk, agentId, this.#clock));
  }

  async effects(): Promise<readonly string[]> {
    const rows = await this.#answers();
    const applied = rows.flatMap(({ id, outcome }) => {
      const answer = commandOutcomeSchema.parse(JSON.parse(outcome));
      return answer.status === 'applied' ? [{ id, upTo: answer.upTo }] : [];
    });
    return applied.map(({ id }) => id);
  }

  async texts(): Promise<readonly string[]> {
    const docs = await this.#busy.during('the desk', allDocuments(this.running.desk, 'message'));
    return docs.map(({ text }) => text);
  }

  async dispose(): Promise<void> {
    if (!this.down) await this.stop();
    await this.#busy.settle();
    rmSync(this.#root, { recursive: true, force: true });
  }

  /** In the order in which they were written. */
  #answers(): Promise<readonly { readonly id: string; readonly outcome: string }[]> {
    return this.#read((reader) =>
      reader.selectFrom('command_answers').select(['id', 'outcome']).orderBy(sql`rowid`).execute(),
    );
  }

  /** Also of a desk that is down. */
  async #read<T>(query: (reader: DeskDatabase['reader']) => Promise<T>): Promise<T> {
    if (!this.down) return this.#busy.during('the desk', query(this.running.desk.reader));
    const database = await this.#busy.during('the desk', openDatabase(this.#folder));
    const found = await this.#busy.during('the desk', query(database.reader));
    await this.#busy.during('the desk', database.close());
    return found;
  }

  #touch(kind: EntityKind, id: string): Promise<void> {
    return this.#during(this.running.desk.write((tx) => tx.touch(kind, [id])));
  }

  async #during(work: Promise<unknown>): Promise<void> {
    await this.#busy.during('the desk', work);
  }
}
