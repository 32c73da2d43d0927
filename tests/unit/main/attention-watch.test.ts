import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message, Presence } from '@shared/domain';
import type { Settings } from '@shared/ipc';
import { DEFAULT_SETTINGS, type Shown } from '@shared/rules';
import type { ActiveSession } from '../../../src-main/session/active-session';
import { AttentionWatch, type Waiting } from '../../../src-main/shell/attention-watch';
import type { EpisodeRow } from '../../../src-main/store/api';
import { AGENT, episode, episodeRow, message, sessionOf } from './fakes';

const MINUTE = 60_000;
/** Long enough for what a burst of changes brings, and shorter than a tick. */
const SETTLED = 1000;
const TICK = 20_000;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A thread of the agent's own that waits on us. */
const waiting = (id: string, change: Parameters<typeof episode>[1] = {}): EpisodeRow =>
  episodeRow(episode(id, { targetAt: null, ...change }));
/** One that its customer has just begun. */
const arrived = (id: string) => waiting(id, { openedAt: 5000 });
/** Its customer wrote once more. */
const wroteAgain = (id: string, at: number) =>
  waiting(id, {
    lastMessage: { id: `again-${at}`, side: 'customer', at, preview: '', hasAttachment: false },
  });

async function watchOver(rows: EpisodeRow[], settings: Partial<Settings> = {}) {
  const world = {
    rows,
    muted: [] as string[],
    messages: [] as Message[],
    phase: 'complete',
    presence: 'online' as Presence,
    focused: true,
    ownWindow: null as string | null,
    idle: 0,
    settings: { ...DEFAULT_SETTINGS, ...settings },
  };
  const open = () =>
    sessionOf({
      queries: {
        inboxPage: async ({ state }) => {
          const found = world.rows.filter((row) => row.episode.state === state);
          return { total: found.length, rows: found };
        },
        episodeRows: async () => [],
        agents: async () => [{ ...AGENT, presence: world.presence }],
        conversation: async () => null,
        messages: async (threadId) => ({
          messages: world.messages.filter((each) => each.threadId === threadId),
          hasBefore: false,
          hasAfter: false,
        }),
      },
      work: { seen: async () => new Map(), muted: async () => world.muted },
      engine: {
        status: () =>
          ({ fill: { phase: world.phase } }) as ReturnType<ActiveSession['engine']['status']>,
      },
    });
  let session: ActiveSession | null = await open();
  const told: Shown[] = [];
  const shown: Waiting[] = [];
  const presences: Presence[] = [];
  const reported: unknown[] = [];
  const watch = new AttentionWatch({
    session: () => session,
    settings: () => world.settings,
    notify: (notices) => told.push(...notices),
    show: (now) => shown.push(now),
    lookedAt: (inMain) => (world.focused ? (world.ownWindow ?? inMain) : null),
    idleSeconds: () => world.idle,
    setPresence: async (presence) => presences.push(presence),
    report: (error) => reported.push(error),
    now: () => Date.now(),
  });
  const changed = async () => {
    watch.onEvent('changed', { topics: ['inbox'] });
    await vi.advanceTimersByTimeAsync(SETTLED);
  };
  await changed();
  return {
    world,
    watch,
    told,
    shown,
    presences,
    reported,
    changed,
    signOut: () => (session = null),
    signInAgain: async () => (session = await open()),
    kinds: () =>
      told.map((each) => (each.as === 'one' ? each.notice.kind : `${each.count} ${each.kind}`)),
  };
}

describe('what waits, in badge and tray', () => {
  it('is counted, and taken away with whoever signs out', async () => {
    const { shown, changed, signOut, watch } = await watchOver([waiting('a'), waiting('b')]);
    expect(shown.at(-1)).toEqual({ count: 2, quietly: 0, presence: 'online' });
    signOut();
    await changed();
    expect(shown.at(-1)).toEqual({ count: null, quietly: null, presence: null });
    watch.stop();
  });

  it('counts muted threads beside what asks for attention', async () => {
    const { world, shown, changed, watch } = await watchOver([waiting('a'), waiting('b')]);
    world.muted = ['thread-b'];
    await changed();
    expect(shown.at(-1)).toMatchObject({ count: 1, quietly: 1 });
    watch.stop();
  });

  it('is in focus mode the most urgent few, and how many wait quietly beside them', async () => {
    const rows = ['a', 'b', 'c'].map((id, n) => waiting(id, { targetAt: Date.now() + n * 1e7 }));
    const { shown, watch } = await watchOver(rows, { focusMode: true, focusLimit: 1 });
    expect(shown.at(-1)).toMatchObject({ count: 1, quietly: 2 });
    watch.stop();
  });

  it('is looked at once for a burst of changes', async () => {
    const { shown, watch } = await watchOver([waiting('a')]);
    const before = shown.length;
    for (let n = 0; n < 20; n += 1) watch.onEvent('changed', { topics: ['inbox'] });
    await vi.advanceTimersByTimeAsync(SETTLED);
    expect(shown.length - before).toBe(1);
    watch.onEvent('changed', { topics: ['search'] });
    await vi.advanceTimersByTimeAsync(SETTLED);
    expect(shown.length - before).toBe(1);
    watch.stop();
  });
});

