import { isDiskError, StoreError } from './errors';
import type { Finding } from './findings';
import type { Role } from './role';
import type { StoreThread } from './worker-client';

/** A thread that does not end by itself within this time is ended. */
const END_WITHIN_MS = 10_000;
/** A database that has to be opened again this often … */
const RENEWALS_MAX = 5;
/** … within this time is broken in a way that opening does not cure. */
const RENEWALS_WITHIN_MS = 10 * 60_000;
/** How long after a failed attempt the next question tries to open it again. */
const TRY_AGAIN_MS = 500;

/** Whether a request may be asked once more when its answer did not come. */
export type Repeat =
  /** It changes nothing: in any case. */
  | 'always'
  /** Only when it is certain that it was not done. */
  | 'when-not-done'
  /**
   * It builds on what was there before. Once the database was opened again it is refused, until
   * somebody has looked at what is there now.
   */
  | 'never';

export interface Ask {
  readonly of: 'lead' | 'reader';
  readonly name: string;
  readonly args: readonly unknown[];
  readonly generation: number | null;
  readonly repeat: Repeat;
  /** Whoever asks learns by the answer what the database holds. */
  readonly looks?: boolean;
}

/** What a thread reports of itself. */
export interface ThreadListener {
  died(): void;
  moved(): void;
}

export interface DatabaseThreadsOptions {
  readonly lead: Exclude<Role, 'reader'>;
  readonly readers: number;
  /** Starts a thread. @param setAside the database is set aside without a look at it */
  start(role: Role, setAside: boolean, listener: ThreadListener): StoreThread;
  /** It is being opened again; called when that begins, the result when it has ended. */
  repairing(): () => void;
  /** It was opened again. */
  renewed(findings: readonly Finding[], because: Reason): void;
  /** It cannot be kept open. */
  givenUp(role: Role): void;
}

/** Why a database is opened again. */
export type Reason = 'damaged' | 'died' | 'moved' | 'unopened';

interface Running {
  readonly lead: StoreThread;
  readonly readers: readonly StoreThread[];
}

/** The reader with the least to do; the lead where there are no readers. */
function leastBusy({ lead, readers }: Running): StoreThread {
  const [first, ...others] = readers;
  if (!first) return lead;
  return others.reduce((best, each) => (each.pending < best.pending ? each : best), first);
}

/**
 * The threads of one database. They are opened together; when one of them meets damage or dies, all
 * of them end and new ones open what is there then. What is asked meanwhile waits.
 */
export class DatabaseThreads {
  readonly #options: DatabaseThreadsOptions;
  #running: Running;
  /** Those that it was opened with. */
  readonly #first: Running;
  #ready: Promise<Running>;
  #closed = false;
  #setAside = false;
  #hopeless = false;
  #isUnseen = false;
  #renewals: number[] = [];
  #triedAt = 0;
  #openings = 0;

  /** Starts the threads; nothing is opened yet. */
  constructor(options: DatabaseThreadsOptions) {
    this.#options = options;
    this.#first = this.#start();
    this.#running = this.#first;
    this.#ready = Promise.resolve(this.#running);
  }

  /** @throws StoreError; the threads have ended then */
  async open(): Promise<readonly Finding[]> {
    const running = this.#running;
    try {
      return await openAll(running);
    } catch (error) {
      await endAll(running);
      throw error;
    }
  }

