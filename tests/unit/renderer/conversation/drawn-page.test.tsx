// @vitest-environment happy-dom
import { renderHook, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useDrawnPage } from '../../../../src-renderer/features/conversation/use-drawn-page';
import type { MessagePage, MessageView } from '../../../../src-shared/ipc';
import { messageView } from './samples';

const page = (count: number, hasAfter = false): MessagePage => ({
  messages: Array.from({ length: count }, (_, n) => messageView({ id: `m${n}`, position: n + 1 })),
  hasBefore: false,
  hasAfter,
});

test('of an end first what fits, with more before it, and then all of it', async () => {
  const whole = page(40);
  const { result } = renderHook(() => useDrawnPage(whole, true));
  const { page: part, isPart } = result.current;
  expect(isPart).toBe(true);
  expect(part).toMatchObject({ hasBefore: true, hasAfter: false });
  expect(part?.messages.length).toBeLessThan(40);
  expect(part?.messages.at(-1)).toBe(whole.messages.at(-1));
  await waitFor(() => expect(result.current).toEqual({ page: whole, isPart: false }));
});

test.each([
  ['what opens at a message', page(40), false],
  ['what is not the end', page(40, true), true],
  ['what fits', page(5), true],
])('%s at once', (_, whole, fromEnd) => {
  const { result } = renderHook(() => useDrawnPage(whole, fromEnd));
  expect(result.current).toEqual({ page: whole, isPart: false });
});

test('fewer are drawn first where they are higher: of many lines, or of one author each', () => {
  const drawn = (of: (n: number) => Partial<MessageView>) => {
    const whole: MessagePage = {
      ...page(0),
      messages: Array.from({ length: 100 }, (_, n) =>
        messageView({ id: `m${n}`, position: n + 1, ...of(n) }),
      ),
    };
    return renderHook(() => useDrawnPage(whole, true)).result.current.page?.messages.length ?? 0;
  };
  const single = drawn(() => ({}));
  const turns = drawn((n) => ({ side: n % 2 === 0 ? 'customer' : 'agent' }));
  const long = drawn(() => ({ text: 'many words '.repeat(50) }));
  const endless = drawn(() => ({ text: 'many words '.repeat(5000) }));
  const said = drawn(() => ({ side: 'system' }));
  expect(said).toBeGreaterThan(single);
  expect(single).toBeGreaterThan(turns);
  expect(turns).toBeGreaterThan(long);
  expect(long).toBeGreaterThan(endless);
  // One folded text fills no window.
  expect(endless).toBeGreaterThan(1);
});
