import { randomUUID } from 'node:crypto';
import { copyFile, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { hasDatabases } from '../store/files';
import { openWithKey, sealWithKey } from './cipher';
import { destroyKey, erase, finishErasing, SESSION_FILE } from './erase';
import { jsonOf, makeFolder, readIfThere, syncFolder, writeWhole } from './files';
import type { Protection } from './key-file';
import { ProfileIndex } from './profile-index';
import {
  finishRotation,
  keepProfileKey,
  makeProfileKey,
  openProfileKey,
  type ProfileKey,
  randomKey,
  rotateKey,
} from './profile-key';
import type { SecretBox } from './secret-box';
import { type SavedSession, savedSessionSchema, type Source, sourceKeyOf } from './source';

/** The folder and the key of what one person works on at one desk. */
export interface Profile {
  readonly id: string;
  readonly folder: string;
  readonly key: ProfileKey;
}

/** What has to be known before a profile can be opened. */
export type KeyQuestion =
  /** There is no key store, and nothing protects the key. */
  | { readonly kind: 'protect'; readonly reason: 'no-key-store' | 'key-in-file' }
  | { readonly kind: 'passphrase'; readonly wrong: boolean }
  /** The key store does not give the key, or its file is damaged. */
  | { readonly kind: 'key-lost' };

export type KeyAnswer =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'protect'; readonly with: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'protect'; readonly with: 'memory' };

/** What is opened: a profile by its id, for a session that is there already or just began. */
export interface Opening {
  readonly id: string;
  /** Null: the one used last, which only its own session can name. */
  readonly source: Source | null;
}

export type Opened = { readonly profile: Profile } | { readonly question: KeyQuestion };

export interface ProfilesOptions {
  /** Folder of all profiles; created when missing. */
  readonly root: string;
  /** The system's key store; null when there is none. */
  secretBox(): Promise<SecretBox | null>;
  /** Whether the key of a profile may lie in a file: only where nobody is real. */
  mayUseFile(practice: boolean): boolean;
  /** Encrypts the databases of a folder again; see `ReEncrypt`. */
  rekey(folder: string, from: Uint8Array, to: Uint8Array): Promise<void>;
  /** Unix ms. */
  now(): number;
}

/** Work without a local copy lives here and is deleted at the end of the run. */
const MEMORY_FOLDER = 'memory';

/**
 * Keeps one folder per desk and agent, each with its own key and, while signed in, its session. Keys
 * that were opened stay open for the run, so that nobody is asked twice.
 */
export class Profiles {
  readonly index: ProfileIndex;
  private readonly opened = new Map<string, Profile>();
  /** Sessions of profiles that leave nothing on the disk. */
  private readonly inMemory = new Map<string, SavedSession>();
  private box: Promise<SecretBox | null> | null = null;

  constructor(private readonly options: ProfilesOptions) {
    this.index = new ProfileIndex(options.root);
  }

  /** Removes what the last run left to be removed. Call once, before anything is opened. */
  async prepare(): Promise<void> {
    await erase(this.memoryRoot());
    await finishErasing(this.options.root);
  }

  /** Which profile to go on with: of a given source, or the one used last; null without a session. */
  async find(source: Source | null): Promise<string | null> {
    const key = source ? sourceKeyOf(source) : await this.index.last();
    const id = key === null ? null : await this.index.profileOf(key);
    if (id === null) return null;
    return (await readIfThere(join(this.folderOf(id), SESSION_FILE))) ? id : null;
  }

  /**
   * Opens a profile, and makes its key when it is new.
   *
   * @param answer what the person said to the question that came before; null at first
   */
  async open({ id, source }: Opening, answer: KeyAnswer | null): Promise<Opened> {
    const known = this.opened.get(id);
    if (known) return { profile: known };
    const folder = this.folderOf(id);
    const passphrase = answer?.kind === 'passphrase' ? answer.passphrase : null;
    const box = await this.keyStore();
    const state = await openProfileKey(folder, { box, passphrase });
    switch (state.state) {
      case 'missing':
        // Databases without a key: making a new one would not open them.
        if (hasDatabases(folder)) return { question: { kind: 'key-lost' } };
        return this.makeNew(id, source, answer);
      case 'lost':
        return { question: { kind: 'key-lost' } };
      case 'passphrase-needed':
        return { question: { kind: 'passphrase', wrong: false } };
      case 'wrong-passphrase':
        return { question: { kind: 'passphrase', wrong: true } };
      case 'open':
        break;
    }
    const { key, old } = state;
    if (old) {
      const keys = { old, bytes: key.bytes, now: this.options.now() };
      await finishRotation(folder, keys, this.reEncrypt);
    }
    const profile = { id, folder, key };
    if (key.encryption !== 'no-key-store') return this.keep(profile);
    return this.openUnprotected(profile, source, answer);
  }

