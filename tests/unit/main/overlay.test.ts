import type { CommandBody, Episode, EpisodeState } from '@shared/domain';
import type { InboxFilter } from '@shared/ipc';
import { commandEpisodeId, inboxRank, overlayCommand } from '@shared/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EpisodeRow, OutboxRow } from '../../../src-main/store/api';
import { inboxCounts, inboxPage, pendingMark, scheduledAt } from '../../../src-main/views/inbox';
import { AGENT, DESK_SESSION, episode, episodeRow, mirrorOf, outboxRow, sessionOf } from './fakes';

const STATES: readonly EpisodeState[] = [
  'waiting-on-us',
  'waiting-on-customer',
  'snoozed',
  'resolved',
];
const FILTERS: readonly InboxFilter[] = ['mine', 'unassigned', 'everyone'];
const OWNERS = [AGENT.id, 'agent-ken', null];

function belongs(shown: Episode, filter: InboxFilter): boolean {
  if (filter === 'everyone') return true;
  return shown.assigneeId === (filter === 'mine' ? AGENT.id : null);
}

function inOrder(rows: readonly Episode[]): Episode[] {
  return [...rows].sort((a, b) => inboxRank(a) - inboxRank(b) || (a.id < b.id ? -1 : 1));
}

/** A cache as the store answers it: filtered, ordered, cut, with some episodes left out. */
function cacheOf(episodes: readonly Episode[]) {
  const list = (state: EpisodeState, filter: InboxFilter, without: readonly string[]): Episode[] =>
    inOrder(
      episodes.filter(
        (each) => each.state === state && belongs(each, filter) && !without.includes(each.id),
      ),
    );
  const rowsOf = (ids: readonly string[]): EpisodeRow[] =>
    episodes.filter(({ id }) => ids.includes(id)).map(episodeRow);
  return {
    episodeRows: async (ids: readonly string[]) => rowsOf(ids),
    inboxCounts: async (query: { filter: InboxFilter; without: readonly string[] }) => ({
      'waiting-on-us': list('waiting-on-us', query.filter, query.without).length,
      'waiting-on-customer': list('waiting-on-customer', query.filter, query.without).length,
      snoozed: list('snoozed', query.filter, query.without).length,
      resolved: list('resolved', query.filter, query.without).length,
    }),
    inboxPage: async (query: {
      state: EpisodeState;
      filter: InboxFilter;
      without: readonly string[];
      offset: number;
      limit: number;
    }) => {
      const all = list(query.state, query.filter, query.without);
      const rows = all.slice(query.offset, query.offset + query.limit).map(episodeRow);
      return { total: all.length, rows };
    },
    knownMessages: async () => new Set<string>(),
  };
}

/** The same by the simplest means: apply everything to everything, then filter and sort. */
function naive(episodes: readonly Episode[], effective: readonly OutboxRow[]): Episode[] {
  const context = { agentId: AGENT.id, targetMinutes: DESK_SESSION.targetMinutes };
  return episodes.map((each) =>
    effective.reduce((shown, row) => overlayCommand(shown, row.command, context), each),
  );
}

const time = fc.integer({ min: 0, max: 50 });

const episodes = fc
  .array(
    fc.record({
      state: fc.constantFrom(...STATES),
      assigneeId: fc.constantFrom(...OWNERS),
      at: time,
      targetAt: time,
      until: fc.option(time),
    }),
    { maxLength: 14 },
  )
  .map((all) =>
    all.map(({ state, assigneeId, at, targetAt, until }, index) =>
      episode(`e${index}`, {
        state,
        assigneeId,
        targetAt: state === 'waiting-on-us' ? targetAt : null,
        waitingSince: state === 'waiting-on-us' ? at : null,
        snooze: state === 'snoozed' ? { until, wakeOnReply: true, reason: '' } : null,
        lastMessage: {
          id: `m${index}`,
          side: state === 'waiting-on-customer' ? 'agent' : 'customer',
          at,
          preview: '',
          hasAttachment: false,
        },
      }),
    ),
  );

const bodies = fc.oneof(
  fc.record({ kind: fc.constant('reply' as const), n: fc.nat(15) }),
  fc.record({ kind: fc.constant('resolve' as const), n: fc.nat(15) }),
  fc.record({ kind: fc.constant('reopen' as const), n: fc.nat(15) }),
  fc.record({ kind: fc.constant('snooze' as const), n: fc.nat(15), until: fc.option(time) }),
  fc.record({ kind: fc.constant('plan' as const), n: fc.nat(15), until: fc.option(time) }),
  fc.record({
    kind: fc.constant('transfer' as const),
    n: fc.nat(15),
    to: fc.constantFrom(...OWNERS),
  }),
  fc.record({
    kind: fc.constant('assign' as const),
    n: fc.nat(15),
    to: fc.constantFrom(...OWNERS),
  }),
);

type MadeBody = typeof bodies extends fc.Arbitrary<infer T> ? T : never;

