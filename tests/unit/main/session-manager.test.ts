import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectorError } from '../../../src-main/connectors/connector';
import { StoreError } from '../../../src-main/store/errors';
import { DESK_SESSION } from './fakes';
import { REAL, runSessions, secretBox, type SessionWorld } from './session-world';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-session-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** One run of the app over the same folder. */
const run = (world: SessionWorld = {}) => runSessions(folder, world);

const plainStart = { account: null, practiceAsked: false };

describe('the first start', () => {
  it('signs in to the practice desk as rosa', async () => {
    const { manager, signIns, views } = run();
    const view = await manager.start(plainStart);
    expect(signIns).toEqual([{ user: 'rosa', password: 'practice' }]);
    expect(view).toMatchObject({ status: 'signed-in', practice: true, problem: null });
    expect(views.map((each) => each.status)).toEqual(['signing-in', 'signed-in']);
  });

  it('says why it did not work', async () => {
    const { manager } = run({
      signIn: async () => {
        throw new ConnectorError('unreachable', 'Nobody answers.');
      },
    });
    expect(await manager.start(plainStart)).toMatchObject({
      status: 'signed-out',
      problem: { code: 'unreachable', message: 'Nobody answers.' },
    });
  });
});

describe('the next start', () => {
  it('goes on from the disk, without asking the desk, and leaves the computer to the screen', async () => {
    await run().manager.start(plainStart);
    const next = run();
    const view = await next.manager.start(plainStart);
    expect(view.status).toBe('signed-in');
    expect(next.steps()).toEqual(['resume', 'open', 'start']);
    expect(next.practiceStarts).toEqual([expect.any(Promise)]);
  });

  it('knows the limit on history that the desk changed to since the sign-in', async () => {
    const first = run();
    await first.manager.start(plainStart);
    first.ends[0]?.deskDays(90);
    first.ends[0]?.deskDays(30);
    await first.manager.stop();
    const next = run();
    await next.manager.start(plainStart);
    expect(next.signIns).toEqual([]);
    expect(next.manager.current()?.desk).toEqual({ ...DESK_SESSION, historyDays: 30 });
  });

  it('does not come back after a sign-out, and not to the practice desk either', async () => {
    const first = run();
    await first.manager.start(plainStart);
    expect((await first.manager.signOut({ deleteData: false })).status).toBe('signed-out');
    expect(first.steps().slice(-3)).toEqual(['close', 'sign-out', 'practice-stop']);
    const next = run();
    expect((await next.manager.start(plainStart)).status).toBe('signed-out');
    expect(next.signIns).toEqual([]);
  });

  it('takes the account and the data of the command line', async () => {
    await run().manager.start(plainStart);
    const marta = run();
    await marta.manager.start({ account: 'marta', practiceAsked: false });
    expect(marta.signIns).toEqual([{ user: 'marta', password: 'practice' }]);
    const data = run({ dataFolder: '/other' });
    await data.manager.start({ account: null, practiceAsked: true });
    expect(data.signIns).toEqual([{ user: 'rosa', password: 'practice' }]);
    const again = run();
    await again.manager.start({ account: 'rosa', practiceAsked: true });
    expect(again.signIns).toEqual([]);
  });

  it('shows its own practice desk after a run that showed another folder', async () => {
    await run({ dataFolder: '/imported' }).manager.start({ account: 'ken', practiceAsked: true });
    const own = run();
    expect((await own.manager.start(plainStart)).status).toBe('signed-in');
    expect(own.signIns).toEqual([{ user: 'ken', password: 'practice' }]);
    expect(own.steps().filter((each) => each === 'open')).toHaveLength(1);
  });

  it('keeps the token encrypted and out of every file', async () => {
    await run().manager.start(plainStart);
    const root = join(folder, 'profiles');
    const files = await readdir(root, { recursive: true, withFileTypes: true });
    for (const file of files.filter((each) => each.isFile())) {
      const content = await readFile(join(file.parentPath, file.name), 'latin1');
      expect(content).not.toContain(DESK_SESSION.secret);
      expect(content).not.toContain('rosa');
    }
  });
});

