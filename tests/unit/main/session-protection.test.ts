import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { begun, DESK_SESSION, outboxRow } from './fakes';
// What costs a guesser time costs these tests time, too: as little as a key file may ask for.
vi.mock('../../../src-main/session/scrypt-cost', () => ({
  SCRYPT_COST: { n: 2 ** 14, r: 8, p: 1 },
}));

import { REAL, runSessions, secretBox, type SessionWorld } from './session-world';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-protect-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const PHRASE = 'seven quiet looms by the river';
const plainStart = { account: null, practiceAsked: false };
const root = () => join(folder, 'profiles');

/** One run of the app on a computer without a key store. */
const run = (world: SessionWorld = {}) => runSessions(folder, { box: null, ...world });

/** What is on the disk of a profile: writes what the store would. */
const databasesIn = async (where: string): Promise<void> => {
  await writeFile(join(where, 'work.db'), 'work');
  await writeFile(join(where, 'cache.db'), 'cache');
};

async function filesBelow(where: string): Promise<string[]> {
  const entries = await readdir(where, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
}

const keyOf = async (id: string) =>
  JSON.parse(await readFile(join(root(), id, 'key.json'), 'utf8'));

describe('without a key store', () => {
  it('asks at the first sign-in, and opens nothing before there is an answer', async () => {
    const { manager, opened, steps } = run();
    const view = await manager.signIn(REAL);
    expect(view).toMatchObject({
      status: 'choosing-protection',
      question: { kind: 'protect', reason: 'no-key-store', deskName: 'Practice' },
      agent: null,
    });
    expect(opened).toEqual([]);
    expect(await filesBelow(root())).toEqual([join(root(), 'profiles.json')]);
    expect((await manager.leave()).status).toBe('signed-out');
    // The session that was begun at the desk does not stay behind.
    expect(steps()).toEqual(['sign-in', 'left']);
  });

  it('does not ask for practice, whose customers are nobody', async () => {
    const { manager, opened } = run();
    expect((await manager.start(plainStart)).status).toBe('signed-in');
    expect(opened[0]?.key.encryption).toBe('no-key-store');
  });

  it('does not ask where there is one', async () => {
    const { manager, opened } = run({ box: secretBox() });
    expect((await manager.signIn(REAL)).status).toBe('signed-in');
    expect(opened[0]?.key).toMatchObject({ encryption: 'key-store', backend: 'test' });
  });
});

describe('a passphrase', () => {
  const protectedBefore = async () => {
    const first = run();
    await first.manager.signIn(REAL);
    const view = await first.manager.protect({ with: 'passphrase', passphrase: PHRASE });
    expect(view).toMatchObject({ status: 'signed-in', question: null });
    expect(first.opened[0]?.key.encryption).toBe('passphrase');
    await first.manager.stop();
    return first;
  };

  it('is asked at the next start; nothing is opened without it', async () => {
    const first = await protectedBefore();
    const next = run();
    expect(await next.manager.start(plainStart)).toMatchObject({
      status: 'locked',
      question: { kind: 'passphrase', wrong: false, retryAt: null },
      agent: null,
      desk: null,
    });
    expect(await next.manager.unlock('not this one, surely')).toMatchObject({
      status: 'locked',
      question: { kind: 'passphrase', wrong: true, retryAt: null },
    });
    expect(next.opened).toEqual([]);
    const view = await next.manager.unlock(PHRASE);
    expect(view).toMatchObject({ status: 'signed-in', agent: { id: DESK_SESSION.agent.id } });
    expect(Buffer.from(next.opened[0]!.key.bytes)).toEqual(Buffer.from(first.opened[0]!.key.bytes));
    expect(next.signIns).toEqual([]);
  });

  it('may be tried without end, but not without pauses', async () => {
    await protectedBefore();
    const { manager, clock } = run();
    await manager.start(plainStart);
    for (let i = 0; i < 3; i += 1) await manager.unlock('not this one, surely');
    const { question } = manager.view();
    expect(question).toMatchObject({ kind: 'passphrase', retryAt: clock.now + 1000 });
    expect((await manager.unlock(PHRASE)).problem?.code).toBe('too-soon');
    expect(manager.view().status).toBe('locked');
    clock.now += 1000;
    expect((await manager.unlock(PHRASE)).status).toBe('signed-in');
  });

  it('that is forgotten sets the data aside, unread, and nothing is deleted', async () => {
    const { opened } = await protectedBefore();
    const { id } = opened[0]!;
    await databasesIn(join(root(), id));
    const { manager } = run();
    await manager.start(plainStart);
    expect(await manager.setAside()).toMatchObject({ status: 'signed-out', question: null });
    const [aside = ''] = (await readdir(root())).filter((name) => name.includes('.aside-'));
    expect((await readdir(join(root(), aside))).sort()).toEqual(
      ['cache.db', 'key.json', 'session.bin', 'work.db'].sort(),
    );
    // The next sign-in begins anew, and asks again.
    expect((await manager.signIn(REAL)).question).toMatchObject({ reason: 'no-key-store' });
  });

  it('is not asked twice in one run, and not when the store has to be opened again', async () => {
    const { manager, ends, opened } = run();
    await manager.signIn(REAL);
    await manager.protect({ with: 'passphrase', passphrase: PHRASE });
    ends[0]?.storeDied();
    await vi.waitUntil(() => opened.length === 2);
    expect(manager.view().status).not.toBe('locked');
    expect((await manager.signIn(REAL)).status).toBe('signed-in');
  });

  it('is asked after a sign-in to the same account, too', async () => {
    await protectedBefore();
    const { manager } = run();
    await manager.start(plainStart);
    await manager.leave();
    expect((await manager.signIn(REAL)).status).toBe('locked');
    expect((await manager.unlock(PHRASE)).status).toBe('signed-in');
  });
});

describe('a locked key store', () => {
  it('is asked again; or the data are set aside, when it has lost the key for good', async () => {
    const first = run({ box: secretBox() });
    await first.manager.signIn(REAL);
    await first.manager.stop();
    const next = run({ box: secretBox(9) });
    expect(await next.manager.start(plainStart)).toMatchObject({
      status: 'locked',
      question: { kind: 'key-lost' },
    });
    expect((await next.manager.unlock(null)).status).toBe('locked');
    // It was unlocked meanwhile.
    const unlocked = run({ box: secretBox() });
    expect((await unlocked.manager.start(plainStart)).status).toBe('signed-in');
    await unlocked.manager.stop();
    await next.manager.setAside();
    expect((await next.manager.signIn(REAL)).status).toBe('signed-in');
  });

  it('is not taken for a new one when the key is gone and the data are there', async () => {
    const first = run({ box: secretBox() });
    await first.manager.signIn(REAL);
    const { id } = first.opened[0]!;
    await first.manager.stop();
    await databasesIn(join(root(), id));
    await rm(join(root(), id, 'key.json'));
    const next = run({ box: secretBox() });
    expect((await next.manager.start(plainStart)).question).toEqual({ kind: 'key-lost' });
    expect(existsSync(join(root(), id, 'key.json'))).toBe(false);
  });
});

describe('without a local copy', () => {
  it('the key exists in this run only, and the folder ends with it', async () => {
    const { manager, opened } = run({ open: ({ folder: where }) => databasesIn(where) });
    await manager.signIn(REAL);
    expect((await manager.protect({ with: 'memory' })).status).toBe('signed-in');
    const profile = opened[0]!;
    expect(profile.key.encryption).toBe('memory');
    expect(manager.keepsNothing()).toBe(true);
    expect((await readdir(profile.folder)).sort()).toEqual(['cache.db', 'work.db']);
    await manager.stop();
    expect(existsSync(profile.folder)).toBe(false);
    expect(profile.key.bytes.every((byte) => byte === 0)).toBe(true);
    expect(await filesBelow(root())).toEqual([join(root(), 'profiles.json')]);
  });

  it('what a killed run left is removed at the next start, which asks to sign in and not how to work', async () => {
    const { manager, opened } = run({ open: ({ folder: where }) => databasesIn(where) });
    await manager.signIn(REAL);
    await manager.protect({ with: 'memory' });
    const next = run();
    expect(await next.manager.start(plainStart)).toMatchObject({ status: 'signed-out' });
    expect(existsSync(opened[0]!.folder)).toBe(false);
    // Not to practice either: somebody works here.
    expect(next.signIns).toEqual([]);
    expect((await next.manager.signIn(REAL)).status).toBe('signed-in');
    expect(next.opened[0]?.key.encryption).toBe('memory');
  });

  it('a store that died is opened again with all that it has', async () => {
    const { manager, ends, opened } = run();
    await manager.signIn(REAL);
    await manager.protect({ with: 'memory' });
    ends[0]?.storeDied();
    await vi.waitUntil(() => opened.length === 2);
    expect(opened[1]).toEqual(opened[0]);
    expect((await manager.signIn(REAL)).status).toBe('signed-in');
    expect(opened[2]).toEqual(opened[0]);
  });

  it('counts what quitting would lose', async () => {
    const rows = [
      outboxRow({ kind: 'resolve', episodeId: 'e', outcome: null }),
      outboxRow({ kind: 'presence', presence: 'away' }, { state: 'confirming' }),
    ];
    const work = { outbox: async () => rows, draftModes: async () => begun('t1', 't2') };
    const { manager } = run({ work });
    await manager.signIn(REAL);
    await manager.protect({ with: 'memory' });
    expect(await manager.lossOnQuit()).toEqual({ replies: 1, drafts: 2 });
    const kept = runSessions(folder, { box: secretBox(), work });
    await kept.manager.signIn(REAL);
    expect(kept.manager.keepsNothing()).toBe(false);
    expect(await kept.manager.lossOnQuit()).toBeNull();
  });

  it('ends when a key store appears: the next sign-in uses it', async () => {
    const { manager } = run();
    await manager.signIn(REAL);
    await manager.protect({ with: 'memory' });
    await manager.stop();
    const next = run({ box: secretBox() });
    await next.manager.start(plainStart);
    await next.manager.signIn(REAL);
    expect(next.opened[0]?.key.encryption).toBe('key-store');
  });
});

describe('a key that an earlier Heddle put into a file', () => {
  const before = async () => {
    // As the earlier version would have left it.
    const old = run({ mayUseFile: () => true });
    await old.manager.signIn(REAL);
    const profile = old.opened[0]!;
    await old.manager.stop();
    await databasesIn(profile.folder);
    return profile;
  };

  it('is asked about at the next start, and is replaced by one that the passphrase wraps', async () => {
    const { id, key } = await before();
    const rekey = vi.fn(async (_folder: string, _from: Uint8Array, _to: Uint8Array) => undefined);
    const { manager, opened, signIns } = run({ rekey });
    expect((await manager.start(plainStart)).question).toMatchObject({
      kind: 'protect',
      reason: 'key-in-file',
    });
    const view = await manager.protect({ with: 'passphrase', passphrase: PHRASE });
    expect(view.status).toBe('signed-in');
    expect(signIns).toEqual([]);
    expect(opened[0]?.key.encryption).toBe('passphrase');
    expect(rekey.mock.calls[0]?.[0]).toBe(join(root(), id));
    expect(Buffer.from(rekey.mock.calls[0]![1])).toEqual(Buffer.from(key.bytes));
    expect(Buffer.from(opened[0]!.key.bytes)).not.toEqual(Buffer.from(key.bytes));
    expect(await keyOf(id)).toMatchObject({ current: { by: 'passphrase' }, next: null });
  });

  it('or goes, and what was made goes on in memory', async () => {
    const { id, folder: old } = await before();
    const seen: string[][] = [];
    const { manager, opened } = run({
      rekey: async (where) => void seen.push(await readdir(where)),
    });
    await manager.start(plainStart);
    expect((await manager.protect({ with: 'memory' })).status).toBe('signed-in');
    // Only what people made; the rest is with the desk.
    expect(seen).toEqual([['work.db']]);
    expect(await readFile(join(opened[0]!.folder, 'work.db'), 'utf8')).toBe('work');
    expect(existsSync(old)).toBe(false);
    await manager.stop();
    expect((await filesBelow(root())).some((file) => file.includes(id))).toBe(false);
  });

  it('is moved into a key store without asking when there is one', async () => {
    const { id, key } = await before();
    const { manager, opened } = run({ box: secretBox() });
    expect((await manager.start(plainStart)).status).toBe('signed-in');
    expect(opened[0]?.key).toMatchObject({ encryption: 'key-store' });
    expect(Buffer.from(opened[0]!.key.bytes)).not.toEqual(Buffer.from(key.bytes));
    expect(await keyOf(id)).toMatchObject({ current: { by: 'key-store' }, next: null });
  });

  it('stays for practice, also when the run is started again', async () => {
    const first = run();
    await first.manager.start(plainStart);
    await first.manager.stop();
    const next = run();
    expect((await next.manager.start(plainStart)).status).toBe('signed-in');
    expect(next.opened[0]?.key.encryption).toBe('no-key-store');
  });
});

describe('changing the key', () => {
  const signedIn = async (world: SessionWorld = {}) => {
    const started = run(world);
    await started.manager.signIn(REAL);
    if (started.manager.view().question) {
      await started.manager.protect({ with: 'passphrase', passphrase: PHRASE });
    }
    return started;
  };

  it('under a passphrase asks for it, encrypts again and goes on', async () => {
    const rekey = vi.fn(async () => undefined);
    const { manager, opened, views } = await signedIn({ rekey });
    await expect(
      manager.changeKey({ to: 'new-key', passphrase: 'wrong one here' }),
    ).rejects.toThrow('not the passphrase');
    expect(rekey).not.toHaveBeenCalled();
    const view = await manager.changeKey({ to: 'new-key', passphrase: PHRASE });
    expect(view).toMatchObject({ status: 'signed-in', problem: null });
    expect(views.some((each) => each.work === 'changing-key')).toBe(true);
    expect(Buffer.from(opened[1]!.key.bytes)).not.toEqual(Buffer.from(opened[0]!.key.bytes));
    await manager.stop();
    const next = run();
    await next.manager.start(plainStart);
    expect((await next.manager.unlock(PHRASE)).status).toBe('signed-in');
    expect(Buffer.from(next.opened[0]!.key.bytes)).toEqual(Buffer.from(opened[1]!.key.bytes));
  });

  it('to another passphrase leaves the key and the session as they are', async () => {
    const rekey = vi.fn(async () => undefined);
    const { manager, opened } = await signedIn({ rekey });
    const passphrase = 'another one with many words';
    await manager.changeKey({ to: 'passphrase', current: PHRASE, passphrase });
    expect(rekey).not.toHaveBeenCalled();
    expect(opened).toHaveLength(1);
    await manager.stop();
    const next = run();
    await next.manager.start(plainStart);
    expect((await next.manager.unlock(PHRASE)).question).toMatchObject({ wrong: true });
    expect((await next.manager.unlock(passphrase)).status).toBe('signed-in');
    expect(Buffer.from(next.opened[0]!.key.bytes)).toEqual(Buffer.from(opened[0]!.key.bytes));
  });

  it('to a key store that has appeared ends the passphrase', async () => {
    const first = await signedIn();
    await first.manager.stop();
    const { manager } = run({ box: secretBox() });
    await manager.start(plainStart);
    await manager.unlock(PHRASE);
    expect(await manager.security()).toMatchObject({ encryption: 'passphrase', keyStore: true });
    await manager.changeKey({ to: 'key-store' });
    expect(await manager.security()).toMatchObject({ encryption: 'key-store', backend: 'test' });
    await manager.stop();
    const next = run({ box: secretBox() });
    expect((await next.manager.start(plainStart)).status).toBe('signed-in');
  });

  it('that fails goes on with the old one, and says so', async () => {
    let fails = true;
    const { manager, opened } = await signedIn({
      rekey: async () => {
        if (!fails) return;
        fails = false;
        throw new Error('disk full');
      },
    });
    const view = await manager.changeKey({ to: 'new-key', passphrase: PHRASE });
    expect(view).toMatchObject({ status: 'signed-in', problem: { code: 'key-not-changed' } });
    expect(Buffer.from(opened[1]!.key.bytes)).toEqual(Buffer.from(opened[0]!.key.bytes));
  });

  it('from nothing kept to a passphrase takes along what is there', async () => {
    const { manager, opened } = run({ open: ({ folder: where }) => databasesIn(where) });
    await manager.signIn(REAL);
    await manager.protect({ with: 'memory' });
    await manager.changeKey({ to: 'passphrase', current: null, passphrase: PHRASE });
    expect(opened[1]?.key.encryption).toBe('passphrase');
    expect((await readdir(opened[1]!.folder)).sort()).toEqual(
      ['cache.db', 'key.json', 'session.bin', 'work.db'].sort(),
    );
    await manager.stop();
    const next = run();
    await next.manager.start(plainStart);
    expect((await next.manager.unlock(PHRASE)).status).toBe('signed-in');
  });

  it('is refused when nobody is signed in, and without a key store where that is wanted', async () => {
    const { manager } = run();
    await expect(manager.changeKey({ to: 'key-store' })).rejects.toThrow('Sign in');
    const signed = await signedIn();
    await expect(signed.manager.changeKey({ to: 'key-store' })).rejects.toThrow('no key store');
    expect(signed.manager.view().status).toBe('signed-in');
  });
});
