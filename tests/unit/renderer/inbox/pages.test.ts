import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InboxRow } from '@shared/ipc';
import {
  byThread,
  extendHeld,
  heldRowAt,
  newAbove,
  PAGE_ROWS,
  pagesOf,
  rowAt,
  type LoadedRows,
} from '../../../../src-renderer/features/inbox/pages';
import { rowOf } from '../../../fixtures/renderer-bridge/reads';
import { createWorld } from '../../../fixtures/renderer-bridge/world';

const world = createWorld({ now: 1_800_000_000_000 });
const sample = rowOf(world.threads.get('thread-0')!, world);
const row = (threadId: string, unread = false): InboxRow => ({ ...sample, threadId, unread });
const rows = (ids: readonly string[], from = 0): LoadedRows => ({
  total: ids.length + from * PAGE_ROWS,
  pages: new Map([[from, ids.map((id) => row(id))]]),
});

function shown(held: LoadedRows, live: LoadedRows) {
  const index = byThread(live);
  return Array.from({ length: held.total }, (_, at) => heldRowAt(held, live, index, at));
}

describe('a held order', () => {
  test('keeps every row where it is, with its newest content', () => {
    const held = rows(['a', 'b', 'c']);
    const live = {
      total: 4,
      pages: new Map([[0, [row('new'), row('b', true), row('a'), row('c')]]]),
    };
    const seen = shown(held, live);
    expect(seen.map((each) => each?.row.threadId)).toEqual(['a', 'b', 'c']);
    expect(seen[1]?.row.unread).toBe(true);
    expect(seen.every((each) => each?.gone === false)).toBe(true);
    expect(newAbove(held, live, 2)).toBe(1);
  });

  test('marks what left, but only when its page is loaded', () => {
    const held = rows(['a', 'b']);
    expect(shown(held, rows(['b']))[0]).toMatchObject({ gone: true });
    expect(shown(held, { total: 2, pages: new Map() })[0]).toMatchObject({ gone: false });
  });

  test('grows with pages that are scrolled to, without showing a thread twice', () => {
    const held = rows(['a', 'b']);
    const live: LoadedRows = {
      total: 4,
      pages: new Map([
        [0, [row('x'), row('a')]],
        [1, [row('b'), row('c')]],
      ]),
    };
    const grown = extendHeld(held, live);
    expect([...byThread(grown).keys()]).toEqual(['a', 'b', 'c']);
    expect(extendHeld(grown, live)).toBe(grown);
  });

  test('whatever happens to the list, nothing moves', () => {
    const ids = fc.uniqueArray(
      fc.integer({ min: 0, max: 30 }).map((id) => `t${id}`),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(ids, ids, (before, after) => {
        const seen = shown(rows(before), rows(after)).map((each) => each?.row.threadId);
        expect(seen).toEqual(before);
        const fresh = after.filter((id) => !before.includes(id)).length;
        expect(newAbove(rows(before), rows(after), 99)).toBe(fresh);
      }),
    );
  });
});

test('windows cover what is on screen, and the first one always', () => {
  expect(pagesOf(0, 20)).toEqual([0]);
  expect(pagesOf(-25, 120)).toEqual([0, 1]);
  expect(pagesOf(50_000, 50_020)).toEqual([0, 500]);
  expect(rowAt(rows(['a'], 3), 300)?.threadId).toBe('a');
  expect(rowAt(rows(['a'], 3), 299)).toBeUndefined();
});
