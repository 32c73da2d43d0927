import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '@shared/ipc';
import type { OutboxRow } from '../../../src-main/store/api';
import { waitOf } from '../../../src-main/views/waits';
import { usualStatus } from '../../fixtures/renderer-bridge/world';
import { command, reply } from '../../fixtures/sync/harness';

const NOW = 1_800_000_000_000;
const usual = usualStatus(NOW);

const row = (id: string, order: number, change: Partial<OutboxRow> = {}): OutboxRow => ({
  command: reply(id, 't1', null),
  order,
  lane: 't1',
  state: 'queued',
  attempts: 0,
  nextTryAt: null,
  holdUntil: null,
  reason: null,
  upTo: null,
  newMessages: [],
  ...change,
});

const connected = (change: Partial<SyncStatus['connection']>): SyncStatus => ({
  ...usual,
  connection: { ...usual.connection, ...change },
});

const why = (rows: readonly OutboxRow[], status = usual) =>
  rows.map((each) => waitOf(each, rows, status, NOW));

describe('why something is still in the outbox', () => {
  it('goes out at once when nothing is in the way', () => {
    expect(why([row('a', 1)])).toEqual([{ why: 'next' }]);
  });

  it('can still be taken back, and what follows it waits for it', () => {
    const rows = [row('a', 1, { holdUntil: NOW + 4000 }), row('b', 2)];
    expect(why(rows)).toEqual([
      { why: 'held', until: NOW + 4000 },
      { why: 'behind', commandId: 'a' },
    ]);
    // Another conversation does not wait.
    expect(why([rows[0]!, row('c', 3, { lane: 't2' })])[1]).toEqual({ why: 'next' });
  });

  it('waits behind a conflict or a refused answer, but not behind a refused tag or what is done', () => {
    const refusedTag = row('tag', 1, {
      state: 'failed',
      command: command('tag', { kind: 'wake', episodeId: 'e' }),
      reason: 'No.',
    });
    expect(why([refusedTag, row('b', 2)])).toEqual([
      { why: 'refused', reason: 'No.' },
      { why: 'next' },
    ]);
    expect(why([row('a', 1, { state: 'confirming' }), row('b', 2)])[1]).toEqual({ why: 'next' });
    for (const state of ['conflict', 'failed', 'sending'] as const) {
      expect(why([row('a', 1, { state }), row('b', 2)])[1]).toEqual({
        why: 'behind',
        commandId: 'a',
      });
    }
  });

  it('waits for its editor, whatever else', () => {
    expect(why([row('a', 1, { editText: 'half', holdUntil: NOW + 1 })])).toEqual([
      { why: 'editing' },
    ]);
  });

  it('waits for the connection, by the name of what is wrong with it', () => {
    const offline = connected({ state: 'offline', retryAt: NOW + 9000 });
    expect(why([row('a', 1)], offline)).toEqual([
      { why: 'connection', state: 'offline', until: NOW + 9000 },
    ]);
    const asked = connected({ state: 'rate-limited', retryAt: NOW + 60_000 });
    expect(why([row('a', 1)], asked)).toEqual([{ why: 'desk-asked', until: NOW + 60_000 }]);
    expect(why([row('a', 1)], connected({ state: 'slow' }))).toEqual([{ why: 'next' }]);
  });

  it('was tried, and is tried again', () => {
    const status = { ...usual, outbox: { ...usual.outbox, trouble: 'cut' as const } };
    const tried = row('a', 1, { attempts: 3, nextTryAt: NOW + 5000 });
    expect(why([tried], status)).toEqual([
      { why: 'retry', until: NOW + 5000, attempts: 3, trouble: 'cut' },
    ]);
    expect(why([row('a', 1, { attempts: 3, nextTryAt: NOW - 1 })])).toEqual([{ why: 'next' }]);
  });

  it.each(['sending', 'confirming', 'conflict'] as const)('is %s', (state) => {
    expect(why([row('a', 1, { state })])).toEqual([{ why: state }]);
  });
});