describe('a real desk', () => {
  it('is reached over the network, at its normal address', async () => {
    const { manager, connectors } = run();
    await manager.signIn(REAL);
    expect(connectors).toMatchObject([{ url: 'https://desk.example', own: true }]);
  });

  it('leaves no practice desk running behind it', async () => {
    const { manager, steps } = run();
    await manager.start(plainStart);
    await manager.signIn(REAL);
    expect(steps().at(-1)).toBe('practice-stop');
  });

  it('keeps the session that was there when the new one does not work', async () => {
    const world = run({
      signIn: async ({ user }) => {
        if (user === 'ida') throw new ConnectorError('wrong-credentials', 'Wrong password.');
        return DESK_SESSION;
      },
    });
    await world.manager.start(plainStart);
    const view = await world.manager.signIn(REAL);
    expect(view).toMatchObject({
      status: 'signed-in',
      practice: true,
      problem: { code: 'wrong-credentials' },
    });
    expect(world.steps()).not.toContain('close');
  });

  it('has a profile of its own, also when another desk claims to be the same', async () => {
    const { manager, opened } = run();
    await manager.signIn(REAL);
    await manager.signIn({ ...REAL, url: 'https://evil.example' });
    await manager.start(plainStart);
    expect(new Set(opened).size).toBe(2);
  });

  it('does not sign in again by itself when its session has ended', async () => {
    const { manager, ends, signIns } = run();
    await manager.signIn(REAL);
    ends[0]?.signedOut();
    expect((await manager.start(plainStart)).status).toBe('signed-in');
    expect(signIns).toHaveLength(1);
  });
});

describe('the practice desk', () => {
  it('is signed in to again when it no longer knows the session', async () => {
    const { manager, ends, signIns, opened } = run();
    await manager.start(plainStart);
    ends[0]?.signedOut();
    await vi.waitUntil(() => opened.length === 2);
    expect(signIns).toHaveLength(2);
    expect(opened[0]).toBe(opened[1]);
  });

  it('changes its account by switching the session', async () => {
    const ken = { ...DESK_SESSION, agent: { ...DESK_SESSION.agent, id: 'ken' } };
    const { manager, steps, opened } = run({
      signIn: async ({ user }) => (user === 'ken' ? ken : DESK_SESSION),
    });
    await manager.start(plainStart);
    await manager.practice('ken');
    expect(opened[0]).not.toBe(opened[1]);
    await manager.practice('rosa');
    expect(opened[2]).toBe(opened[0]);
    expect(steps().slice(-4)).toEqual(['close', 'resume', 'open', 'start']);
  });
});

describe('what can be wrong', () => {
  it('is a key store that forgot the key of practice data: nothing is deleted, practice begins anew', async () => {
    await run().manager.start(plainStart);
    const before = await readdir(join(folder, 'profiles'));
    const other = run({ box: secretBox(9) });
    const view = await other.manager.start({ account: 'rosa', practiceAsked: false });
    expect(view.status).toBe('signed-in');
    const after = await readdir(join(folder, 'profiles'));
    expect(after.filter((name) => name.includes('.aside-'))).toHaveLength(1);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  it('is a store that cannot be opened: its words are shown', async () => {
    const { manager } = run({
      open: () => {
        throw new StoreError('newer-version');
      },
    });
    expect((await manager.start(plainStart)).problem?.code).toBe('newer-version');
  });

  it('is a store that dies: the session is opened again, but not without end', async () => {
    const { manager, ends, opened } = run();
    await manager.start(plainStart);
    for (let i = 0; i < 3; i += 1) {
      ends[i]?.storeDied();
      await vi.waitUntil(() => opened.length === i + 2);
    }
    ends[3]?.storeDied();
    await manager.stop();
    expect(opened).toHaveLength(4);
  });

  it('is a file of profiles that nobody can read: it begins anew and keeps the folders', async () => {
    const first = run();
    await first.manager.start(plainStart);
    await writeFile(join(folder, 'profiles', 'profiles.json'), '{"version":1,');
    const next = run();
    expect((await next.manager.start(plainStart)).status).toBe('signed-in');
    expect(next.opened).toEqual(first.opened);
  });
});
