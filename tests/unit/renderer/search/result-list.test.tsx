// @vitest-environment happy-dom
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HitGroup } from '../../../../src-renderer/features/search/hits';
import { ResultList } from '../../../../src-renderer/features/search/ResultList';
import '../harness';

const FRAME_MS = 20;

/** So many messages that say a word and their number. */
function found(word: string, count: number): HitGroup[] {
  const hits = Array.from({ length: count }, (_each, n) => ({
    kind: 'message' as const,
    key: `message-${n}`,
    hit: {
      messageId: `${n}`,
      threadId: 't',
      kind: 'message' as const,
      side: 'customer' as const,
      authorName: null,
      customer: { id: 'c', name: 'Grace' },
      channel: 'sms' as const,
      at: n,
      snippet: [{ text: `${word} ${n}.`, hit: false }],
    },
  }));
  return [{ kind: 'message', hits, count, more: false }];
}

const nothing = () => undefined;
const list = (groups: HitGroup[], active: number) => (
  <ResultList
    listId="l"
    groups={groups}
    first={0}
    active={active}
    isMixed={false}
    onPoint={nothing}
    onOpen={nothing}
    onMore={nothing}
  />
);
const saying = (word: string) =>
  screen.getAllByRole('option').map((row) => row.textContent.includes(`${word} `));
const paint = () =>
  act(() => {
    vi.advanceTimersByTime(3 * FRAME_MS);
  });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'setTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('rows in sight come first, and the others once these are painted', () => {
  render(list(found('parcel', 20), 0));
  expect(saying('parcel')).toEqual(Array.from({ length: 20 }, (_each, n) => n < 12));
  paint();
  expect(saying('parcel')).not.toContain(false);
});

test('what is scrolled to is never empty, also when another row becomes the active one', () => {
  const { rerender } = render(list(found('parcel', 20), 15));
  paint();
  rerender(list(found('refund', 20), 16));
  expect(saying('parcel')).toEqual(Array.from({ length: 20 }, (_each, n) => n >= 12));
  expect(saying('refund')).toEqual(Array.from({ length: 20 }, (_each, n) => n < 12));
  paint();
  expect(saying('refund')).not.toContain(false);
});
