import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WipeOrder } from '../../../src-main/connectors/connector';
import { AGENT, begun, DESK_SESSION, deferred, outboxRow } from './fakes';
import { REAL, runSessions, secretBox, type SessionWorld } from './session-world';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-removal-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const plainStart = { account: null, practiceAsked: false };
const root = () => join(folder, 'profiles');
const run = (world: SessionWorld = {}) =>
  runSessions(folder, {
    open: async ({ folder: where }) => {
      await writeFile(join(where, 'work.db'), 'work');
      await writeFile(join(where, 'work.db.damaged-2026'), 'work');
    },
    ...world,
  });

const UNSENT: SessionWorld['work'] = {
  outbox: async () => [
    outboxRow({
      kind: 'reply',
      threadId: 'thread-1',
      episodeId: 'e',
      messageId: 'm',
      text: 'x',
      attachmentIds: [],
      lastSeenMessageId: null,
      acceptStale: false,
    }),
    outboxRow({ kind: 'resolve', episodeId: 'e', outcome: null }, { state: 'failed', order: 2 }),
    outboxRow(
      { kind: 'offer-outcome', customerId: 'c', offerId: 'o', outcome: 'shown', episodeId: null },
      { order: 3 },
    ),
  ],
  draftModes: async () => begun('thread-1', 'thread-2', 'thread-3'),
};

const ORDER: WipeOrder = { id: 'wipe-1', deskId: DESK_SESSION.desk.id, agentId: AGENT.id };

describe('signing out of a real desk', () => {
  it('says what would be lost', async () => {
    const { manager } = run({ work: UNSENT });
    await manager.signIn(REAL);
    expect(await manager.unsent()).toEqual({ replies: 1, changes: 1, drafts: 3, setAside: 0 });
  });

  it('destroys the key before anything else, then the files', async () => {
    const seen: string[][] = [];
    const world = run({
      close: async () => {
        const { folder: where } = world.opened[0]!;
        seen.push((await readdir(where)).sort());
      },
    });
    await world.manager.signIn(REAL);
    const { folder: where } = world.opened[0]!;
    expect(existsSync(join(where, 'key.json'))).toBe(true);
    expect((await world.manager.signOut({ deleteData: false })).status).toBe('signed-out');
    // While the store was still open: nothing could have been read from here on.
    expect(seen).toEqual([['erase', 'work.db', 'work.db.damaged-2026']]);
    expect(existsSync(where)).toBe(false);
    expect(world.steps().at(-1)).toBe('sign-out');
    expect(await readdir(root())).toEqual(['profiles.json']);
  });

  it('is finished at the next start when it was cut short', async () => {
    const stuck = deferred<void>();
    const world = run({ close: () => stuck.promise });
    await world.manager.signIn(REAL);
    const { folder: where } = world.opened[0]!;
    const cutShort = world.manager.signOut({ deleteData: false });
    await vi.waitUntil(() => !existsSync(join(where, 'session.bin')));
    // The process ends here.
    const next = run();
    expect((await next.manager.start(plainStart)).status).toBe('signed-out');
    expect(existsSync(where)).toBe(false);
    expect(next.signIns).toEqual([]);
    // Here that process goes on, and must not write into a folder that is being removed.
    stuck.resolve();
    await cutShort;
  });

  it('takes along what was set aside earlier', async () => {
    const first = run();
    await first.manager.signIn(REAL);
    await first.manager.stop();
    const locked = run({ box: secretBox(9) });
    await locked.manager.start(plainStart);
    await locked.manager.setAside();
    await locked.manager.signIn(REAL);
    expect(await locked.manager.unsent()).toMatchObject({ setAside: 1 });
    await locked.manager.signOut({ deleteData: false });
    expect(await readdir(root())).toEqual(['profiles.json']);
  });
});

describe('signing out of practice', () => {
  it('keeps its data, unless they are to go', async () => {
    const world = run();
    await world.manager.start(plainStart);
    const { folder: where } = world.opened[0]!;
    await world.manager.signOut({ deleteData: false });
    expect((await readdir(where)).sort()).toEqual(['key.json', 'work.db', 'work.db.damaged-2026']);
    await world.manager.practice('rosa');
    await world.manager.signOut({ deleteData: true });
    expect(existsSync(where)).toBe(false);
    const next = run();
    expect((await next.manager.start(plainStart)).status).toBe('signed-out');
  });
});

