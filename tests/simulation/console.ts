import type { SyncStatus } from '@shared/ipc';
import type { Connector, DeskSession } from '../../src-main/connectors/connector';
import type { WorkStore } from '../../src-main/store/api';
import type { Clock, Random, SyncEngine } from '../../src-main/sync/api';
import { createSyncEngine } from '../../src-main/sync/engine';
import { createSerial, type Serial } from '../../src-main/sync/concurrency';
import { seededRandom, type FakeClock } from '../fixtures/sync/fake-clock';
import { FAKE_SESSION } from '../fixtures/sync/fake-desk';
import type { OutboxRow, TakenBack } from '../../src-main/store/api';
import type { Ledger } from './ledger';
import { Life } from './life';
import type { Network } from './network';
import type { Premises } from './premises';

/** How often a call of the store takes a moment. */
const SLOW_SHARE = 0.15;

export interface ConsoleOptions {
  readonly number: number;
  readonly agentId: string;
  readonly role: 'agent' | 'lead';
  readonly premises: Premises;
  readonly network: Network;
  readonly clock: FakeClock;
  readonly random: Random;
  readonly ledger: Ledger;
  /** How long a call of the store takes at most, in ms. */
  readonly diskMs: number;
  /** The way to the desk, for a new process. */
  connect(life: Life, clock: Clock): Connector;
}

/** What an agent can do as long as the process runs. */
export interface Hands {
  readonly work: WorkStore;
  readonly engine: SyncEngine;
}

interface Process extends Hands {
  readonly life: Life;
  readonly serial: Serial;
  /** It is being ended: whatever the agent wants to do has to wait for the next start. */
  closing: boolean;
}

/** One computer with one agent at it; its process can be ended and started again. */
export class Console {
  /** By how much its clock is wrong. */
  skewMs = 0;
  readonly clock: Clock;
  readonly reported: unknown[] = [];
  /** What a dead process cannot have told. */
  stuck = false;
  #process: Process | null = null;
  #busy = 0;
  /** What the desk has applied, and when the cache shows it. */
  readonly #confirming = new Map<string, number>();
  /** What left the outbox before the cache showed it, so that for a while it was nowhere. */
  readonly early: string[] = [];

  constructor(readonly options: ConsoleOptions) {
    this.clock = options.clock.skewed(() => this.skewMs);
  }

  get life(): Life | null {
    return this.#process?.life ?? null;
  }

  get running(): boolean {
    return this.#process !== null && !this.#process.life.dead;
  }

  get status(): SyncStatus | null {
    return this.#process?.engine.status() ?? null;
  }

  /** Whether the agent is still doing something. */
  get busy(): boolean {
    return this.running && this.#busy > 0;
  }

  start(): void {
    const { options, clock, reported } = this;
    const { agentId, role, premises, random, diskMs } = options;
    const life = new Life();
    const never = new AbortController().signal;
    const hung = new Promise<void>(() => undefined);
    const store = premises.open(
      {
        at: () => {
          if (!life.step()) return hung;
          if (random() >= SLOW_SHARE) return undefined;
          // What a slow disk was asked for by a process that died meanwhile is not done any more.
          const slow = clock.sleep(Math.floor(random() * diskMs), never);
          return slow.then(() => (life.dead ? hung : undefined));
        },
        done: (name, result) => this.#note(name, result),
      },
      () => clock.now(),
    );
    const session: DeskSession = {
      ...FAKE_SESSION,
      agent: { ...FAKE_SESSION.agent, id: agentId, role },
    };
    const engine = createSyncEngine({
      connector: options.connect(life, clock),
      store,
      clock,
      random: seededRandom(Math.floor(random() * 1e9)),
      session,
      url: 'https://desk.example.com',
      encryption: 'key-store',
      report: (error) => reported.push(error),
      listener: {
        changed: () => undefined,
        outboxChanged: () => undefined,
        status: () => undefined,
        live: () => undefined,
        signedOut: () => reported.push(new Error('Signed out.')),
      },
    });
    this.#busy = 0;
    this.#process = { life, engine, work: store.work, serial: createSerial(), closing: false };
    engine.start();
  }

  /** The process is gone, as if by a power cut. */
  kill(): void {
    this.#process?.life.kill();
  }

  /**
   * The process ends as it should; it may be killed while it does. What the agent is doing is done
   * before: nobody goes on working in a window that is closed.
   */
  async stop(): Promise<void> {
    const process = this.#process;
    if (!process || process.life.dead) return;
    process.closing = true;
    await process.serial(() => Promise.resolve());
    await process.engine.stop();
    if (this.#process === process) this.#process = null;
  }

  /** The agent does something when they are done with what they do now. */
  act(task: (hands: Hands) => Promise<void>): void {
    const process = this.#process;
    if (!process || process.life.dead || process.closing) return;
    this.#busy += 1;
    const act = async (): Promise<void> => {
      try {
        await task(process);
      } catch (error) {
        this.reported.push(error);
      }
      if (this.#process === process) this.#busy -= 1;
    };
    void process.serial(act);
  }

  get engine(): SyncEngine | null {
    return this.running ? (this.#process?.engine ?? null) : null;
  }

  /** Keeps the ledger: what got into the outbox got there even if nobody lives to hear of it. */
  #note(name: string, result: unknown): void {
    const { ledger, number, premises } = this.options;
    switch (name) {
      case 'enqueue':
      case 'requeue':
      case 'edit':
      case 'keepEdit':
        // What these operations return is in their types.
        if (result !== null) ledger.written(number, result as OutboxRow);
        return;
      case 'cancel':
      case 'drop': {
        const deed = result === null ? null : ledger.of((result as TakenBack).row.command.id);
        if (deed) deed.takenBack = true;
        return;
      }
      case 'settle':
        for (const { state, command, upTo } of premises.rows()) {
          const deed = state === 'failed' ? ledger.of(command.id) : null;
          if (deed) deed.refused = true;
          if (state === 'confirming' && upTo !== null) this.#confirming.set(command.id, upTo);
        }
        return;
      case 'postpone':
        for (const { state, command } of premises.rows()) {
          if (state !== 'confirming') this.#confirming.delete(command.id);
        }
        return;
      case 'reset':
        ledger.startedOver(number);
        return;
      case 'confirmUpTo': {
        const rows = new Set(premises.rows().map(({ command }) => command.id));
        const cursor = premises.syncState().cursor ?? -1;
        for (const [id, upTo] of this.#confirming) {
          if (rows.has(id)) continue;
          this.#confirming.delete(id);
          ledger.confirmed(id, upTo);
          if (upTo > cursor) this.early.push(id);
        }
        return;
      }
      default:
    }
  }
}