  /** @returns the session that was saved with a profile; null when there is none that can be read */
  async saved(profile: Profile): Promise<SavedSession | null> {
    const inMemory = this.inMemory.get(profile.id);
    if (inMemory) return inMemory;
    const sealed = await readIfThere(join(profile.folder, SESSION_FILE));
    const plain = sealed && openWithKey(profile.key.bytes, sealed);
    if (!plain) return null;
    const read = jsonOf(savedSessionSchema).safeParse(Buffer.from(plain).toString('utf8'));
    return read.success ? read.data : null;
  }

  /** Remembers a session for the next start, or for this run when nothing may stay. */
  async remember(profile: Profile, saved: SavedSession): Promise<void> {
    const memory = profile.key.encryption === 'memory';
    if (memory) this.inMemory.set(profile.id, saved);
    else await this.writeSaved(profile.folder, profile.key.bytes, saved);
    await this.index.remember(sourceKeyOf(saved.source), memory ? null : profile.id);
  }

  /** Forgets the session, so that it cannot be resumed. What was made with it stays. */
  async forgetSession(profile: Profile): Promise<void> {
    await erase(join(profile.folder, SESSION_FILE));
    this.opened.delete(profile.id);
    await this.index.setLast(null);
  }

  /** Renames a profile's folder away, so that the next sign-in begins a new one. Nothing is deleted. */
  async setAside(id: string): Promise<void> {
    this.opened.delete(id);
    await rename(this.folderOf(id), `${this.folderOf(id)}.aside-${this.options.now()}`);
    await syncFolder(this.options.root);
    await this.index.forget(id);
  }

  /** Whether anything of a profile is on this disk. */
  async isHere(id: string): Promise<boolean> {
    return (await this.foldersOf(id)).length > 0;
  }

  /** How many folders of a profile were set aside. */
  async asideCount(id: string): Promise<number> {
    return (await this.foldersOf(id)).filter((name) => name !== id).length;
  }

  /**
   * Makes everything of a profile unreadable for good, what was set aside included. The store may
   * still be open; `erase` deletes the files once it is closed.
   */
  async destroyKeys(id: string): Promise<void> {
    for (const name of await this.foldersOf(id)) await destroyKey(this.folderOf(name));
  }

  /** Deletes everything of a profile. Its store must be closed. */
  async erase(id: string): Promise<void> {
    await this.destroyKeys(id);
    await this.release(id);
    this.opened.delete(id);
    for (const name of await this.foldersOf(id)) await erase(this.folderOf(name));
    await this.index.forget(id);
  }

  /** Lets a profile go whose store is closed: if it is in memory only, everything of it goes. */
  async release(id: string): Promise<void> {
    const profile = this.opened.get(id);
    if (profile?.key.encryption !== 'memory') return;
    this.opened.delete(id);
    this.inMemory.delete(id);
    profile.key.bytes.fill(0);
    await erase(profile.folder);
  }

  /** Ends the run: no key is kept, and nothing of what was in memory only. */
  async close(): Promise<void> {
    for (const id of this.opened.keys()) await this.release(id);
    this.opened.clear();
  }

  /** The system's key store; asked again while there is none, because one may be unlocked later. */
  async keyStore(): Promise<SecretBox | null> {
    this.box ??= this.options.secretBox();
    const box = await this.box;
    if (!box) this.box = null;
    return box;
  }

  /** Gives an open profile, whose store is closed, a new key. Throws like `rotateKey`. */
  async changeKey(profile: Profile, protection: Protection): Promise<Profile> {
    const { id, folder, key } = profile;
    this.opened.delete(id);
    if (key.encryption === 'memory') return this.keepFromMemory(profile, protection);
    const now = this.options.now();
    const next = await rotateKey(folder, key.bytes, protection, now, this.reEncrypt);
    return this.keep({ id, folder, key: next }).profile;
  }

  /** Seals the same key anew, with another passphrase. */
  async changePassphrase(profile: Profile, passphrase: string): Promise<void> {
    const { folder, key } = profile;
    await keepProfileKey(folder, key.bytes, { by: 'passphrase', passphrase }, key.madeAt);
  }

  /** Whether this is the passphrase of a profile. */
  async isPassphrase(profile: Profile, passphrase: string): Promise<boolean> {
    const state = await openProfileKey(profile.folder, { box: null, passphrase });
    return state.state === 'open' && profile.key.encryption === 'passphrase';
  }

