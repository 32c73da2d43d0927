import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { entityKinds, type Message } from '@shared/domain';
import { draftModeSchema, type Draft } from '@shared/ipc';
import { IndexCheck } from '../../../src-main/store/cache/index-check';
import type { ReaderOperations } from '../../../src-main/store/cache/reader';
import type { WriterOperations } from '../../../src-main/store/cache/writer';
import { openStoreIn } from '../../../src-main/store/index';
import type { Store, SyncState } from '../../../src-main/store/api';
import { EMPTY_STATE } from '../../../src-main/store/empty-state';
import type { Role } from '../../../src-main/store/role';
import { openToRead } from '../../../src-main/store/sql';
import type { WorkOperations } from '../../../src-main/store/work/open';
import type { StoreHooks } from '../../fixtures/sync/fake-store';
import type { Conversation, OpenStore, Premises } from '../premises';
import { THREADS } from '../script';
import type { Busy } from './busy';
import { StoreThreadHere } from './store-thread';

/** Few, so that a thread takes several pages. */
const SHOWN_AT_ONCE = 3;

/** What the threads of the store can do, asked of them at once. */
interface Looks {
  readonly work: WorkOperations;
  readonly writer: WriterOperations;
  readonly reader: ReaderOperations;
}

/** A store as one process has opened it. */
class Opened {
  readonly #threads = new Map<string, StoreThreadHere>();
  readonly store: Promise<Store>;
  isReady = false;

  constructor(
    readonly folder: string,
    readonly key: Uint8Array,
    now: () => number,
  ) {
    this.store = openStoreIn({ folder, key, nativeBinding: undefined }, (setup, listener) => {
      const thread = new StoreThreadHere(setup, listener, now);
      this.#threads.set(setup.role, thread);
      return thread;
    }).then((store) => {
      this.isReady = true;
      return store;
    });
  }

  /** Asks the thread that has this role now. */
  look<R extends Role, N extends keyof Looks[R] & string>(
    role: R,
    name: N,
    ...args: Looks[R][N] extends (...args: infer A) => unknown ? A : never
  ): Looks[R][N] extends (...args: never[]) => infer T ? T : never {
    const thread = this.#threads.get(role);
    if (!thread) throw new Error(`There is no ${role}.`);
    // The thread has the operations of its role.
    return thread.look(name, ...args) as ReturnType<typeof this.look<R, N>>;
  }

