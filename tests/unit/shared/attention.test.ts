import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_SETTINGS,
  inFocus,
  nearlyDue,
  NEARLY_DUE_MS,
  noticesBetween,
  presenceByItself,
  quietReason,
  targetKey,
  together,
  withReply,
  type Notice,
  type Quiet,
  type ThreadEnd,
  type WatchedThread,
} from '@shared/rules';

import { message } from './builders';

const NOW = 1_700_000_000_000;

const thread = (id: string, more: Partial<WatchedThread> = {}): WatchedThread => ({
  threadId: id,
  episodeId: `e-${id}`,
  customerId: `c-${id}`,
  customerName: `Customer ${id}`,
  state: 'waiting-on-us',
  targetAt: NOW + 3_600_000,
  waitingSince: NOW,
  openedAt: NOW - 10_000,
  written: { id: `m-${id}`, at: NOW - 1000, preview: 'hello' },
  ...more,
});
const seen = (...threads: WatchedThread[]) =>
  new Map(threads.map((each) => [each.threadId, each] as const));
const kinds = (notices: readonly Notice[]) => notices.map(({ kind, threadId }) => [kind, threadId]);
const later = { id: 'm-new', at: NOW, preview: 'again' };

describe('what is news', () => {
  test('nothing at the first look', () => {
    expect(noticesBetween(null, [thread('a'), thread('b')])).toEqual([]);
  });

  test('a customer who writes, a thread that comes, one that wakes; each told once', () => {
    const before = seen(
      thread('wrote'),
      thread('woke', { state: 'snoozed' }),
      thread('wrote-and-woke', { state: 'snoozed' }),
      thread('same'),
      thread('answered'),
    );
    const now = [
      thread('wrote', { written: later }),
      thread('woke'),
      thread('wrote-and-woke', { written: later }),
      thread('same'),
      thread('answered', { state: 'waiting-on-customer', written: null }),
      thread('given'),
      thread('new', { openedAt: NOW, written: { ...later, at: NOW } }),
    ];
    expect(kinds(noticesBetween(before, now))).toEqual([
      ['customer-wrote', 'wrote'],
      ['woke', 'woke'],
      ['customer-wrote', 'wrote-and-woke'],
      ['assigned', 'given'],
      ['customer-wrote', 'new'],
    ]);
    expect(noticesBetween(seen(...now), now)).toEqual([]);
  });

  test('a target that is near is told once; one that has passed never', () => {
    const near = thread('near', { targetAt: NOW + NEARLY_DUE_MS });
    const far = thread('far', { targetAt: NOW + NEARLY_DUE_MS + 1 });
    const late = thread('late', { targetAt: NOW - 1 });
    const theirs = thread('theirs', { targetAt: null, state: 'waiting-on-customer' });
    expect(nearlyDue([near, far, late, theirs], new Set(), NOW)).toEqual([near]);
    expect(nearlyDue([near], new Set([targetKey(near)]), NOW)).toEqual([]);
  });
});

const notice = (threadId: string, kind: Notice['kind'] = 'customer-wrote'): Notice => ({
  kind,
  threadId,
  episodeId: null,
  customerId: threadId,
  customerName: threadId,
  text: '',
  lastSeenMessageId: null,
});

describe('what is quiet', () => {
  const quiet = (more: Partial<Omit<Quiet, 'settings'>>, settings = {}): Quiet => ({
    settings: { ...DEFAULT_SETTINGS, ...settings },
    presence: 'online',
    muted: new Set(),
    watching: null,
    focus: new Set(),
    ...more,
  });

  test.each([
    ['nothing', notice('a'), quiet({}), null],
    ['a kind that is off', notice('a'), quiet({}, { notifyAbout: ['woke'] }), 'off'],
    ['what is being looked at', notice('a'), quiet({ watching: 'a' }), 'watching'],
    ['another thread than that', notice('b'), quiet({ watching: 'a' }), null],
    ['what is muted', notice('a'), quiet({ muted: new Set(['a']) }), 'muted'],
    ['a whisper never by that', notice('a', 'whisper'), quiet({ muted: new Set(['a']) }), null],
    ['everything while away', notice('a'), quiet({ presence: 'away' }), 'away'],
    [
      'unless told otherwise',
      notice('a'),
      quiet({ presence: 'away' }, { quietWhenAway: false }),
      null,
    ],
    ['what is out of focus', notice('a'), quiet({}, { focusMode: true }), 'focus'],
    ['not what is in it', notice('a'), quiet({ focus: new Set(['a']) }, { focusMode: true }), null],
  ])('%s', (_name, told, around, reason) => {
    expect(quietReason(told, around)).toBe(reason);
  });
});

