import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EntityKind, entityKinds, type PutRecord, type RemoveRecord } from '@shared/domain';
import { openProfile } from '../../../src-main/headless/profile';
import { openStore } from '../../../src-main/store';
import type { Store } from '../../../src-main/store/api';
import { type RunningDesk, startDesk } from '../../../src-desk/start-desk';
import { customer, episode, event, message, put, thread } from '../../fixtures/store/records';
import { addThread, moveAway, resolveThread, write } from '../../fixtures/sync/seed-desk';
import { startFaultProxy, type FaultProxy } from '../../fixtures/sync/fault-proxy';
import { storeWorkerFile } from '../../helpers/store';
import { engine } from './cli';

const THREADS = 12;
const PER_THREAD = 4;

let folder: string;
let running: RunningDesk;
let proxy: FaultProxy;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-engine-'));
  running = await startDesk({ dataDir: ':memory:', port: 0 });
  for (let n = 0; n < THREADS; n += 1) await addThread(running.desk, `t${n}`, PER_THREAD);
  for (let n = 0; n < THREADS / 2; n += 1) await resolveThread(running.desk, `t${n}`);
  proxy = await startFaultProxy(() => running.url);
});

afterEach(async () => {
  await proxy.close();
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

const profile = () => join(folder, 'profile');
const here = () => ['--profile', profile()];
const toDesk = () => [...here(), '--desk', proxy.url, '--user', 'rosa'];
const fill = (...more: string[]) => engine(['fill', ...toDesk(), ...more]);

/** Does something to the profile's store, as a fault would. */
async function inStore(work: (store: Store) => Promise<void>): Promise<void> {
  const { key } = await openProfile(profile(), {});
  const store = await openStore({
    folder: profile(),
    key: key.bytes,
    workerFile: await storeWorkerFile(),
    nativeBinding: undefined,
  });
  await work(store);
  await store.close();
}

const forged = (id: string, threadId: string, at: number): PutRecord => ({
  op: 'put',
  kind: 'message',
  id,
  rev: 1,
  doc: {
    id,
    threadId,
    episodeId: 'e1',
    kind: 'message',
    side: 'customer',
    agentId: null,
    toAgentId: null,
    text: 'never said',
    at,
    position: 99,
    attachments: [],
    delivery: null,
    quotedMessageId: null,
  },
});

const offerOutcome = (id: string, customerId: string) => ({
  id,
  offerId: 'offer',
  customerId,
  episodeId: null,
  agentId: null,
  outcome: 'shown' as const,
  at: 1000,
});

/** What a document of each kind is changed to, so that it differs in what it says. */
const CHANGES: Readonly<Record<EntityKind, object>> = {
  team: { name: 'changed' },
  agent: { name: 'changed' },
  tag: { name: 'changed' },
  snippet: { text: 'changed' },
  article: { body: 'changed' },
  offer: { text: 'changed' },
  customer: { name: 'changed' },
  event: { title: 'changed' },
  offerOutcome: { outcome: 'declined' },
  thread: { language: 'fr' },
  episode: { number: 77 },
  message: { text: 'changed' },
};

/** One of each kind that the desk never had. */
const ghosts = (): PutRecord[] => [
  put('team', { id: 'ghost', name: 'Ghosts' }, 1),
  put('agent', { id: 'ghost', name: 'G', role: 'agent', teamIds: [], presence: 'offline' }, 1),
  put('tag', { id: 'ghost', name: 'Ghost' }, 1),
  put('snippet', { id: 'ghost', name: 'g', folder: '', text: 'Boo', language: 'en' }, 1),
  put('article', { id: 'ghost', title: 'Ghosts', body: '', updatedAt: 1 }, 1),
  put(
    'offer',
    {
      id: 'ghost',
      title: 'Ghost',
      reason: 'None',
      text: 'Boo',
      kind: 'upsell',
      conditions: [],
      activeUntil: null,
    },
    1,
  ),
  put('customer', customer('ghost'), 1),
  put('event', event('ghost', 'c-t1'), 1),
  put('offerOutcome', offerOutcome('ghost', 'c-t1'), 1),
  put('thread', thread('ghost', 'c-t1'), 1),
  put('episode', episode('ghost', 't1', 'c-t1'), 1),
  put('message', message('ghost', 't1'), 1),
];

describe('fill', () => {
  it('syncs everything, says how much and how fast, and goes on later', async () => {
    const first = await fill();
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/Everything is here: \d+ rows, 48 of them messages\./);
    expect(first.out).toMatch(/\d+ new rows in [\d.]+ s: [\d,]+ rows a second\./);
    expect(first.messages).toContain('The key of this profile was made:');
    expect(first.messages).toMatch(
      /^(waiting for the desk| *\d+ % {2}(open conversations|history)|done): \d+ messages( {2}\(.+\))?$/m,
    );

    await write(running.desk, 't3', 'later');
    const second = await fill('--json');
    expect(second.code).toBe(0);
    expect(second.messages).toBe('');
    expect(second.last).toMatchObject({ type: 'result', setAside: 0 });
    expect(second.last).toMatchObject({ counts: { message: 49, thread: 12, customer: 12 } });
    expect(second.json.some(({ type }) => type === 'progress')).toBe(true);
  });

  it('keeps the key in a file that only its owner may read, or nowhere', async () => {
    await fill();
    const file = join(profile(), 'engine.key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await chmod(file, 0o644);
    const readable = await fill();
    expect([readable.code, readable.messages]).toEqual([1, expect.stringContaining('chmod 600')]);

    const key = '5a'.repeat(32);
    const other = ['--profile', join(folder, 'other'), '--desk', proxy.url, '--user', 'rosa'];
    expect((await engine(['fill', ...other], { key })).code).toBe(0);
    expect(existsSync(join(folder, 'other', 'engine.key'))).toBe(false);
    const without = await engine(['status', '--profile', join(folder, 'other')]);
    expect([without.code, without.messages]).toEqual([1, expect.stringContaining('HEDDLE_KEY')]);
    const wrong = await engine(['status', '--json', '--profile', join(folder, 'other')], {
      key: '5b'.repeat(32),
    });
    expect([wrong.code, wrong.last.code]).toEqual([1, 'wrong-key']);
  });

  it('says that the password is wrong, and leaves nothing but the empty profile', async () => {
    const ran = await engine(['fill', ...toDesk(), '--json'], { password: 'wrong' });
    expect(ran.code).toBe(1);
    expect(ran.last).toEqual({
      type: 'error',
      code: 'wrong-credentials',
      message: 'User name or password is wrong.',
    });
    expect((await readdir(profile())).sort()).toEqual(['engine.json', 'engine.key']);
  });

  it('asks for a password on a terminal only', async () => {
    const ran = await engine(['fill', ...toDesk()], { password: null });
    expect([ran.code, ran.messages]).toEqual([1, expect.stringContaining('HEDDLE_PASSWORD')]);
  });

  it('says that nobody answers', async () => {
    await running.close();
    const ran = await fill('--json');
    expect(ran.code).toBe(1);
    expect(['unreachable', 'cut']).toContain(ran.last.code);
    running = await startDesk({ dataDir: ':memory:', port: 0 });
  });

  it('gives up on a desk that goes away in the middle, and keeps what is there', async () => {
    let isGone = false;
    proxy.decide = (path) => {
      isGone ||= path === '/v1/history';
      return isGone ? { do: 'lose-request' } : { do: 'pass' };
    };
    const ran = await fill('--json', '--give-up-after', '1');
    expect(ran.code).toBe(1);
    expect(ran.last).toMatchObject({ type: 'error' });
    expect(ran.messages).toContain('"fill" goes on from here');
    proxy.decide = () => ({ do: 'pass' });
    expect((await fill()).code).toBe(0);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    proxy.decide = (path) => {
      if (path === '/v1/history') stop.abort();
      return { do: 'pass' };
    };
    const ran = await engine(['fill', ...toDesk()], { signal: stop.signal });
    expect([ran.code, ran.messages]).toEqual([1, expect.stringContaining('Stopped.')]);
  });

  it('does not mix two people, nor a folder of something else', async () => {
    await fill();
    const ken = await engine(['fill', ...here(), '--desk', proxy.url, '--user', 'ken']);
    expect([ken.code, ken.messages]).toEqual([
      1,
      expect.stringContaining(`the profile of rosa at ${proxy.url}`),
    ]);
    const foreign = join(folder, 'foreign');
    await engine(['fill', '--profile', foreign, '--desk', proxy.url, '--user', 'rosa']);
    await rm(join(foreign, 'engine.json'));
    const ran = await engine(['fill', '--profile', foreign, '--desk', proxy.url, '--user', 'rosa']);
    expect([ran.code, ran.messages]).toEqual([1, expect.stringContaining('something else')]);
  });
});

describe('verify', () => {
  it('finds nothing when the cache is what the desk has', async () => {
    await fill();
    const ran = await engine(['verify', ...toDesk(), '--json']);
    expect(ran.code).toBe(0);
    expect(ran.last).toMatchObject({
      ok: true,
      differences: 0,
      findings: [],
      compared: { message: 48, thread: 12, episode: 12, customer: 12 },
      coveredSince: null,
    });
    const words = await engine(['verify', ...toDesk()]);
    expect(words.messages).toMatch(/^\d+ of 48 messages compared$/m);
    expect(words.out).toMatch(/The cache is what the desk has: \d+ documents compared/);
  });

  it('names what is missing, different and too much, and says nothing of what was written', async () => {
    await fill();
    const planted: { type: string; kind: string; id: string }[] = [];
    await inStore(async (store) => {
      const [row] = await store.inspect.documents('message', ['t1-m2']);
      const [episode] = await store.inspect.places({
        kind: 'episode',
        from: 0,
        before: 2,
        limit: 1,
      });
      const doc = row?.doc as PutRecord['doc'] & { text: string };
      await store.cache.apply({
        records: [
          { op: 'remove', kind: 'message', id: 't2-m1', rev: 10_000 },
          { op: 'remove', kind: 'customer', id: 'c-t4', rev: 10_000 },
          { op: 'remove', kind: 'episode', id: episode!.id, rev: 10_000 },
          {
            ...forged('t1-m2', 't1', 1),
            rev: 10_000,
            doc: { ...doc, text: 'changed' },
          } as PutRecord,
          forged('ghost-new', 't3', Date.now() + 1000),
          forged('ghost-old', 't3', 1000),
        ],
        malformed: [],
        state: null,
      });
      await store.cache.apply({
        records: [
          {
            op: 'put',
            kind: 'thread',
            id: 'ghost-thread',
            rev: 1,
            doc: {
              id: 'ghost-thread',
              customerId: 'c-t1',
              channel: 'app',
              teamId: 'care',
              language: null,
              createdAt: 1,
              lastMessageAt: null,
            },
          },
        ],
        malformed: [],
        state: null,
      });
      planted.push(
        { type: 'missing', kind: 'message', id: 't2-m1' },
        { type: 'missing', kind: 'customer', id: 'c-t4' },
        { type: 'missing', kind: 'episode', id: episode!.id },
        { type: 'different', kind: 'message', id: 't1-m2' },
        { type: 'too-much', kind: 'message', id: 'ghost-new' },
        { type: 'too-much', kind: 'message', id: 'ghost-old' },
        { type: 'too-much', kind: 'thread', id: 'ghost-thread' },
      );
    });
    const ran = await engine(['verify', ...toDesk(), '--json']);
    expect(ran.code).toBe(1);
    expect(ran.last).toMatchObject({ ok: false, differences: planted.length });
    expect(ran.last.findings).toEqual(expect.arrayContaining(planted));
    const words = await engine(['verify', ...toDesk()]);
    expect(words.code).toBe(1);
    expect(words.out).toContain('missing  message t2-m1');
    expect(words.out).toContain(`The cache differs from the desk in ${planted.length} of`);
    for (const text of [ran.out, words.out]) {
      expect(text).not.toContain('changed"');
      expect(text).not.toMatch(/never said|The text of/);
    }
  });

  it('finds what is missing, different and too much of every kind', async () => {
    await running.desk.write(async (tx) => {
      await tx.put('team', { id: 'second', name: 'Second' }, null);
      for (const id of ['one', 'two']) {
        await tx.put('event', event(id, 'c-t11'), null);
        await tx.put('offerOutcome', offerOutcome(id, 'c-t11'), null);
      }
    });
    await fill();
    const planted: { type: string; kind: EntityKind; id: string }[] = [];
    await inStore(async (store) => {
      const idsOf = async (kind: EntityKind): Promise<string[]> => {
        const all = { kind, from: 0, before: Number.MAX_SAFE_INTEGER, limit: 1000 };
        const ids = (await store.inspect.places(all)).map(({ id }) => id);
        // Whoever signs in to compare becomes another one on the desk: they are there now.
        return ids.filter((id) => id !== 'rosa');
      };
      const records: (PutRecord | RemoveRecord)[] = ghosts();
      for (const kind of entityKinds) {
        const [missing = '', different = ''] = (await idsOf(kind)).toReversed();
        const [held] = await store.inspect.documents(kind, [different]);
        const doc = { ...(held?.doc as object), ...CHANGES[kind] };
        // What was read as a document of this kind is one, also with another text.
        records.push({ op: 'put', kind, id: different, rev: 10_000, doc } as PutRecord);
        records.push({ op: 'remove', kind, id: missing, rev: 10_000 });
        planted.push(
          { type: 'missing', kind, id: missing },
          { type: 'different', kind, id: different },
          { type: 'too-much', kind, id: 'ghost' },
        );
      }
      await store.cache.apply({ records, malformed: [], state: null });
    });
    const ran = await engine(['verify', ...toDesk(), '--json']);
    expect(ran.code).toBe(1);
    expect(ran.last.findings).toEqual(expect.arrayContaining(planted));
    // Nothing else but what went with the thread that was taken away.
    const rest = (ran.last.findings as typeof planted).filter(
      (each) => !planted.some((one) => one.kind === each.kind && one.id === each.id),
    );
    for (const { type, kind } of rest) {
      expect(['missing episode', 'missing message']).toContain(`${type} ${kind}`);
    }
  });

  it('does not take for a difference what changed on the desk since', async () => {
    await fill();
    await write(running.desk, 't3', 'news');
    await moveAway(running.desk, 't5');
    await addThread(running.desk, 'fresh', 2);
    const ran = await engine(['verify', ...toDesk(), '--json']);
    expect(ran.last).toMatchObject({ ok: true, differences: 0 });
    expect(ran.last.newer).toBeGreaterThan(2);
  });

  it('compares a cache whose history is not all here, and says so', async () => {
    proxy.decide = (path) => (path === '/v1/history' ? { do: 'lose-request' } : { do: 'pass' });
    expect((await fill('--give-up-after', '1')).code).toBe(1);
    proxy.decide = () => ({ do: 'pass' });
    const ran = await engine(['verify', ...toDesk()]);
    expect([ran.code, ran.out]).toEqual([
      0,
      expect.stringContaining('The history is not here yet.'),
    ]);
  });

  it('needs a profile that was filled', async () => {
    const ran = await engine(['verify', ...toDesk()]);
    expect([ran.code, ran.messages]).toEqual([1, expect.stringContaining('"fill" makes one')]);
    await engine(['fill', ...toDesk()], { password: 'wrong' });
    const empty = await engine(['verify', ...toDesk()]);
    expect([empty.code, empty.messages]).toEqual([1, expect.stringContaining('never filled')]);
  });
});

describe('status, search and reset', () => {
  it('status says what is here without the desk', async () => {
    await fill();
    await running.close();
    await proxy.close();
    const ran = await engine(['status', ...here(), '--json']);
    expect(ran.code).toBe(0);
    expect(ran.last).toMatchObject({
      profile: { user: 'rosa' },
      counts: { message: 48 },
      history: { complete: true },
      outbox: {},
      setAside: { count: 0 },
      unreadable: 0,
      index: 'good',
    });
    const words = await engine(['status', ...here()]);
    expect(words.out).toContain('12 threads, 12 episodes, 48 messages');
    expect(words.out).toMatch(/History {4}complete\n/);
    running = await startDesk({ dataDir: ':memory:', port: 0 });
    proxy = await startFaultProxy(() => running.url);
  });

  it('status needs a profile', async () => {
    const ran = await engine(['status', ...here(), '--json']);
    expect([ran.code, ran.last.code]).toEqual([1, 'no-profile']);
  });

  it('search prints results with their timings', async () => {
    await fill();
    const ran = await engine(['search', 'text', 't3-m2', ...here()]);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('Customer of t3: The text of t3-m2');
    expect(ran.out).toMatch(/1 message, 0 customers; the search took [\d.]+ ms, [\d.]+ ms/);
    const json = await engine(['search', 'text', '--limit', '2', '--json', ...here()]);
    expect(json.last).toMatchObject({ moreMessages: true });
    expect(json.last.messages).toHaveLength(2);
    expect(json.last.totalMs).toBeGreaterThanOrEqual(json.last.tookMs as number);
  });

  it('search goes on when nobody reads any more, and fails when the output cannot be written', async () => {
    await fill();
    const search = (outputEnds: 'EPIPE' | 'ENOSPC') =>
      engine(['search', 'text', ...here()], { outputEnds });
    expect(await search('EPIPE')).toMatchObject({ code: 0, messages: '' });
    const full = await search('ENOSPC');
    expect(full.code).toBe(1);
    expect(full.messages).toContain('The output cannot be written: ENOSPC');
  });

  it('reset asks twice, empties the cache and leaves the work alone', async () => {
    await fill();
    await inStore(async (store) => {
      await store.work.saveDraft(
        { threadId: 't3', mode: 'reply', text: 'half a sentence', attachments: [] },
        1,
      );
    });
    for (const input of ['', 'no\n', 'yes\n', 'yes\nyes\n']) {
      const refused = await engine(['reset', ...here()], { input });
      expect([refused.code, refused.messages]).toEqual([1, expect.stringContaining('nothing was')]);
    }
    expect((await engine(['reset', '--yes', ...here()], { input: '' })).code).toBe(1);
    expect((await engine(['status', ...here(), '--json'])).last).toMatchObject({
      counts: { message: 48 },
    });
    const ran = await engine(['reset', ...here()], { input: 'yes\nempty\n' });
    expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('48 messages are gone')]);
    expect((await engine(['status', ...here(), '--json'])).last).toMatchObject({
      counts: { message: 0, thread: 0 },
      cursor: null,
    });
    await inStore(async (store) => {
      expect(await store.work.draft('t3', 'reply')).toMatchObject({ text: 'half a sentence' });
    });
    expect((await fill()).code).toBe(0);
    expect((await engine(['reset', '--yes', ...here()], { input: 'empty\n' })).code).toBe(0);
  });
});

it('a file in place of the folder is said, not a crash', async () => {
  const file = join(folder, 'file');
  await writeFile(file, 'x');
  const ran = await engine(['fill', '--profile', file, '--desk', proxy.url, '--user', 'rosa']);
  expect([ran.code, ran.messages]).toEqual([1, expect.stringContaining('EEXIST')]);
});
