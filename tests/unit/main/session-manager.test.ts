import type { SessionView } from '@shared/ipc';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Connector,
  ConnectorError,
  type Credentials,
  type DeskSession,
} from '../../../src-main/connectors/connector';
import { redactingLog } from '../../../src-main/diagnostics/log';
import type { SessionEnds } from '../../../src-main/session/activate';
import { Profiles } from '../../../src-main/session/profiles';
import type { SecretBox } from '../../../src-main/session/secret-box';
import { SessionManager } from '../../../src-main/session/session-manager';
import { StoreError } from '../../../src-main/store/errors';
import { DESK_SESSION, sessionOf, stub } from './fakes';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-session-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A key store that forgets everything when it is changed. */
function secretBox(secret = 7): SecretBox {
  return {
    backend: 'test',
    seal: async (plain) => plain.map((byte) => byte ^ secret),
    open: async (sealed) => ({
      plain: sealed.map((byte) => byte ^ secret),
      resealNeeded: false,
    }),
  };
}

interface World {
  readonly box?: SecretBox | null;
  readonly mayUseFile?: (practice: boolean) => Promise<boolean>;
  readonly signIn?: (credentials: Credentials) => Promise<DeskSession>;
  readonly open?: () => void;
  readonly dataFolder?: string;
}

/** One run of the app over the same folder. */
function run(world: World = {}) {
  const log: string[] = [];
  const views: SessionView[] = [];
  const ends: SessionEnds[] = [];
  const opened: string[] = [];
  const signIns: Credentials[] = [];
  const practiceStarts: (Promise<unknown> | null)[] = [];
  const connectors: { url: string; own: boolean }[] = [];
  const manager = new SessionManager({
    profiles: new Profiles(join(folder, 'profiles'), {
      secretBox: async () => (world.box === undefined ? secretBox() : world.box),
      mayUseFile: world.mayUseFile ?? (async () => true),
    }),
    activate: async (profile, saved, _connector, end) => {
      world.open?.();
      ends.push(end);
      opened.push(profile.id);
      log.push('open');
      const session = await sessionOf({
        desk: saved.desk,
        engine: { start: () => log.push('start') },
        connector: { signOut: async () => void log.push('sign-out') },
      });
      const practice = saved.source.kind === 'practice';
      return { session: { ...session, practice }, close: async () => void log.push('close') };
    },
    connect: (url, fetch) => {
      connectors.push({ url, own: fetch === null });
      return stub<Connector>('connector', {
        resume: () => log.push('resume'),
        signIn: async (credentials) => {
          signIns.push(credentials);
          log.push('sign-in');
          return world.signIn?.(credentials) ?? DESK_SESSION;
        },
      });
    },
    normaliseUrl: (url) => url.toLowerCase(),
    practice: {
      url: 'http://practice.localhost',
      fetch: async () => new Response(),
      dataFolder: world.dataFolder ?? '/data',
      start: (after) => void practiceStarts.push(after),
      stop: async () => void log.push('practice-stop'),
    },
    shown: async () => undefined,
    log: redactingLog(() => undefined),
    now: () => 42,
    onChange: (view) => views.push(view),
  });
  return { manager, log, views, ends, opened, signIns, practiceStarts, connectors };
}

const plainStart = { account: null, practiceAsked: false };
const REAL = { url: 'HTTPS://Desk.Example', user: 'ida', password: 'pw' };

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
    expect(next.log).toEqual(['resume', 'open', 'start']);
    expect(next.practiceStarts).toEqual([expect.any(Promise)]);
  });

  it('does not come back after a sign-out, and not to the practice desk either', async () => {
    const first = run();
    await first.manager.start(plainStart);
    expect((await first.manager.signOut()).status).toBe('signed-out');
    expect(first.log.slice(-3)).toEqual(['close', 'sign-out', 'practice-stop']);
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
    expect(own.log.filter((each) => each === 'open')).toHaveLength(1);
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
    expect(connectors).toEqual([{ url: 'https://desk.example', own: true }]);
  });

  it('leaves no practice desk running behind it', async () => {
    const { manager, log } = run();
    await manager.start(plainStart);
    await manager.signIn(REAL);
    expect(log.at(-1)).toBe('practice-stop');
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
    expect(world.log).not.toContain('close');
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
    const { manager, log, opened } = run({
      signIn: async ({ user }) => (user === 'ken' ? ken : DESK_SESSION),
    });
    await manager.start(plainStart);
    await manager.practice('ken');
    expect(opened[0]).not.toBe(opened[1]);
    await manager.practice('rosa');
    expect(opened[2]).toBe(opened[0]);
    expect(log.slice(-4)).toEqual(['close', 'resume', 'open', 'start']);
  });
});

describe('what can be wrong', () => {
  it('is a key store that forgot the key: nothing is deleted, practice begins anew', async () => {
    await run().manager.start(plainStart);
    const before = await readdir(join(folder, 'profiles'));
    const other = { ...secretBox(), open: () => Promise.reject(new Error('forgot')) };
    const broken = run({ box: { ...other, open: secretBox(9).open } });
    await broken.manager.start({ account: 'rosa', practiceAsked: false });
    expect(await readdir(join(folder, 'profiles'))).toEqual(
      expect.arrayContaining(before.filter((name) => name.includes('.json'))),
    );
    const locked = run({ box: other });
    const view = await locked.manager.start(plainStart);
    expect(view).toMatchObject({ status: 'signed-out', problem: { code: 'key-unavailable' } });
  });

  it('is a computer without a key store: real data needs consent, practice data does not', async () => {
    const asked = vi.fn(async (practice: boolean) => practice);
    const { manager } = run({ box: null, mayUseFile: asked });
    expect((await manager.start(plainStart)).status).toBe('signed-in');
    const view = await manager.signIn(REAL);
    expect(view.problem).toMatchObject({ code: 'no-key-store' });
    expect(asked.mock.calls).toEqual([[true], [false]]);
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