describe('a desk that wants the data removed', () => {
  const signedIn = async (world: SessionWorld = {}) => {
    const confirm = vi.fn(async () => undefined);
    const started = run({ work: UNSENT, confirm, ...world });
    await started.manager.signIn(REAL);
    return { ...started, confirm };
  };
  const settled = async (manager: ReturnType<typeof run>['manager']) => {
    await vi.waitUntil(() => manager.view().removal !== null && manager.view().work === null, {
      timeout: 20_000,
    });
  };

  it('has key and files removed without asking, unsent work included, and both sides are told', async () => {
    const { manager, connectors, opened, confirm, clock } = await signedIn();
    clock.now = 1000;
    connectors[0]?.onWipe(ORDER);
    await settled(manager);
    expect(manager.view()).toMatchObject({
      status: 'signed-out',
      removal: { deskName: 'Practice', at: 1000, replies: 2, drafts: 3 },
    });
    expect(existsSync(opened[0]!.folder)).toBe(false);
    await vi.waitUntil(() => confirm.mock.calls.length === 1);
    expect(confirm).toHaveBeenCalledWith('https://desk.example', 'wipe-1', {
      replies: 2,
      drafts: 3,
    });
  });

  it('is obeyed once, however often it says so, and confirmed once', async () => {
    const { manager, connectors, confirm } = await signedIn();
    for (let i = 0; i < 3; i += 1) connectors[0]?.onWipe(ORDER);
    await settled(manager);
    await manager.acknowledge();
    connectors[0]?.onWipe(ORDER);
    expect((await manager.signIn(REAL)).status).toBe('signed-in');
    // It was signed in to again: an order that was carried out concerns that no more.
    connectors[0]?.onWipe(ORDER);
    expect((await manager.leave()).status).toBe('signed-in');
    expect(confirm).toHaveBeenCalledTimes(1);
  });

  it('is told at the next contact when it could not be reached, also after a restart', async () => {
    const confirm = vi.fn(() => Promise.reject(new Error('offline')));
    const { manager, connectors } = await signedIn({ confirm });
    connectors[0]?.onWipe(ORDER);
    await settled(manager);
    await vi.waitUntil(() => confirm.mock.calls.length === 1);
    const works = vi.fn(async () => undefined);
    const next = run({ confirm: works });
    const view = await next.manager.start(plainStart);
    // Nobody has read it yet.
    expect(view.removal).toMatchObject({ replies: 2 });
    await vi.waitUntil(() => works.mock.calls.length === 1);
    expect(works).toHaveBeenCalledWith('https://desk.example', 'wipe-1', { replies: 2, drafts: 3 });
    expect((await next.manager.acknowledge()).removal).toBeNull();
    const third = run({ confirm: works });
    expect((await third.manager.start(plainStart)).removal).toBeNull();
    expect(works).toHaveBeenCalledTimes(1);
  });

  it('has the key destroyed while the store does not even answer', async () => {
    const world = await signedIn({ work: { outbox: () => new Promise(() => undefined) } });
    world.connectors[0]?.onWipe(ORDER);
    await vi.waitUntil(() => !existsSync(join(world.opened[0]!.folder, 'key.json')));
    await settled(world.manager);
    expect(world.manager.view().removal).toMatchObject({ replies: 0, drafts: 0 });
  });

  it('reaches what another account left here, but nothing of another desk', async () => {
    const other = { ...DESK_SESSION, agent: { ...AGENT, id: 'agent-ken' } };
    const world = await signedIn({
      signIn: async ({ user }) => (user === 'ken' ? other : DESK_SESSION),
    });
    await world.manager.signIn({ ...REAL, url: 'https://other.example' });
    await world.manager.signIn({ ...REAL, user: 'ken' });
    const [mine, elsewhere, ken] = world.opened.map(({ folder: where }) => where);
    // Ken is signed in when the desk answers a call that was still made for the first account.
    world.connectors[0]?.onWipe(ORDER);
    await settled(world.manager);
    expect(existsSync(mine!)).toBe(false);
    expect(existsSync(elsewhere!)).toBe(true);
    expect(existsSync(ken!)).toBe(true);
    expect(world.manager.view().status).toBe('signed-in');
    // The same ids from another address mean another profile.
    world.connectors[1]?.onWipe({ ...ORDER, id: 'wipe-2', agentId: 'agent-ken' });
    await world.manager.leave();
    expect(existsSync(ken!)).toBe(true);
  });

  it('that has nothing here any more is told so, and nobody else', async () => {
    const { manager, connectors, confirm } = await signedIn();
    await manager.signOut({ deleteData: false });
    connectors[0]?.onWipe(ORDER);
    await vi.waitUntil(() => confirm.mock.calls.length === 1);
    expect(manager.view().removal).toBeNull();
    expect(confirm).toHaveBeenCalledWith('https://desk.example', 'wipe-1', {
      replies: 0,
      drafts: 0,
    });
  });

  it('ends work without a local copy as well', async () => {
    const { manager, connectors, opened } = await signedIn({ box: null });
    await manager.protect({ with: 'memory' });
    connectors[0]?.onWipe(ORDER);
    await settled(manager);
    expect(existsSync(opened[0]!.folder)).toBe(false);
    expect(manager.view()).toMatchObject({ status: 'signed-out', removal: { drafts: 3 } });
  });
});
