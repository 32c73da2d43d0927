import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decrypt, encrypt } from '../../../src-main/session/cipher';
import { destroyKey, erase, finishErasing } from '../../../src-main/session/erase';
import { GuessDelay } from '../../../src-main/session/guess-delay';
import { destroyKeyFile, type KeyFile, readKeyFile } from '../../../src-main/session/key-file';
import { unwrapKey, wrapKey, wrappedKeySchema } from '../../../src-main/session/passphrase';
import { SCRYPT_COST } from '../../../src-main/session/scrypt-cost';
import {
  finishRotation,
  makeProfileKey,
  openProfileKey,
  type ReEncrypt,
  rotateKey,
} from '../../../src-main/session/profile-key';
import { secretBox } from './session-world';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-key-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const PHRASE = 'seven quiet looms by the river';
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const box = secretBox();
const byStore = { by: 'key-store', box } as const;

const keyJson = async (): Promise<string> => readFile(join(folder, 'key.json'), 'utf8');

describe('a passphrase', () => {
  it('opens what it wrapped, however the keyboard composes its letters, and nothing else does', async () => {
    const key = new Uint8Array(randomBytes(32));
    const wrapped = await wrapKey(key, 'grüne Fäden halten');
    expect(wrappedKeySchema.parse(JSON.parse(JSON.stringify(wrapped)))).toEqual(wrapped);
    expect(wrapped.kdf).toMatchObject({ name: 'scrypt', ...SCRYPT_COST });
    expect(hex((await unwrapKey(wrapped, 'grüne Fäden halten'.normalize('NFD')))!)).toBe(hex(key));
    expect(await unwrapKey(wrapped, 'grune Faden halten')).toBeNull();
    const salted = {
      ...wrapped,
      kdf: { ...wrapped.kdf, salt: randomBytes(16).toString('base64') },
    };
    expect(await unwrapKey(salted, 'grüne Fäden halten')).toBeNull();
  });

  it('has a salt of its own each time, and leaves neither itself nor the key in the file', async () => {
    const key = new Uint8Array(randomBytes(32));
    const first = await wrapKey(key, PHRASE);
    const second = await wrapKey(key, PHRASE);
    expect(first.kdf.salt).not.toBe(second.kdf.salt);
    expect(first.content).not.toBe(second.content);
    const text = JSON.stringify([first, second]);
    expect(text).not.toContain(Buffer.from(key).toString('base64'));
    expect(text).not.toContain(PHRASE);
  });

  it('is derived with what the file says, within bounds: a changed file takes neither all memory nor next to none', () => {
    const kdf = { name: 'scrypt', ...SCRYPT_COST, salt: 'A'.repeat(24) };
    const read = (change: object) =>
      wrappedKeySchema.safeParse({ by: 'passphrase', content: '', kdf: { ...kdf, ...change } })
        .success;
    expect(read({})).toBe(true);
    for (const change of [
      { n: 2 ** 10 },
      { n: 2 ** 17 + 1 },
      { n: 2 ** 26 },
      { r: 64 },
      { p: 99 },
    ]) {
      expect(read(change)).toBe(false);
    }
  });
});

describe('encrypted bytes', () => {
  it('open with their key and context only', () => {
    const key = randomBytes(32);
    const sealed = encrypt(key, Buffer.from('thread'), 'a');
    expect(Buffer.from(decrypt(key, sealed, 'a')!).toString()).toBe('thread');
    expect(decrypt(key, sealed, 'b')).toBeNull();
    expect(decrypt(randomBytes(32), sealed, 'a')).toBeNull();
    sealed[20]! ^= 1;
    expect(decrypt(key, sealed, 'a')).toBeNull();
    expect(decrypt(key, sealed.subarray(0, 9), 'a')).toBeNull();
  });
});

