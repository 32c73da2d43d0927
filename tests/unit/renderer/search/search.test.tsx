// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
import { latestOnly } from '../../../../src-renderer/features/search/latest';
import { createFakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { renderApp } from '../harness';

describe('latestOnly', () => {
  it('drops answers that come after a newer question', async () => {
    const latest = latestOnly();
    const ends: ((value: string) => void)[] = [];
    const ask = () => latest(() => new Promise<string>((resolve) => ends.push(resolve)));
    const first = ask();
    const second = ask();
    ends[1]!('second');
    ends[0]!('first');
    expect(await second).toBe('second');
    expect(await first).toBeNull();
  });

  it('does not hold up the newest when an earlier one fails', async () => {
    const latest = latestOnly();
    const failing = latest(() => Promise.reject(new Error('gone')));
    const next = latest(() => Promise.resolve('here'));
    await expect(failing).rejects.toThrow('gone');
    expect(await next).toBe('here');
  });
});

async function openSearch() {
  const bridge = createFakeBridge();
  renderApp(bridge);
  await screen.findByRole('navigation');
  act(() => useScreen.getState().openSearch());
  const field = await screen.findByRole('combobox', { name: 'Search everything' });
  return { bridge, field };
}

describe('the search', () => {
  it('finds as one types, marks the hit as an element and opens the thread at the message', async () => {
    const { field, bridge } = await openSearch();
    await userEvent.type(field, 'router');
    const marks = await screen.findAllByText('router', { selector: 'mark' });
    expect(marks.length).toBeGreaterThan(0);
    await waitFor(() => expect(field.getAttribute('aria-activedescendant')).not.toBeNull());
    await userEvent.keyboard('{ArrowDown}{Enter}');
    const [pane] = useScreen.getState().panes;
    expect(pane?.messageId).not.toBeNull();
    expect(useScreen.getState().searchOpen).toBe(false);
    expect(bridge.world.threads.has(pane!.threadId)).toBe(true);
  });

  it('opens beside with Ctrl+Enter', async () => {
    const { field } = await openSearch();
    act(() => useScreen.getState().openThread('thread-5'));
    act(() => useScreen.getState().openSearch());
    const again = await screen.findByRole('combobox', { name: 'Search everything' });
    await userEvent.type(again, 'router');
    await screen.findAllByText('router', { selector: 'mark' });
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(useScreen.getState().panes).toHaveLength(2);
    expect(field).toBeDefined();
  });

  it('says that nothing was found, and what went wrong', async () => {
    const { field, bridge } = await openSearch();
    await userEvent.type(field, 'zzqq');
    await screen.findByText('Nothing found for “zzqq”');
    bridge.fail('search.query', { code: 'store', message: 'The index is being rebuilt.' });
    await userEvent.type(field, 'x');
    expect(await screen.findByText('The index is being rebuilt.')).toBeDefined();
  });
});

describe('nothing found, although it may be on the desk', () => {
  const SINCE = new Date(2026, 2, 3).getTime();

  it.each([
    ['a limit', { fill: { phase: 'complete', completeSince: SINCE } }, /not kept on this computer/],
    ['a fill', { fill: { phase: 'backfill', completeSince: SINCE } }, /still arriving/],
    ['a new index', { index: { state: 'rebuilding' } }, /index is being made again/],
    ['no gap', { fill: { phase: 'complete', completeSince: null } }, null],
  ] as const)('tells of %s', async (_what, change: { fill?: object; index?: object }, words) => {
    const { field, bridge } = await openSearch();
    const { status } = bridge.world;
    const fill = { ...status.fill, ...change.fill };
    const index = { ...status.index, ...change.index };
    act(() => bridge.emit('sync-status', { ...status, fill, index }));
    await userEvent.type(field, 'zzqq');
    const title = await screen.findByText('Nothing found for “zzqq”');
    const told = title.parentElement?.textContent ?? '';
    if (words) expect(told).toMatch(words);
    else expect(told).not.toMatch(/kept|arriving|index/);
  });
});