  /** @throws StoreError */
  async ask(request: Ask): Promise<unknown> {
    for (let isFirst = true; ; isFirst = false) {
      if (this.#closed) throw new StoreError('closed');
      const running = await this.#opened();
      if (this.#isUnseen && request.repeat === 'never') {
        throw new StoreError('damaged', 'opened again');
      }
      const client = request.of === 'lead' ? running.lead : leastBusy(running);
      try {
        const value = await client.call(request.name, request.args, request.generation);
        if (request.looks === true && running === this.#running) this.#isUnseen = false;
        return value;
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        const mayRepeat = this.#renewAfter(running, error, request.repeat);
        if (!mayRepeat || !isFirst) throw error;
      }
    }
  }

  /** Something that the lead does beside its operations. @throws StoreError */
  async control(name: 'probe' | 'shrink'): Promise<void> {
    await (await this.#opened()).lead.call(name, []);
  }

  /**
   * How often the database was opened again: grows each time. An opening that is under way is waited
   * for, because until then the files may still be those that it is opened again for.
   */
  async openings(): Promise<number> {
    for (;;) {
      const ready = this.#ready;
      await ready.catch(() => undefined);
      if (ready === this.#ready) return this.#openings;
    }
  }

  /**
   * Ends all threads and opens the database again.
   *
   * @param openings what `openings` was when the reason was met: if it has been opened again since, it
   *   is not what the reason was met in, and nothing happens
   */
  renew(because: Reason, openings = this.#openings): void {
    if (this.#closed || this.#hopeless || openings !== this.#openings) return;
    if (because !== 'died') this.#setAside = because === 'damaged';
    if (this.#isOnceTooOften()) this.#hopeless = true;
    this.#begin(because);
  }

  /**
   * Replaces the files while no thread has them open. What is asked meanwhile waits.
   *
   * @param last asked of the lead when nothing else is asked of it any more; if it fails, nothing
   *   happens
   * @param change must leave files that can be opened, also when it fails
   * @throws what `last` or `change` threw, or why the files could not be opened afterwards
   */
  async replace(
    last: (lead: StoreThread) => Promise<void>,
    change: () => Promise<void>,
  ): Promise<void> {
    let fault: { readonly error: unknown } | null = null;
    await this.#exclusively(async (running) => {
      const clients = [...running.readers, running.lead];
      try {
        await last(running.lead);
        for (const client of clients) await client.call('release', []);
        await change();
      } catch (error) {
        fault = { error };
      }
      // Those that were not released stay as they are.
      await openAll(running);
      return running;
    });
    const failed = fault as { readonly error: unknown } | null;
    if (failed) throw failed.error;
  }

  /**
   * Starts other threads, and has them take over once they run; until then the first ones go on
   * answering, and for the moment in between what is asked waits. Threads that are not the first ones
   * any more stay.
   *
   * @throws StoreError when the new threads do not start, or cannot open the database
   */
  async moveOut(): Promise<void> {
    if (this.#running !== this.#first) return;
    const fresh = this.#start();
    const all = [fresh.lead, ...fresh.readers];
    try {
      // Answered by a thread that runs, also before it has anything open.
      await Promise.all(all.map((thread) => thread.call('probe', [])));
      await this.#exclusively((running) => this.#takeOver(running, fresh));
    } finally {
      if (this.#running !== fresh) await endAll(fresh);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#ready.catch(() => undefined);
    await endAll(this.#running);
  }

  async #takeOver(running: Running, fresh: Running): Promise<Running> {
    if (this.#closed || running !== this.#first) return running;
    await endAll(running);
    this.#running = fresh;
    const findings = await openAll(fresh);
    if (findings.length > 0) {
      this.#isUnseen = true;
      this.#options.renewed(findings, 'damaged');
    }
    return fresh;
  }

  /** Changes the open threads; what is asked meanwhile, other changes too, waits for the outcome. */
  async #exclusively(change: (running: Running) => Promise<Running>): Promise<void> {
    for (;;) {
      const before = this.#ready;
      const running = await this.#opened();
      if (before !== this.#ready) continue;
      const changed = change(running);
      changed.catch(() => undefined);
      this.#ready = changed;
      await changed;
      return;
    }
  }

  #start(): Running {
    const { start, lead, readers } = this.#options;
    // Made only once the listeners can name it; a thread reports nothing before it was asked.
    const isCurrent = (): boolean => this.#running === made;
    const listener = {
      died: () => {
        if (isCurrent()) this.renew('died');
      },
      moved: () => {
        if (isCurrent()) this.renew('moved');
      },
    };
    const made: Running = {
      lead: start(lead, this.#setAside, listener),
      readers: Array.from({ length: readers }, () => start('reader', false, listener)),
    };
    return made;
  }

  /** Opens the database again if an error asks for it. @returns whether to ask once more */
  #renewAfter(running: Running, { problem, detail }: StoreError, repeat: Repeat): boolean {
    if (this.#closed) return false;
    const isCurrent = this.#running === running;
    switch (problem) {
      case 'damaged':
        // What the disk could not read is looked at before it is thrown away.
        if (isCurrent) this.renew(isRead(detail) ? 'died' : 'damaged');
        return repeat !== 'never';
      case 'worker-died':
        if (isCurrent) this.renew('died');
        return repeat === 'always';
      case 'closed':
        return !isCurrent && repeat !== 'never';
      default:
        return false;
    }
  }

  /** The open threads; what could not be opened is tried again, now and then. */
  async #opened(): Promise<Running> {
    try {
      return await this.#ready;
    } catch (error) {
      if (this.#closed || this.#hopeless) throw error;
      if (performance.now() - this.#triedAt >= TRY_AGAIN_MS) this.#begin('unopened');
      return this.#ready;
    }
  }

  #begin(because: Reason): void {
    this.#isUnseen = true;
    this.#openings += 1;
    this.#ready = this.#renewal(this.#ready, because);
    // Whoever asks hears of it.
    this.#ready.catch(() => undefined);
  }

  async #renewal(underWay: Promise<unknown>, because: Reason): Promise<Running> {
    const done = this.#options.repairing();
    // Nothing that these threads still say begins another renewal.
    const none: Running = { ...this.#running };
    this.#running = none;
    try {
      // An opening or a replacement that is not through yet: two would be in each other's way.
      await underWay.catch(() => undefined);
      await endAll(this.#running);
      this.#running = none;
      if (this.#closed) throw new StoreError('closed');
      if (this.#hopeless) throw new StoreError('worker-died', 'again and again');
      const running = this.#start();
      this.#running = running;
      const findings = await openAll(running).catch(async (error: unknown) => {
        this.#running = none;
        await endAll(running);
        throw error;
      });
      this.#setAside = false;
      this.#options.renewed(findings, because);
      return running;
    } catch (error) {
      if (!this.#closed && !isDiskError(error)) {
        this.#hopeless = true;
        this.#options.givenUp(this.#options.lead);
      }
      throw error;
    } finally {
      this.#triedAt = performance.now();
      done();
    }
  }

  #isOnceTooOften(): boolean {
    const now = performance.now();
    this.#renewals = [...this.#renewals, now].filter((at) => now - at < RENEWALS_WITHIN_MS);
    return this.#renewals.length > RENEWALS_MAX;
  }
}

function isRead(detail: string | null): boolean {
  return detail?.startsWith('SQLITE_IOERR') === true;
}

async function openAll({ lead, readers }: Running): Promise<readonly Finding[]> {
  // Readers wait for the lead: it creates and migrates what they read.
  const findings = (await lead.call('open', [])) as readonly Finding[];
  await Promise.all(readers.map((reader) => reader.call('open', [])));
  return findings;
}

async function endAll({ lead, readers }: Running): Promise<void> {
  // The lead last: it brings the log into the file, which readers would prevent.
  await Promise.all(readers.map((reader) => reader.end(END_WITHIN_MS)));
  await lead.end(END_WITHIN_MS);
}