describe('notifications', () => {
  it('tell of nothing that was there at the first look, and then of what is new', async () => {
    const { world, kinds, changed, watch } = await watchOver([waiting('a')]);
    expect(kinds()).toEqual([]);
    world.rows.push(arrived('b'));
    await changed();
    expect(kinds()).toEqual(['customer-wrote']);
    await changed();
    expect(kinds()).toHaveLength(1);
    watch.stop();
  });

  it('wait until the first threads are all here', async () => {
    const { world, kinds, changed, watch, signInAgain } = await watchOver([]);
    world.phase = 'workset';
    world.rows = [waiting('a')];
    await signInAgain();
    await changed();
    world.rows = [waiting('a'), waiting('b')];
    await changed();
    world.phase = 'backfill';
    await changed();
    expect(kinds()).toEqual([]);
    world.rows = [...world.rows, arrived('c')];
    await changed();
    expect(kinds()).toEqual(['customer-wrote']);
    watch.stop();
  });

  it('are not shown of the thread that is being looked at, unless nobody looks', async () => {
    const { world, kinds, changed, watch } = await watchOver([waiting('a')]);
    watch.setWatching('thread-a');
    world.rows = [wroteAgain('a', 3000)];
    await changed();
    expect(kinds()).toEqual([]);
    world.focused = false;
    world.rows = [wroteAgain('a', 4000)];
    await changed();
    expect(kinds()).toEqual(['customer-wrote']);
    watch.stop();
  });

  it('are not shown of muted threads, nor while away, nor of what is off', async () => {
    const { world, kinds, changed, watch } = await watchOver([]);
    world.muted = ['thread-a'];
    world.rows = [arrived('a')];
    await changed();
    world.presence = 'away';
    world.rows = [...world.rows, arrived('b')];
    await changed();
    world.presence = 'online';
    world.settings = { ...world.settings, notifyAbout: ['assigned'] };
    world.rows = [...world.rows, arrived('c')];
    await changed();
    expect(kinds()).toEqual([]);
    watch.stop();
  });

  it('of many threads at once are one', async () => {
    const { world, kinds, changed, watch } = await watchOver([]);
    world.rows = ['a', 'b', 'c'].map(arrived);
    await changed();
    expect(kinds()).toEqual(['3 customer-wrote']);
    watch.stop();
  });

  it('name what a reply has seen only where they say all that is new', async () => {
    const { world, told, changed, watch } = await watchOver([]);
    const first = message('m1', { threadId: 'thread-a', text: 'Line one\nand line two' });
    world.messages = [first];
    world.rows = [arrived('a')];
    await changed();
    world.messages = [first, message('m2', { threadId: 'thread-a', at: 3000, position: 2 })];
    world.rows = [wroteAgain('a', 3000)];
    await changed();
    const notices = told.map((each) => (each.as === 'one' ? each.notice : null));
    expect(notices).toMatchObject([
      { text: 'Line one\nand line two', lastSeenMessageId: 'm1' },
      { lastSeenMessageId: null },
    ]);
    watch.stop();
  });

  it('say once, by time alone, that an answer is nearly due', async () => {
    const target = Date.now() + 6 * MINUTE;
    const { kinds, watch } = await watchOver([waiting('a', { targetAt: target })]);
    expect(kinds()).toEqual([]);
    await vi.advanceTimersByTimeAsync(2 * MINUTE + TICK);
    expect(kinds()).toEqual(['nearly-due']);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(kinds()).toHaveLength(1);
    watch.stop();
  });

  it('of one person are not told of to the next', async () => {
    const { world, kinds, changed, watch, signOut, signInAgain } = await watchOver([waiting('a')]);
    signOut();
    await changed();
    world.rows = [arrived('b')];
    await signInAgain();
    await changed();
    expect(kinds()).toEqual([]);
    watch.stop();
  });
});

describe('presence', () => {
  it('is set to away after a while without key or pointer, and back with the first one', async () => {
    const { world, presences, watch } = await watchOver([], { autoAwayMinutes: 5 });
    world.idle = 5 * 60;
    await vi.advanceTimersByTimeAsync(TICK);
    expect(presences).toEqual(['away']);
    await vi.advanceTimersByTimeAsync(TICK);
    world.idle = 1;
    await vi.advanceTimersByTimeAsync(TICK);
    expect(presences).toEqual(['away', 'online']);
    watch.stop();
  });

  it('stays what somebody chose themselves', async () => {
    const { world, presences, watch } = await watchOver([], { autoAwayMinutes: 5 });
    world.presence = 'away';
    watch.onEvent('presence', { agentId: AGENT.id, presence: 'away' });
    world.idle = 1;
    await vi.advanceTimersByTimeAsync(2 * TICK);
    expect(presences).toEqual([]);
    watch.stop();
  });
});
