import type { DiskProblem } from './errors';
import { freeBytes, type Reserve } from './reserve';

/** Whether the disk takes what is written, and whether a database is being repaired. */
export type StorageState = 'ok' | 'disk-full' | 'unwritable' | 'repairing';

export interface Storage {
  readonly state: StorageState;
  /** Unix ms; grows with every change. */
  readonly since: number;
}

export interface StorageWatchOptions {
  readonly folder: string;
  readonly reserve: Reserve;
  /** Time between the first two attempts to write again; doubles with each, up to 16 times that. */
  readonly firstPauseMs: number;
  /** Writes to every database; throws while the disk does not take it. */
  probe(): Promise<void>;
  /** Gives back the space of the logs. */
  shrink(): Promise<void>;
  changed(storage: Storage): void;
}

const PAUSES_MAX = 4;
/** With less than this the disk is full, whatever the error was called. */
const NEARLY_FULL_BYTES = 64 * 1024;
/** A write that fails so soon after room was made was begun before it. */
const SAME_ROOM_MS = 1000;

/**
 * Knows when the disk refuses, makes room for the work out of the reserve, and finds out by itself
 * when the disk is good again.
 */
export class StorageWatch {
  readonly #options: StorageWatchOptions;
  #disk: 'ok' | 'disk-full' | 'unwritable' = 'ok';
  #repairs = 0;
  #told: Storage = { state: 'ok', since: Date.now() };
  #timer: NodeJS.Timeout | null = null;
  #pauses = 0;
  #closed = false;
  #makingRoom: Promise<boolean> | null = null;
  #roomAt = -Infinity;

  constructor(options: StorageWatchOptions) {
    this.#options = options;
  }

  get storage(): Storage {
    return this.#told;
  }

  /** What a write that can wait would be refused with; null: it may be tried. */
  get refusal(): DiskProblem | null {
    return this.#disk === 'ok' ? null : this.#disk;
  }

  /**
   * The disk refused a write.
   *
   * @returns whether there is room now, so that it is worth trying once more
   */
  async failed(problem: DiskProblem): Promise<boolean> {
    // Another program looks at a file: that passes, and says nothing about the disk.
    if (problem === 'locked' || this.#closed) return false;
    const isFull = problem === 'disk-full' || (await this.#isNearlyFull());
    this.#set(isFull ? 'disk-full' : 'unwritable');
    if (!isFull) return false;
    // Several writes fail at once: all of them wait for the same room, or come right after it.
    this.#makingRoom ??= this.#makeRoom().finally(() => {
      this.#makingRoom = null;
    });
    return (await this.#makingRoom) || performance.now() - this.#roomAt < SAME_ROOM_MS;
  }

  /** A database is being opened again. Returns its end. */
  repairing(): () => void {
    this.#repairs += 1;
    this.#tell();
    return () => {
      this.#repairs -= 1;
      this.#tell();
    };
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #makeRoom(): Promise<boolean> {
    const { reserve, shrink } = this.#options;
    const released = await reserve.release().catch(() => false);
    if (!released) return false;
    await shrink().catch(() => undefined);
    this.#roomAt = performance.now();
    return true;
  }

  async #isNearlyFull(): Promise<boolean> {
    const free = await freeBytes(this.#options.folder);
    return free !== null && free < NEARLY_FULL_BYTES;
  }

  #set(disk: 'ok' | 'disk-full' | 'unwritable'): void {
    this.#disk = disk;
    this.#tell();
    if (disk === 'ok') this.#pauses = 0;
    else this.#probeLater();
  }

  #probeLater(): void {
    if (this.#timer || this.#closed) return;
    const pauseMs = this.#options.firstPauseMs * 2 ** Math.min(this.#pauses, PAUSES_MAX);
    this.#pauses += 1;
    this.#timer = setTimeout(() => void this.#probe(), pauseMs);
    this.#timer.unref();
  }

  async #probe(): Promise<void> {
    const { reserve, probe } = this.#options;
    const isGood = await reserve
      .make()
      .then(probe)
      .then(
        () => true,
        () => false,
      );
    this.#timer = null;
    if (isGood) this.#set('ok');
    else this.#probeLater();
  }

  #tell(): void {
    const state = this.#repairs > 0 ? 'repairing' : this.#disk;
    if (state === this.#told.state || this.#closed) return;
    this.#told = { state, since: Math.max(Date.now(), this.#told.since + 1) };
    this.#options.changed(this.#told);
  }
}
