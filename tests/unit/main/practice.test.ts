import { describe, expect, it, vi } from 'vitest';
import { redactingLog } from '../../../src-main/diagnostics/log';
import {
  type DeskProcess,
  PracticeDesk,
  type PracticeDeskState,
} from '../../../src-main/practice/practice-desk';
import { PRACTICE_URL, practiceFetch } from '../../../src-main/practice/practice-fetch';
import { normaliseDeskUrl } from '../../../src-main/connectors/desk/base-url';
import { deferred } from './fakes';

interface FakeProcess extends DeskProcess {
  listen(url: string): void;
  end(code: number): void;
  readonly stop: ReturnType<typeof vi.fn<() => Promise<void>>>;
}

function fakeProcess(): FakeProcess {
  const listening = deferred<string>();
  const ended = deferred<number>();
  return {
    listening: listening.promise,
    ended: ended.promise,
    listen: listening.resolve,
    end: (code) => {
      listening.promise.catch(() => undefined);
      listening.reject(new Error('ended'));
      ended.resolve(code);
    },
    stop: vi.fn(async () => ended.resolve(0)),
  };
}

function supervised() {
  const processes: FakeProcess[] = [];
  const states: PracticeDeskState['status'][] = [];
  const changes: { status: string; resolve: () => void }[] = [];
  let now = 0;
  const desk = new PracticeDesk({
    spawn: () => {
      const process = fakeProcess();
      processes.push(process);
      return process;
    },
    log: redactingLog(() => undefined),
    now: () => now,
    sleep: async () => undefined,
    onChange: ({ status }) => {
      states.push(status);
      for (const each of changes.filter((one) => one.status === status)) each.resolve();
    },
  });
  /** Resolves at the next change to a status. */
  const reached = (status: PracticeDeskState['status']) =>
    new Promise<void>((resolve) => changes.push({ status, resolve }));
  return {
    desk,
    processes,
    states,
    reached,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const never = new AbortController().signal;

describe('the practice desk', () => {
  it('gives its address to everyone who waits for it', async () => {
    const { desk, processes } = supervised();
    desk.start();
    desk.start();
    const waiting = [desk.url(never), desk.url(null)];
    expect(processes).toHaveLength(1);
    processes[0]?.listen('http://127.0.0.1:4000');
    expect(await Promise.all(waiting)).toEqual(['http://127.0.0.1:4000', 'http://127.0.0.1:4000']);
  });

  it('is started again when it dies, at another address', async () => {
    const { desk, processes, reached } = supervised();
    desk.start();
    const up = reached('running');
    processes[0]?.listen('http://127.0.0.1:1');
    await up;
    const down = reached('restarting');
    processes[0]?.end(137);
    await down;
    await expect(desk.url(never)).rejects.toThrow('ERR_CONNECTION_REFUSED');
    await vi.waitUntil(() => processes.length === 2);
    const again = reached('running');
    processes[1]?.listen('http://127.0.0.1:2');
    await again;
    expect(await desk.url(never)).toBe('http://127.0.0.1:2');
  });

  it('is given up when it dies again and again, and says so like a refused connection', async () => {
    const { desk, processes, reached, states } = supervised();
    const over = reached('given-up');
    desk.start();
    for (let i = 0; i < 5; i += 1) {
      await vi.waitUntil(() => processes.length === i + 1);
      processes[i]?.end(1);
    }
    await over;
    expect(processes).toHaveLength(5);
    await expect(desk.url(never)).rejects.toThrow('ERR_CONNECTION_REFUSED');
    expect(states.at(-1)).toBe('given-up');
    desk.start();
    expect(processes).toHaveLength(6);
  });

  it('goes on when it dies seldom', async () => {
    const { desk, processes, pass, states } = supervised();
    desk.start();
    for (let i = 0; i < 8; i += 1) {
      await vi.waitUntil(() => processes.length === i + 1);
      pass(20_000);
      processes[i]?.end(1);
    }
    await vi.waitUntil(() => processes.length === 9);
    expect(states).not.toContain('given-up');
  });

  it('stays down when it is stopped, and whoever waits is told', async () => {
    const { desk, processes } = supervised();
    desk.start();
    const waiting = desk.url(never);
    const [told] = await Promise.allSettled([waiting, desk.stop()]);
    expect(told).toMatchObject({
      status: 'rejected',
      reason: { message: 'net::ERR_CONNECTION_REFUSED' },
    });
    expect(processes[0]?.stop).toHaveBeenCalled();
    expect(processes).toHaveLength(1);
  });

  it('can be asked for before it is started, and waited for no longer than one wants', async () => {
    const { desk, processes } = supervised();
    const first = deferred<void>();
    desk.start(first.promise);
    const abort = new AbortController();
    const impatient = desk.url(abort.signal);
    const patient = desk.url(never);
    abort.abort();
    await expect(impatient).rejects.toThrow('ERR_CONNECTION_REFUSED');
    expect(processes).toHaveLength(0);
    first.resolve(undefined);
    await vi.waitUntil(() => processes.length === 1);
    processes[0]?.listen('http://127.0.0.1:3');
    expect(await patient).toBe('http://127.0.0.1:3');
  });
});

describe('the way to the practice desk', () => {
  it('is an address that a connector takes', () => {
    expect(normaliseDeskUrl(PRACTICE_URL)).toEqual({ ok: true, value: PRACTICE_URL });
  });

  it('leads to where the desk is now, with path, query and the rest of the request', async () => {
    const fetch = vi.fn(async () => new Response('{}'));
    const through = practiceFetch({ url: async () => 'http://127.0.0.1:4711' }, fetch);
    const init = { method: 'POST', body: '{}' };
    const sent = () => undefined;
    await through(`${PRACTICE_URL}/v1/changes?after=3&limit=2`, init, sent);
    expect(fetch).toHaveBeenCalledWith(
      'http://127.0.0.1:4711/v1/changes?after=3&limit=2',
      init,
      sent,
    );
  });
});
