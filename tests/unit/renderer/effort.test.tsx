// @vitest-environment happy-dom
import { fireEvent, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useEffortClock } from '../../../src-renderer/features/effort/use-effort-clock';

const added: { episodeId: string; ms: number }[] = [];
const total = (episodeId: string) =>
  added.filter((each) => each.episodeId === episodeId).reduce((sum, each) => sum + each.ms, 0);

beforeEach(() => {
  vi.useFakeTimers();
  added.length = 0;
  vi.stubGlobal('heddle', {
    call: async (_name: string, request: { episodeId: string; ms: number }) => {
      added.push(request);
      return { ok: true, value: undefined };
    },
  });
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('keeps what was worked every few seconds, and ends a minute after the last key', () => {
  renderHook(() => useEffortClock('e1'));
  vi.advanceTimersByTime(30_000);
  expect(total('e1')).toBe(30_000);
  fireEvent.keyDown(window, { key: 'a' });
  vi.advanceTimersByTime(600_000);
  expect(total('e1')).toBe(90_000);
});

it('counts for the thread that has the focus, and for none while the window has not', () => {
  const { rerender } = renderHook(({ id }) => useEffortClock(id), { initialProps: { id: 'e1' } });
  vi.advanceTimersByTime(12_000);
  rerender({ id: 'e2' });
  expect(total('e1')).toBe(12_000);
  vi.advanceTimersByTime(3000);
  fireEvent.blur(window);
  expect(total('e2')).toBe(3000);
  fireEvent.keyDown(window, { key: 'a' });
  vi.advanceTimersByTime(60_000);
  expect(total('e2')).toBe(3000);
  fireEvent.focus(window);
  vi.advanceTimersByTime(7000);
  expect(total('e2')).toBe(10_000);
});