  /** The handles are let go. The files of a dead process do not matter any more. */
  async end(): Promise<void> {
    await this.store.then((store) => store.close());
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What was there when the last process died, for as long as the next one is still opening it. */
interface Left {
  readonly rows: ReturnType<WorkOperations['outbox']>;
  readonly drafts: readonly string[];
  readonly state: SyncState;
  readonly messageCount: number;
}

const NOTHING: Left = { rows: [], drafts: [], state: EMPTY_STATE, messageCount: 0 };

/** A profile on a real disk, with the real store. */
class RealPremises implements Premises {
  readonly #root: string;
  readonly #busy: Busy;
  readonly #key = new Uint8Array(randomBytes(32));
  #current: Opened | null = null;
  #left = NOTHING;

  constructor(root: string, busy: Busy) {
    this.#root = root;
    this.#busy = busy;
  }

  /**
   * The process before is dead: what it left on the disk is what is opened, as it was at that moment
   * (a copy of it: within one process a file cannot be taken from whoever has it open).
   */
  open(hooks: StoreHooks, now: () => number): OpenStore {
    const folder = mkdtempSync(join(this.#root, 'profile-'));
    const before = this.#current;
    if (before) {
      this.#left = this.#leave();
      cpSync(before.folder, folder, { recursive: true });
      void this.#busy.during('ending a process', before.end());
    }
    const opened = new Opened(folder, this.#key, now);
    this.#current = opened;
    void this.#busy.during('opening', opened.store);
    return {
      cache: this.#hooked(opened, 'cache', hooks, {
        indexStatus: () => ({ state: 'unknown', checkedAt: null, progress: null }),
        watchIndex: () => () => undefined,
      }),
      work: this.#hooked(opened, 'work', hooks, {}),
    };
  }

  conversation(threadId: string): Conversation | null {
    const opened = this.#ready;
    const conversation = opened?.look('reader', 'conversation', threadId);
    const episode = conversation?.episodes.toSorted((a, b) => a.number - b.number).at(-1);
    if (!opened || !conversation || !episode) return null;
    const { messages } = opened.look('reader', 'messages', threadId, { at: 'end' }, 200);
    const { customerId, teamId } = conversation.thread;
    const last = messages.findLast((message: Message) => message.kind === 'message');
    return { customerId, teamId, episode, lastMessageId: last?.id ?? null };
  }

  rows(): Left['rows'] {
    return this.#ready?.look('work', 'outbox') ?? this.#left.rows;
  }

  drafts(): readonly string[] {
    const opened = this.#ready;
    if (!opened) return this.#left.drafts;
    return THREADS.flatMap((threadId) =>
      draftModeSchema.options.flatMap((mode) => {
        const draft: Draft | null = opened.look('work', 'draft', threadId, mode);
        return draft ? [draft.text] : [];
      }),
    );
  }

  shown(threadId: string): readonly string[] {
    const opened = this.#ready;
    if (!opened) return [];
    const ids: string[] = [];
    let position: number | null = null;
    for (;;) {
      const place =
        position === null ? ({ at: 'end' } as const) : { at: 'before' as const, position };
      const page = opened.look('reader', 'messages', threadId, place, SHOWN_AT_ONCE);
      const messages: readonly Message[] = page.messages;
      ids.unshift(...messages.map(({ id }) => id));
      const [oldest] = messages;
      if (!page.hasBefore || !oldest) return ids;
      ({ position } = oldest);
    }
  }

  documents(): ReadonlyMap<string, unknown> {
    const found = new Map<string, unknown>();
    const opened = this.#ready;
    if (!opened) return found;
    for (const kind of entityKinds) {
      const range = { kind, from: 0, before: Number.MAX_SAFE_INTEGER, limit: 10_000 };
      const ids = opened.look('reader', 'places', range).map(({ id }) => id);
      for (const { id, doc } of opened.look('reader', 'documents', kind, ids)) {
        found.set(`${kind} ${id}`, doc);
      }
    }
    return found;
  }

  setAside(): readonly string[] {
    const found = this.#ready?.look('writer', 'setAside');
    return (found?.newest ?? []).map(({ kind, id }) => `${kind} ${id}`);
  }

  syncState(): SyncState {
    return this.#ready?.look('writer', 'syncState') ?? this.#left.state;
  }

  messageCount(): number {
    return this.#ready?.look('writer', 'messageCount') ?? this.#left.messageCount;
  }

  faults(): readonly string[] {
    const opened = this.#ready;
    if (!opened) return ['the store is not open'];
    const db = openToRead({
      file: join(opened.folder, 'cache.db'),
      key: this.#key,
      nativeBinding: undefined,
      synchronous: 'NORMAL',
      cacheKiB: 1000,
    });
    try {
      const { integrity_check: integrity } =
        db.one<{ integrity_check: string }>('PRAGMA integrity_check') ?? {};
      const check = new IndexCheck(db);
      let verdict: string | null = null;
      while (verdict === null) ({ verdict } = check.step());
      const { count } = db.one<{ count: number }>('SELECT count(*) AS count FROM message') ?? {};
      const findings = [
        integrity === 'ok' ? null : `the cache is damaged: ${integrity}`,
        verdict === 'good' ? null : `the index is ${verdict}`,
        count === this.messageCount() ? null : `counts ${this.messageCount()} of ${count} messages`,
      ];
      const unreadable = opened.look('work', 'unreadable').map(({ what }) => `${what} unreadable`);
      return [...findings.filter((words) => words !== null), ...unreadable];
    } finally {
      db.close();
    }
  }

  dispose(): void {
    const last = this.#current;
    this.#current = null;
    this.#left = NOTHING;
    if (last) void this.#busy.during('closing', last.end());
  }

  get #ready(): Opened | null {
    return this.#current?.isReady === true ? this.#current : null;
  }

  #leave(): Left {
    return {
      rows: this.rows(),
      drafts: this.drafts(),
      state: this.syncState(),
      messageCount: this.messageCount(),
    };
  }

  /** Half of a store, with what happens at each call; `now` is what has to be said at once. */
  #hooked<P extends 'cache' | 'work'>(
    opened: Opened,
    part: P,
    hooks: StoreHooks,
    now: Partial<OpenStore[P]>,
  ): OpenStore[P] {
    const ask = async (name: string, args: readonly unknown[]): Promise<unknown> => {
      await hooks.at(name, 'before');
      const effect = opened.store.then(async (store) => {
        // Whoever asks is held to the names and arguments by the type of what they ask.
        const method = store[part][name as keyof Store[P]] as (
          ...given: readonly unknown[]
        ) => unknown;
        return method(...args);
      });
      const result = await this.#busy.during(name, effect);
      hooks.done?.(name, result);
      await hooks.at(name, 'after');
      return result;
    };
    const handler: ProxyHandler<OpenStore[P]> = {
      get: (_target, name) => {
        const here = now[name as keyof OpenStore[P]];
        if (here !== undefined || typeof name !== 'string') return here;
        return (...args: readonly unknown[]) => ask(name, args);
      },
    };
    return new Proxy({} as OpenStore[P], handler);
  }
}

/** @param root a folder for everything that consoles keep */
export function createRealPremises(root: string, busy: Busy): Premises {
  return new RealPremises(root, busy);
}