describe('the key of a profile', () => {
  it('is 32 bytes, the same at each opening, and says what guards it', async () => {
    const made = await makeProfileKey(folder, byStore, 77);
    expect(made).toMatchObject({ encryption: 'key-store', backend: 'test', madeAt: 77 });
    expect(made.bytes).toHaveLength(32);
    const opened = await openProfileKey(folder, { box, passphrase: null });
    expect(opened).toMatchObject({ state: 'open', old: null });
    expect(opened.state === 'open' && hex(opened.key.bytes)).toBe(hex(made.bytes));
    expect(await keyJson()).not.toContain(Buffer.from(made.bytes).toString('base64'));
  });

  it('is not trusted to a key store that does not give it back', async () => {
    const broken = {
      ...box,
      open: async () => ({ plain: new Uint8Array(32), resealNeeded: false }),
    };
    await expect(makeProfileKey(folder, { by: 'key-store', box: broken }, 1)).rejects.toThrow(
      'does not give back',
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it('is lost, and not replaced, when key store or file fail it', async () => {
    await makeProfileKey(folder, byStore, 1);
    const before = await keyJson();
    for (const other of [secretBox(9), null]) {
      expect((await openProfileKey(folder, { box: other, passphrase: null })).state).toBe('lost');
    }
    await writeFile(join(folder, 'key.json'), before.slice(0, 30));
    expect((await openProfileKey(folder, { box, passphrase: null })).state).toBe('lost');
    expect(await keyJson()).toBe(before.slice(0, 30));
  });

  it('is sealed anew when the key store asks for it', async () => {
    const made = await makeProfileKey(folder, byStore, 1);
    const before = await keyJson();
    const aging = {
      ...secretBox(3),
      open: async (sealed: Uint8Array) => ({
        ...(await (sealed[0] === 3 ? secretBox(3) : box).open(sealed)),
        resealNeeded: true,
      }),
    };
    await openProfileKey(folder, { box: aging, passphrase: null });
    expect(await keyJson()).not.toBe(before);
    const again = await openProfileKey(folder, { box: secretBox(3), passphrase: null });
    expect(again.state === 'open' && hex(again.key.bytes)).toBe(hex(made.bytes));
  });

  it('is read as the first version wrote it', async () => {
    const key = randomBytes(32);
    const file = {
      version: 1,
      protection: 'file',
      backend: 'none',
      content: key.toString('base64'),
    };
    await writeFile(join(folder, 'key.json'), JSON.stringify(file));
    const opened = await openProfileKey(folder, { box: null, passphrase: null });
    expect(opened).toMatchObject({
      state: 'open',
      key: { encryption: 'no-key-store', madeAt: null },
    });
    expect(opened.state === 'open' && hex(opened.key.bytes)).toBe(hex(key));
    const sealed = await box.seal(key);
    const content = Buffer.from(sealed).toString('base64');
    await writeFile(
      join(folder, 'key.json'),
      JSON.stringify({ version: 1, protection: 'key-store', backend: 'x', content }),
    );
    expect(await openProfileKey(folder, { box, passphrase: null })).toMatchObject({
      key: { backend: 'x' },
    });
  });
});

/** Databases as far as keys are concerned: each has one, and says which. */
function databases(names: readonly string[], first: Uint8Array) {
  const keys = new Map(names.map((name) => [name, hex(first)]));
  let stepsLeft = Infinity;
  /** Ends the process before its next step. */
  const step = (): void => {
    if (stepsLeft === 0) throw new Error('killed');
    stepsLeft -= 1;
  };
  const reEncrypt: ReEncrypt = async (_folder, from, to) => {
    for (const [name, key] of keys) {
      step();
      if (key !== hex(from) && key !== hex(to)) throw new Error(`${name} has neither key`);
      keys.set(name, hex(to));
    }
    step();
  };
  return { keys, reEncrypt, kill: (after: number) => (stepsLeft = after) };
}

describe('a change of key', () => {
  it('can be ended at any step, and is finished at the next start', async () => {
    const made = await makeProfileKey(folder, byStore, 1);
    for (let after = 0; after <= 4; after += 1) {
      const start = await openProfileKey(folder, { box, passphrase: null });
      if (start.state !== 'open') throw new Error(start.state);
      const disk = databases(['work', 'cache', 'session'], start.key.bytes);
      disk.kill(after);
      await rotateKey(folder, start.key.bytes, byStore, 2, disk.reEncrypt).catch(() => undefined);
      // The process is gone; what is on the disk is all that the next one has.
      disk.kill(Infinity);
      const next = await openProfileKey(folder, { box, passphrase: null });
      if (next.state !== 'open') throw new Error(next.state);
      const keys = [hex(next.key.bytes), ...(next.old ? [hex(next.old)] : [])];
      for (const key of disk.keys.values()) expect(keys).toContain(key);
      if (next.old) {
        await finishRotation(
          folder,
          { old: next.old, bytes: next.key.bytes, now: 3 },
          disk.reEncrypt,
        );
      }
      expect(new Set(disk.keys.values())).toEqual(new Set([hex(next.key.bytes)]));
      expect(await openProfileKey(folder, { box, passphrase: null })).toMatchObject({ old: null });
    }
    const last = await openProfileKey(folder, { box, passphrase: null });
    expect(last.state === 'open' && hex(last.key.bytes)).not.toBe(hex(made.bytes));
  });

  it('that fails leaves the old key in use', async () => {
    const made = await makeProfileKey(folder, byStore, 1);
    const disk = databases(['work', 'cache'], made.bytes);
    let full = true;
    const reEncrypt: ReEncrypt = async (where, from, to) => {
      if (full && hex(from) === hex(made.bytes)) {
        disk.keys.set('work', hex(to));
        throw new Error('disk full');
      }
      await disk.reEncrypt(where, from, to);
    };
    await expect(rotateKey(folder, made.bytes, byStore, 2, reEncrypt)).rejects.toThrow('disk full');
    expect(new Set(disk.keys.values())).toEqual(new Set([hex(made.bytes)]));
    const after = await openProfileKey(folder, { box, passphrase: null });
    expect(after.state === 'open' && [after.old, hex(after.key.bytes)]).toEqual([
      null,
      hex(made.bytes),
    ]);
    full = false;
    const next = await rotateKey(folder, made.bytes, byStore, 5, reEncrypt);
    expect(next.madeAt).toBe(5);
    expect(hex(next.bytes)).not.toBe(hex(made.bytes));
  });

  it('does not begin another one before it is done: a third key would take the place of one in use', async () => {
    const made = await makeProfileKey(folder, byStore, 1);
    await rotateKey(folder, made.bytes, byStore, 2, () => Promise.reject(new Error('full'))).catch(
      () => undefined,
    );
    const before = (await readKeyFile(folder)) as KeyFile;
    expect(before.next).not.toBeNull();
    const again = vi.fn();
    await expect(rotateKey(folder, made.bytes, byStore, 3, again)).rejects.toThrow(
      'cannot be changed',
    );
    expect(again).not.toHaveBeenCalled();
    expect(await readKeyFile(folder)).toEqual(before);
  });

  it('may change the protection: from a file to a passphrase', async () => {
    const made = await makeProfileKey(folder, { by: 'file' }, 1);
    const disk = databases(['work'], made.bytes);
    disk.kill(1);
    const protection = { by: 'passphrase', passphrase: PHRASE } as const;
    await rotateKey(folder, made.bytes, protection, 2, disk.reEncrypt).catch(() => undefined);
    disk.kill(Infinity);
    expect((await openProfileKey(folder, { box: null, passphrase: null })).state).toBe(
      'passphrase-needed',
    );
    expect((await openProfileKey(folder, { box: null, passphrase: 'something else' })).state).toBe(
      'wrong-passphrase',
    );
    const next = await openProfileKey(folder, { box: null, passphrase: PHRASE });
    if (next.state !== 'open' || !next.old) throw new Error(next.state);
    await finishRotation(folder, { old: next.old, bytes: next.key.bytes, now: 3 }, disk.reEncrypt);
    expect(await keyJson()).not.toContain('"file"');
    expect(disk.keys.get('work')).toBe(hex(next.key.bytes));
  });
});

describe('a destroyed key', () => {
  it('is written over, and what it protected is deleted at the next start when that was cut short', async () => {
    const root = join(folder, 'profiles');
    const profile = join(root, 'one');
    const other = join(root, 'two');
    for (const each of [profile, other]) {
      await mkdir(each, { recursive: true });
      await makeProfileKey(each, byStore, 1);
      await writeFile(join(each, 'cache.db'), 'x');
      await writeFile(join(each, 'session.bin'), 'x');
    }
    await writeFile(join(profile, 'key.json.new'), 'half a key');
    await destroyKey(profile);
    expect((await readdir(profile)).sort()).toEqual(['cache.db', 'erase']);
    await finishErasing(root);
    expect(await readdir(root)).toEqual(['two']);
    expect((await readdir(other)).sort()).toEqual(['cache.db', 'key.json', 'session.bin']);
  });

  it('was overwritten before its name went', async () => {
    await makeProfileKey(folder, byStore, 1);
    // A second name for the same bytes, as an undelete would find them.
    const { link } = await import('node:fs/promises');
    await link(join(folder, 'key.json'), join(folder, 'found'));
    const before = await readFile(join(folder, 'found'));
    await destroyKeyFile(folder);
    const after = await readFile(join(folder, 'found'));
    expect(after).toHaveLength(before.length);
    expect(after.equals(before)).toBe(false);
    expect(after.includes('key-store')).toBe(false);
  });

  it('may be destroyed again, and where there is nothing', async () => {
    await destroyKey(join(folder, 'nothing'));
    await makeProfileKey(folder, byStore, 1);
    await destroyKey(folder);
    await destroyKey(folder);
    await erase(folder);
    await erase(folder);
  });
});

describe('wrong guesses', () => {
  it('cost nothing at first, then more and more, never more than half a minute, and end nobody', () => {
    const delay = new GuessDelay();
    const waits: number[] = [];
    let now = 1_000_000;
    for (let i = 0; i < 12; i += 1) {
      delay.failed(now);
      const waitMs = (delay.retryAt(now) ?? now) - now;
      waits.push(waitMs / 1000);
      now += waitMs;
      expect(delay.retryAt(now)).toBeNull();
    }
    expect(waits).toEqual([0, 0, 1, 2, 4, 8, 16, 30, 30, 30, 30, 30]);
    delay.succeeded();
    delay.failed(now);
    expect(delay.retryAt(now)).toBeNull();
  });

  it('lock nobody out when the clock is set back', () => {
    const delay = new GuessDelay();
    for (let i = 0; i < 4; i += 1) delay.failed(5_000_000);
    expect(delay.retryAt(1000)).toBeLessThanOrEqual(31_000);
  });
});