describe('focus', () => {
  test('is on the most urgent of what waits on us, and counts the rest', () => {
    const threads = [
      thread('none', { targetAt: null }),
      thread('late', { targetAt: NOW - 1 }),
      thread('soon', { targetAt: NOW + 1 }),
      thread('muted', { targetAt: NOW - 99 }),
      thread('theirs', { state: 'waiting-on-customer', targetAt: null }),
    ];
    expect(inFocus(threads, 2, new Set(['muted']))).toEqual({
      threadIds: ['late', 'soon'],
      quietly: 2,
    });
  });

  test('is never on more than the limit, and nothing that waits is in neither number', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ id: fc.string(), at: fc.option(fc.integer()) }), {
          selector: ({ id }) => id,
        }),
        fc.integer({ min: 1, max: 20 }),
        (made, limit) => {
          const threads = made.map(({ id, at }) => thread(id, { targetAt: at }));
          const focus = inFocus(threads, limit, new Set());
          expect(focus.threadIds.length).toBeLessThanOrEqual(limit);
          expect(focus.threadIds.length + focus.quietly).toBe(threads.length);
        },
      ),
    );
  });
});

describe('together', () => {
  test('a thread is told of once, by the newest', () => {
    const newest = notice('a', 'whisper');
    expect(together([notice('a'), newest])).toEqual([{ as: 'one', notice: newest }]);
  });

  test('many are one, and so is everything that woke', () => {
    const wrote = ['a', 'b', 'c'].map((id) => notice(id));
    const woke = ['d', 'e'].map((id) => notice(id, 'woke'));
    expect(together([...wrote, ...woke])).toEqual([
      { as: 'many', kind: 'customer-wrote', count: 3 },
      { as: 'many', kind: 'woke', count: 2 },
    ]);
    expect(together([...wrote, notice('f', 'assigned')])).toEqual([
      { as: 'many', kind: null, count: 4 },
    ]);
  });
});

describe('presence by itself', () => {
  const idle = { presence: 'online', byItself: false, idleSeconds: 600, after: 10 } as const;
  test.each([
    [idle, 'away'],
    [{ ...idle, after: 0 }, null],
    [{ ...idle, idleSeconds: 599 }, null],
    [{ ...idle, presence: 'offline' as const }, null],
    [{ ...idle, presence: 'away' as const, byItself: true, idleSeconds: 3 }, 'online'],
    // Whoever chose it themselves stays away.
    [{ ...idle, presence: 'away' as const, idleSeconds: 3 }, null],
  ])('%j → %s', (state, expected) => {
    expect(presenceByItself(state)).toBe(expected);
  });
});

describe('what may be replied to from a notification', () => {
  const ME = 'agent-me';
  const at = (id: string, time: number, more: Parameters<typeof message>[0] = {}) =>
    message({ id, at: time, position: time, text: `Text of ${id}`, ...more });
  const ours = (id: string, time: number, agentId = ME) => at(id, time, { side: 'agent', agentId });
  const end = (messages: ThreadEnd['messages'], more: Partial<ThreadEnd> = {}): ThreadEnd => ({
    messages,
    hasBefore: false,
    seenUntil: null,
    agentId: ME,
    ...more,
  });
  const told = { ...notice('a'), text: 'Text of …' };
  const file = {
    id: 'f',
    name: 'f.png',
    mediaType: 'image/png',
    sizeBytes: 1,
    sha256: 'a'.repeat(64),
    width: null,
    height: null,
  };

  test.each<[string, ThreadEnd]>([
    ['a first message', end([at('new', 5)])],
    ['one message after what was seen', end([at('old', 4), at('new', 5)], { seenUntil: 4 })],
    ['one message after the last answer', end([at('old', 3), ours('o', 4), at('new', 5)])],
    ['what was seen already', end([at('old', 4), at('new', 5)], { seenUntil: 5 })],
    ['what is followed by an own note', end([at('new', 5), { ...ours('n', 6), kind: 'note' }])],
  ])('%s: the notice says all of it', (_name, threadEnd) => {
    expect(withReply(told, threadEnd)).toEqual({
      ...told,
      text: 'Text of new',
      lastSeenMessageId: 'new',
    });
  });

  test.each<[string, ThreadEnd]>([
    ['two new messages', end([at('one', 4), at('new', 5)], { seenUntil: 3 })],
    ['two that nobody has seen', end([at('one', 4), at('new', 5)])],
    ['a file', end([at('new', 5, { attachments: [file] })])],
    ['a colleague’s note', end([{ ...ours('n', 4, 'other'), kind: 'note' }, at('new', 5)])],
    [
      'a whisper after it',
      end([at('new', 5), { ...ours('w', 6, 'lead'), kind: 'whisper' }], { seenUntil: 4 }),
    ],
    ['a colleague’s answer', end([at('new', 5), ours('o', 6, 'other')], { seenUntil: 4 })],
    ['more than was read', end([at('new', 5)], { hasBefore: true, seenUntil: 2 })],
    ['nothing', end([])],
  ])('%s: it only opens the thread', (_name, threadEnd) => {
    expect(withReply(told, threadEnd)).toEqual(told);
  });
});
