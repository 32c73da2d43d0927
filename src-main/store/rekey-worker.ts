import { renameSync, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from './errors';
import {
  CACHE_FILE,
  WORK_FILE,
  isLogMissing,
  kindOf,
  meansDamage,
  noteKey,
  removeDatabase,
  removeNote,
  setAsideDatabase,
  syncFolder,
  writeNote,
} from './files';
import { keepFinding } from './findings';
import { copyDatabase, opensWith, rollBack, verifyCopy, type Extent } from './rekey-copy';
import { checkKeys, dropKeyChange, lastKeyOf, noteKeyChange, type WhichKey } from './rekey-note';
import type { OpenRole, WorkerSetup } from './role';
import { encryptAgain } from './sql';
import { openWorkDatabase } from './work/database';

/** A database that is to get the new key. */
export interface RekeyTarget {
  /** File name in the folder. */
  readonly name: string;
  readonly bytes: number;
  /** File name of its copy while there is one. */
  readonly copy: string;
}

/** The work first: it is small, and there is no other copy of it. */
const DATABASES = [WORK_FILE, CACHE_FILE] as const;
const COPY = '.rekeyed';
/** For what else is written meanwhile. */
const SPARE_BYTES = 16 * 1024 * 1024;

/** The steps of `rekeyStore`, for a folder whose store is closed. */
class Rekey {
  readonly #folder: string;
  readonly #keys: { readonly from: Uint8Array; readonly to: Uint8Array };
  readonly #setup: WorkerSetup;
  /** Which key each database has. */
  readonly #states = new Map<string, WhichKey>();
  /** What the copies must hold. */
  readonly #extents = new Map<string, Extent>();
  #known = false;

  constructor(setup: WorkerSetup, to: Uint8Array) {
    this.#setup = setup;
    this.#folder = setup.folder;
    this.#keys = { from: setup.key, to };
  }

  begin(): RekeyTarget[] {
    const verdict = checkKeys(this.#folder, this.#keys);
    if (verdict === 'other') throw new StoreError('wrong-key', 'key.check');
    this.#known = verdict === 'known';
    const there = DATABASES.filter((name) => kindOf(this.#path(name)) === 'file');
    const unreadable = there.filter((name) => !this.#findKey(name));
    if (unreadable.length > 0 && !this.#known) throw new StoreError('wrong-key', 'neither key');
    for (const name of unreadable) this.#repair(name);
    const targets = [...this.#states]
      .filter(([, which]) => which === 'from')
      .map(([name]) => ({ name, bytes: this.#sizeOf(name), copy: name + COPY }));
    for (const { copy } of targets) removeDatabase(this.#path(copy));
    this.#refuseWithoutRoom(targets);
    noteKeyChange(this.#folder, this.#keys, this.#states);
    return targets;
  }

  copy(name: string): void {
    const copy = this.#path(name + COPY);
    this.#settle(name);
    const attempt = () => {
      removeDatabase(copy);
      this.#extents.set(name, copyDatabase(this.#access(name, 'from'), copy));
    };
    try {
      attempt();
    } catch (error) {
      if (!meansDamage(error)) throw error;
      this.#repair(name);
      if (this.#states.get(name) === 'from') attempt();
    }
  }

  encrypt(name: string): void {
    if (this.#extents.has(name)) encryptAgain(this.#access(name + COPY, 'from'), this.#keys.to);
  }

  verify(name: string): void {
    const extent = this.#extents.get(name);
    if (extent) verifyCopy(this.#access(name + COPY, 'to'), extent);
  }

  replace(name: string): void {
    if (!this.#extents.has(name)) return;
    // A log that is still there belongs to the old file, and would be applied to the new one.
    if (kindOf(`${this.#path(name)}-wal`) !== 'missing') throw new StoreError('locked', 'log');
    renameSync(this.#path(name + COPY), this.#path(name));
    removeNote(this.#path(name), 'in-use');
    syncFolder(this.#folder);
    this.#states.set(name, 'to');
    noteKeyChange(this.#folder, this.#keys, this.#states);
  }

  finish(): void {
    noteKey(this.#folder, this.#keys.to);
    syncFolder(this.#folder);
  }

  /** After an error: if no database has the new key yet, everything is as it was. */
  abandon(): void {
    for (const name of DATABASES) removeDatabase(this.#path(name + COPY));
    if (![...this.#states.values()].includes('to')) {
      dropKeyChange(this.#folder, this.#keys, this.#known);
    }
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }

  #sizeOf(name: string): number {
    return statSync(this.#path(name)).size;
  }

  #access(name: string, which: WhichKey) {
    const { nativeBinding } = this.#setup;
    return { file: this.#path(name), key: this.#keys[which], nativeBinding };
  }

  /** @returns false when neither key opens it */
  #findKey(name: string): boolean {
    const look = () =>
      (['to', 'from'] as const).find((each) => opensWith(this.#access(name, each)));
    const which = look() ?? (this.#rollBack(name) ? look() : undefined);
    if (which) this.#states.set(name, which);
    return which !== undefined;
  }

  /** @returns false when the file is as it was */
  #rollBack(name: string): boolean {
    if (!this.#known) return false;
    try {
      rollBack(this.#access(name, lastKeyOf(this.#folder, name, this.#keys)));
      return true;
    } catch {
      return false;
    }
  }

  /** Deals with what the end of the last process left, before its traces go with the old file. */
  #settle(name: string): void {
    const file = this.#path(name);
    if (name === WORK_FILE) this.#openWork('from');
    else if (isLogMissing(file)) writeNote(file, 'suspect');
  }

  /** Opens the work as a store does, which repairs and finds what there is to be found. */
  #openWork(which: WhichKey): void {
    const setup = { ...this.#setup, key: this.#keys[which], keyIsKnown: this.#known };
    openWorkDatabase(setup, Date.now()).close();
  }

  /** What the opening of a store does about a damaged file. */
  #repair(name: string): void {
    if (name === CACHE_FILE) {
      setAsideDatabase(this.#path(name), Date.now());
      keepFinding(this.#folder, { code: 'cache-damaged' });
      this.#states.delete(name);
      return;
    }
    const which = this.#states.get(name) ?? lastKeyOf(this.#folder, name, this.#keys);
    this.#openWork(which);
    this.#states.set(name, which);
  }

  /** One copy at a time; the old file goes when its copy takes its place. */
  #refuseWithoutRoom(targets: readonly RekeyTarget[]): void {
    const { bavail, bsize } = statfsSync(this.#folder);
    const needed = Math.max(0, ...targets.map(({ bytes }) => bytes));
    if (targets.length > 0 && bavail * bsize < needed + SPARE_BYTES) {
      throw new StoreError('disk-full', 'a copy');
    }
  }
}

function createOperations(rekey: Rekey) {
  return {
    begin: () => rekey.begin(),
    copy: (name: string) => rekey.copy(name),
    encrypt: (name: string) => rekey.encrypt(name),
    verify: (name: string) => rekey.verify(name),
    replace: (name: string) => rekey.replace(name),
    finish: () => rekey.finish(),
    abandon: () => rekey.abandon(),
  };
}

export type RekeyOperations = ReturnType<typeof createOperations>;

/** The steps of a change of key. Nothing is opened before they are asked for. */
export function openRekey(setup: WorkerSetup): OpenRole<RekeyOperations> {
  if (!setup.newKey) throw new StoreError('failed', 'no new key');
  return {
    operations: createOperations(new Rekey(setup, setup.newKey)),
    findings: [],
    around: (body) => body(),
    close: () => undefined,
  };
}
