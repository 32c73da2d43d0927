// @vitest-environment happy-dom
import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useUnreadMark } from '../../../../src-renderer/features/conversation/use-unread-mark';
import type { FirstUnread } from '../../../../src-shared/ipc';

beforeEach(() => vi.spyOn(document, 'hasFocus').mockReturnValue(true));
afterEach(() => vi.restoreAllMocks());

const unread = (messageId: string, count: number): FirstUnread => ({
  messageId,
  position: 1,
  at: 0,
  count,
});

function shown(first: FirstUnread | null, lookingAtEnd: boolean) {
  const attended = { current: lookingAtEnd };
  return renderHook(({ is }) => useUnreadMark(is, null, attended), {
    initialProps: { is: first },
  });
}

test('tells as of now how many there are, also to who was told of fewer when it opened', () => {
  const { result, rerender } = shown(unread('a', 39), true);
  rerender({ is: unread('a', 40) });
  expect(result.current?.count).toBe(40);
});

test('stays for whoever looks, moves for whoever does not, and stays when all was seen', () => {
  const looked = shown(unread('a', 2), true);
  looked.rerender({ is: unread('b', 1) });
  expect(looked.result.current?.messageId).toBe('a');
  const away = shown(unread('a', 2), false);
  away.rerender({ is: unread('b', 1) });
  expect(away.result.current?.messageId).toBe('b');
  away.rerender({ is: null });
  expect(away.result.current?.messageId).toBe('b');
});