function toBody(made: MadeBody, index: number): CommandBody {
  const episodeId = `e${made.n}`;
  switch (made.kind) {
    case 'reply':
      return {
        kind: 'reply',
        threadId: `thread-e${made.n}`,
        episodeId,
        messageId: `reply-${index}`,
        text: 'On its way.',
        attachmentIds: [],
        lastSeenMessageId: null,
        acceptStale: false,
      };
    case 'resolve':
      return { kind: 'resolve', episodeId, outcome: null };
    case 'reopen':
      return { kind: 'reopen', episodeId };
    case 'snooze':
      return {
        kind: 'snooze',
        episodeId,
        snooze: { until: made.until, wakeOnReply: true, reason: '' },
      };
    case 'plan':
      return {
        kind: 'plan',
        episodeId,
        plan: { next: 'customer', lookAgainAt: made.until, note: '' },
      };
    case 'transfer':
      return {
        kind: 'transfer',
        threadId: `thread-e${made.n}`,
        episodeId,
        messageId: `brief-${index}`,
        toAgentId: made.to,
        teamId: null,
        brief: 'Please call back.',
        fallback: null,
      };
    case 'assign':
      return { kind: 'assign', episodeId, assigneeId: made.to, teamId: null };
  }
}

const outbox = fc
  .array(
    fc.record({
      body: bodies,
      state: fc.constantFrom<OutboxRow['state']>(
        'queued',
        'sending',
        'confirming',
        'failed',
        'conflict',
      ),
      madeAt: time,
    }),
    { maxLength: 10 },
  )
  .map((all) =>
    all.map(({ body, state, madeAt }, index) =>
      outboxRow(toBody(body, index), { order: index, state, madeAt, upTo: 1000 }),
    ),
  );

describe('confirmed + pending', () => {
  it('shows in every window of every list what applying everything to everything would', async () => {
    await fc.assert(
      fc.asyncProperty(
        episodes,
        outbox,
        fc.constantFrom(...STATES),
        fc.constantFrom(...FILTERS),
        fc.nat(16),
        fc.integer({ min: 1, max: 8 }),
        async (all, pending, state, filter, offset, limit) => {
          const mirror = await mirrorOf(pending);
          const session = await sessionOf({ outbox: mirror, queries: cacheOf(all) });
          const expected = naive(all, mirror.effective()).filter((each) => belongs(each, filter));
          const list = inOrder(expected.filter((each) => each.state === state));

          const page = await inboxPage({ state, filter, offset, limit }, session, 0);
          expect(page.total).toBe(list.length);
          expect(page.rows.map((row) => row.episode)).toEqual(list.slice(offset, offset + limit));

          const counts = await inboxCounts({ filter }, session, 0);
          for (const each of STATES) {
            expect(counts[each]).toBe(expected.filter((one) => one.state === each).length);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('leaves out a confirmed command whose effect the cache holds', async () => {
    const answered = outboxRow(toBody({ kind: 'reply', n: 1 }, 0), {
      state: 'confirming',
      upTo: 90,
    });
    const back = episode('e1', { state: 'waiting-on-us' });
    const session = await sessionOf({
      outbox: await mirrorOf([answered]),
      queries: { ...cacheOf([back]), knownMessages: async () => new Set<string>() },
    });
    // The cursor (100) is past 90, and the customer has written since.
    const page = await inboxPage(
      { state: 'waiting-on-us', filter: 'mine', offset: 0, limit: 10 },
      session,
      0,
    );
    expect(page.rows).toHaveLength(1);
    expect(commandEpisodeId(answered.command)).toBe('e1');
  });

  it('leaves out a confirmed reply that is already in the cache, whatever the cursor says', async () => {
    const answered = outboxRow(toBody({ kind: 'reply', n: 1 }, 7), {
      state: 'confirming',
      upTo: 5000,
    });
    const session = await sessionOf({
      outbox: await mirrorOf([answered]),
      queries: {
        ...cacheOf([episode('e1', { state: 'waiting-on-us' })]),
        knownMessages: async () => new Set(['reply-7']),
      },
    });
    const counts = await inboxCounts({ filter: 'mine' }, session, 0);
    expect(counts['waiting-on-us']).toBe(1);
  });
});

describe('the mark of a row', () => {
  const row = (state: OutboxRow['state']): OutboxRow =>
    outboxRow({ kind: 'reopen', episodeId: 'e1' }, { state });

  it.each<[OutboxRow['state'][], string]>([
    [[], 'none'],
    [['confirming'], 'none'],
    [['queued'], 'waiting'],
    [['sending', 'confirming'], 'waiting'],
    [['queued', 'failed'], 'failed'],
    [['failed', 'conflict', 'queued'], 'conflict'],
  ])('%j is %s', (states, mark) => {
    expect(pendingMark(states.map(row))).toBe(mark);
  });

  it('is none for a reply that waits for its time, which is told instead: of several the next', () => {
    const at = (sendAt: number) =>
      outboxRow({ kind: 'reopen', episodeId: 'e1' }, { state: 'queued', sendAt });
    const now = Date.now();
    const rows = [at(now + 2000_000), at(now + 1000_000), at(now - 1)];
    expect(pendingMark(rows.slice(0, 2))).toBe('none');
    expect(scheduledAt(rows, now)).toBe(now + 1000_000);
    expect(scheduledAt([at(now - 1), row('queued')], now)).toBeNull();
  });
});