  private async makeNew(
    id: string,
    source: Source | null,
    answer: KeyAnswer | null,
  ): Promise<Opened> {
    const folder = this.folderOf(id);
    const make = async (protection: Protection): Promise<Opened> => {
      await makeFolder(folder);
      return this.keep({
        id,
        folder,
        key: await makeProfileKey(folder, protection, this.options.now()),
      });
    };
    const box = await this.keyStore();
    if (box) return make({ by: 'key-store', box });
    if (this.options.mayUseFile(source?.kind === 'practice')) return make({ by: 'file' });
    const memory =
      answer === null && source !== null && (await this.index.isMemoryOnly(sourceKeyOf(source)));
    if (memory || (answer?.kind === 'protect' && answer.with === 'memory')) {
      return this.keep(await this.newInMemory(id));
    }
    if (answer?.kind === 'protect' && answer.with === 'passphrase') {
      return make({ by: 'passphrase', passphrase: answer.passphrase });
    }
    return { question: { kind: 'protect', reason: 'no-key-store' } };
  }

  /** The key lies in a file: that is good for practice only. */
  private async openUnprotected(
    profile: Profile,
    source: Source | null,
    answer: KeyAnswer | null,
  ): Promise<Opened> {
    const saved = source ? null : await this.saved(profile);
    const kind = (source ?? saved?.source)?.kind;
    const box = await this.keyStore();
    if (box) return { profile: await this.changeKey(profile, { by: 'key-store', box }) };
    if (this.options.mayUseFile(kind === 'practice')) return this.keep(profile);
    if (answer?.kind !== 'protect') {
      return { question: { kind: 'protect', reason: 'key-in-file' } };
    }
    if (answer.with === 'memory') return this.keep(await this.moveToMemory(profile));
    const { passphrase } = answer;
    return { profile: await this.changeKey(profile, { by: 'passphrase', passphrase }) };
  }

  private keep(profile: Profile): { readonly profile: Profile } {
    this.opened.set(profile.id, profile);
    return { profile };
  }

  private async newInMemory(id: string): Promise<Profile> {
    const folder = join(this.memoryRoot(), randomUUID());
    await makeFolder(folder);
    const madeAt = this.options.now();
    const bytes = randomKey();
    return { id, folder, key: { bytes, encryption: 'memory', backend: null, madeAt } };
  }

  /**
   * Takes what was made into a folder that ends with this run; the rest is with the desk. The old
   * folder goes when all of it has the new key.
   */
  private async moveToMemory(profile: Profile): Promise<Profile> {
    const saved = await this.saved(profile);
    const memory = await this.newInMemory(profile.id);
    for (const name of await readdir(profile.folder)) {
      if (!/^work\.db(-wal)?$/.test(name)) continue;
      await copyFile(join(profile.folder, name), join(memory.folder, name));
    }
    await this.options.rekey(memory.folder, profile.key.bytes, memory.key.bytes);
    await this.erase(profile.id);
    if (saved) await this.remember(memory, saved);
    return memory;
  }

  /** The other way: from now on there is a local copy, under a key that is kept. */
  private async keepFromMemory(profile: Profile, protection: Protection): Promise<Profile> {
    const { id, folder: from, key } = profile;
    const saved = this.inMemory.get(id);
    const folder = this.folderOf(id);
    const bytes = randomKey();
    try {
      await this.options.rekey(from, key.bytes, bytes);
      const kept = await keepProfileKey(from, bytes, protection, this.options.now());
      await erase(folder);
      await rename(from, folder);
      await syncFolder(this.options.root);
      this.inMemory.delete(id);
      const next = this.keep({ id, folder, key: kept }).profile;
      if (saved) await this.remember(next, saved);
      return next;
    } catch (error) {
      await this.options.rekey(from, bytes, key.bytes).then(
        () => this.keep(profile),
        () => undefined,
      );
      throw error;
    }
  }

  private readonly reEncrypt = async (
    folder: string,
    from: Uint8Array,
    to: Uint8Array,
  ): Promise<void> => {
    await this.options.rekey(folder, from, to);
    const path = join(folder, SESSION_FILE);
    const sealed = await readIfThere(path);
    const plain = sealed && openWithKey(from, sealed);
    if (plain) await writeWhole(path, sealWithKey(to, plain));
  };

  private async writeSaved(folder: string, key: Uint8Array, saved: SavedSession): Promise<void> {
    const sealed = sealWithKey(key, Buffer.from(JSON.stringify(saved), 'utf8'));
    await writeWhole(join(folder, SESSION_FILE), sealed);
  }

  /** The profile's own folder and those that were set aside; none that is not there. */
  private async foldersOf(id: string): Promise<readonly string[]> {
    const names = await readdir(this.options.root).catch(() => []);
    return names.filter((name) => name === id || name.startsWith(`${id}.aside-`));
  }

  private folderOf(id: string): string {
    return join(this.options.root, id);
  }

  private memoryRoot(): string {
    return join(this.options.root, MEMORY_FOLDER);
  }
}
