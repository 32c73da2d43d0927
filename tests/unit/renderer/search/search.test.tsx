// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { SearchResults } from '@shared/ipc';
import { useScreen } from '../../../../src-renderer/app/state';
import { hitCounts, hitGroups } from '../../../../src-renderer/features/search/hits';
import { oneAtATime } from '../../../../src-renderer/features/search/one-at-a-time';
import { createFakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import type { World } from '../../../fixtures/renderer-bridge/world';
import { renderApp } from '../harness';

describe('oneAtATime', () => {
  it('runs the first at once, and of those that come meanwhile only the newest', async () => {
    const ask = oneAtATime();
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const request = (name: string) => () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.push(resolve));
    };
    ask(request('a'));
    ask(request('ab'));
    ask(request('abc'));
    expect(begun).toEqual(['a']);
    ends[0]!();
    await vi.waitFor(() => expect(begun).toEqual(['a', 'abc']));
    ends[1]!();
    ask(request('abcd'));
    await vi.waitFor(() => expect(begun).toEqual(['a', 'abc', 'abcd']));
  });

  it('goes on after one that failed', async () => {
    const ask = oneAtATime();
    const begun: string[] = [];
    ask(() => Promise.reject(new Error('gone')));
    ask(async () => void begun.push('next'));
    await vi.waitFor(() => expect(begun).toEqual(['next']));
  });
});

const NO_RESULTS: SearchResults = {
  query: '',
  tookMs: 0,
  messages: [],
  moreMessages: false,
  threads: [],
  moreThreads: false,
  unfinished: false,
  customers: [],
  snippets: [],
  articles: [],
  corrected: [],
  suggestions: [],
};

const groupOf = ({ request }: { readonly request: unknown }): unknown =>
  typeof request === 'object' && request !== null && 'group' in request ? request.group : undefined;

const isThorough = (request: unknown): boolean =>
  typeof request === 'object' &&
  request !== null &&
  'thorough' in request &&
  request.thorough === true;

async function openSearch(change: Partial<World> = {}) {
  const bridge = createFakeBridge();
  Object.assign(bridge.world, change);
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

it('says that it is still looking, and only then that nothing was found', async () => {
  const { field, bridge } = await openSearch({ unfinished: true });
  const release = bridge.hold('search.query', isThorough);
  await userEvent.type(field, 'zzqq');
  expect((await screen.findAllByText(/older messages are being looked at/)).length).toBe(2);
  expect(screen.queryByText(/Nothing found/)).toBeNull();
  release();
  await screen.findByText('Nothing found for “zzqq”');
  expect(screen.queryByText(/older messages are being looked at/)).toBeNull();
});

describe('kinds of results', () => {
  it('are shown one at a time with Ctrl and a number, and all of them again', async () => {
    const { field, bridge } = await openSearch();
    await userEvent.type(field, 'router');
    const tablist = await screen.findByRole('tablist', { name: 'Kinds of results' });
    const tabs = within(tablist).getAllByRole('tab');
    expect(tabs.map((tab) => tab.textContent?.replace(/[\d+]+$/, '')).slice(0, 2)).toEqual([
      'All',
      'Messages',
    ]);
    expect(tabs[0]?.getAttribute('aria-selected')).toBe('true');
    await userEvent.keyboard('{Control>}2{/Control}');
    await waitFor(() =>
      expect(bridge.calls.filter(({ name }) => name === 'search.query').map(groupOf)).toContain(
        'message',
      ),
    );
    expect(within(tablist).getByRole('tab', { selected: true }).textContent).toMatch(/^Messages/);
    const results = screen.getByRole('listbox', { name: 'Results' });
    await waitFor(() => expect(within(results).getAllByRole('group')).toHaveLength(1));
    expect(document.activeElement).toBe(field);
    await userEvent.keyboard('{Control>}1{/Control}');
    expect(within(tablist).getByRole('tab', { selected: true }).textContent).toBe('All');
  });

  it('are chosen with the arrows on the tabs, too', async () => {
    const { field } = await openSearch();
    await userEvent.type(field, 'router');
    const all = await screen.findByRole('tab', { name: 'All' });
    act(() => all.focus());
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement?.textContent).toMatch(/^Messages/);
    expect(document.activeElement?.getAttribute('aria-selected')).toBe('true');
  });

  it('count conversations and notes apart from messages, and say when there are more', () => {
    const message = (n: number, kind: 'message' | 'note') => ({
      messageId: `m${n}`,
      threadId: 't1',
      kind,
      side: 'customer' as const,
      authorName: null,
      customer: { id: 'c1', name: 'Ada' },
      channel: 'app' as const,
      at: n,
      snippet: [{ text: 'router', hit: true }],
    });
    const results = {
      ...NO_RESULTS,
      messages: [message(1, 'message'), message(2, 'note'), message(3, 'message')],
      moreMessages: true,
    };
    expect(hitCounts(results)).toEqual([
      { kind: 'message', count: 2, more: true },
      { kind: 'note', count: 1, more: true },
    ]);
    expect(hitGroups(results, 'note').map(({ kind }) => kind)).toEqual(['note']);
    const thread = {
      threadId: 't9',
      customer: { id: 'c9', name: 'Ben' },
      channel: 'app' as const,
      state: null,
      lastAt: null,
      matches: 0,
      messageId: null,
      snippet: [],
    };
    const referred = { ...results, threads: [thread] };
    expect(hitGroups(referred, 'all').map(({ kind }) => kind)).toEqual([
      'thread',
      'message',
      'note',
    ]);
  });
});

describe('searches of before', () => {
  it('are kept when a result was opened, shown at the next start, and forgotten', async () => {
    const { field, bridge } = await openSearch();
    await userEvent.type(field, 'router');
    await screen.findAllByText('router', { selector: 'mark' });
    expect(bridge.world.kept.recent).toEqual([]);
    await userEvent.keyboard('{Enter}');
    expect(bridge.world.kept.recent.map(({ text }) => text)).toEqual(['router']);
    act(() => useScreen.getState().openSearch());
    const entry = await screen.findByRole('button', { name: /^router/ });
    await userEvent.click(entry);
    expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('router');
    await userEvent.clear(screen.getByRole('combobox'));
    await userEvent.click(await screen.findByRole('button', { name: 'Forget “router”' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^router/ })).toBeNull());
  });

  it('are reached with the arrows, and offered as one types', async () => {
    const { field, bridge } = await openSearch();
    bridge.world.kept = {
      recent: [{ text: 'router broken', at: Date.now() }],
      saved: [{ id: 's1', name: 'Late deliveries', text: 'tag:late' }],
    };
    act(() => bridge.emit('changed', { topics: ['kept-searches'] }));
    await screen.findByText('Late deliveries');
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('Late deliveries');
    await userEvent.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(field);
    await userEvent.type(field, 'rout');
    await userEvent.click(await screen.findByRole('option', { name: 'router broken' }));
    expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('router broken');
  });

  it('get a name, another name, and are removed', async () => {
    const { field, bridge } = await openSearch();
    await userEvent.type(field, 'router');
    await userEvent.click(await screen.findByRole('button', { name: 'Save search' }));
    const name = await screen.findByRole('textbox', { name: 'Name of the search' });
    await userEvent.clear(name);
    await userEvent.type(name, 'Routers{Enter}');
    expect(bridge.world.kept.saved).toMatchObject([{ name: 'Routers', text: 'router' }]);
    await userEvent.clear(field);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Rename the saved search “Routers”' }),
    );
    const again = screen.getByRole('textbox', { name: 'Name of the search' });
    await userEvent.clear(again);
    await userEvent.type(again, '2{Enter}');
    expect(bridge.world.kept.saved).toMatchObject([{ name: '2', text: 'router' }]);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Remove the saved search “2”' }),
    );
    expect(bridge.world.kept.saved).toEqual([]);
  });

  it('say why they could not be kept, and wait to be kept again', async () => {
    const { field, bridge } = await openSearch();
    bridge.fail('search.save', { code: 'too-many-searches', message: 'There is no room.' });
    await userEvent.type(field, 'router');
    await userEvent.click(await screen.findByRole('button', { name: 'Save search' }));
    await userEvent.keyboard('{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('There is no room.');
    bridge.fail('search.save', null);
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of the search' }), '{Enter}');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(bridge.world.kept.saved).toMatchObject([{ name: 'router', text: 'router' }]);
  });

  it('and exports have as much of a long text as the search reads', async () => {
    const { field, bridge } = await openSearch();
    const read = 'x'.repeat(999);
    bridge.world.corrected = [{ from: read, to: 'router', span: { start: 990, end: 991 } }];
    await userEvent.click(field);
    await userEvent.paste(`${read} ${'y'.repeat(1200)}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Export…' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save as…' }));
    await screen.findByText(/1,?234 messages were written to/);
    await userEvent.click(within(screen.getByRole('dialog')).getAllByText('Close').at(-1)!);
    await userEvent.click(screen.getByRole('button', { name: 'Save search' }));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(bridge.world.kept.saved).toHaveLength(1));
    const textsOf = (method: string) =>
      bridge.calls.flatMap(({ name, request }) =>
        name === method ? [(request as { readonly text: string }).text] : [],
      );
    expect(textsOf('search.query').at(-1)).toBe(read);
    expect(textsOf('search.save')).toEqual([read]);
    expect(textsOf('export.matches')).toEqual([`${'x'.repeat(990)}router${'x'.repeat(4)}`]);
  });

  it('with a name are in the palette', async () => {
    const { bridge } = await openSearch();
    bridge.world.kept = { recent: [], saved: [{ id: 's1', name: 'Routers', text: 'router' }] };
    act(() => bridge.emit('changed', { topics: ['kept-searches'] }));
    act(() => useScreen.getState().closeSearch());
    act(() => useScreen.getState().setPaletteOpen(true));
    await userEvent.click(await screen.findByRole('option', { name: /Routers/ }));
    const field = await screen.findByRole<HTMLInputElement>('combobox', {
      name: 'Search everything',
    });
    expect(field.value).toBe('router');
  });
});

describe('filters', () => {
  it('are completed with Tab from the desk’s own values, and Enter still opens a result', async () => {
    const { field, bridge } = await openSearch();
    const tag = bridge.world.tags[0]?.name ?? '';
    await userEvent.type(field, `tag:${tag.slice(0, 2)}`);
    const option = await screen.findByRole('option', { name: `tag:${tag}` });
    expect(option).toBeDefined();
    await userEvent.keyboard('{Tab}');
    expect(screen.getByRole<HTMLInputElement>('combobox').value).toMatch(/^tag:.+ $/);
    expect(document.activeElement).toBe(field);
    await userEvent.clear(field);
    await userEvent.type(field, 'on');
    await screen.findByRole('option', { name: 'on:' });
    await screen.findAllByText(/on/i, { selector: 'mark' });
    await userEvent.keyboard('{Enter}');
    expect(useScreen.getState().searchOpen).toBe(false);
    expect(useScreen.getState().panes).toHaveLength(1);
  });

  it('are changed in their place by way of their chip', async () => {
    const { field } = await openSearch();
    await userEvent.type(field, 'late channel:app now');
    await userEvent.click(await screen.findByRole('button', { name: 'Change: App' }));
    const input = screen.getByRole<HTMLInputElement>('combobox');
    expect(document.activeElement).toBe(input);
    expect(input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)).toBe('app');
    await userEvent.click(await screen.findByRole('option', { name: 'channel:sms' }));
    expect(input.value).toBe('late channel:sms now');
    await userEvent.click(await screen.findByRole('button', { name: 'Remove: SMS' }));
    expect(input.value).toBe('late now');
  });

  it('show an OR that is not understood, to be taken away', async () => {
    const { field } = await openSearch();
    await userEvent.type(field, 'late OR channel:app');
    const filters = screen.getByRole('list', { name: 'Filters' });
    expect(
      within(filters).getByText('OR: not understood here, everything has to fit'),
    ).toBeDefined();
    await userEvent.click(within(filters).getByRole('button', { name: 'Remove: OR' }));
    expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('late channel:app');
    expect(within(filters).queryByText(/not understood/)).toBeNull();
  });
});

describe('what was respelt', () => {
  it('is said, can be searched for all the same, and is what is exported', async () => {
    const { field, bridge } = await openSearch();
    bridge.world.corrected = [{ from: 'roter', to: 'router', span: { start: 0, end: 5 } }];
    await userEvent.type(field, 'roter');
    await screen.findByText(/Nobody wrote “roter”/);
    await userEvent.click(await screen.findByRole('button', { name: 'Export…' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save as…' }));
    await screen.findByText(/1,?234 messages were written to/);
    const exported = bridge.calls.find(({ name }) => name === 'export.matches');
    expect(exported?.request).toEqual({ text: 'router' });
    await userEvent.click(within(screen.getByRole('dialog')).getAllByText('Close').at(-1)!);
    bridge.world.corrected = [];
    await userEvent.click(screen.getByRole('button', { name: 'Search for “roter” all the same' }));
    expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('"roter"');
  });
});

describe('exporting', () => {
  it('says what leaves the encryption, how far it is, and why it failed', async () => {
    const { field, bridge } = await openSearch();
    await userEvent.type(field, 'router');
    await userEvent.click(await screen.findByRole('button', { name: 'Export…' }));
    await screen.findByText(/leaves Heddle’s encryption/);
    const release = bridge.hold('export.matches');
    await userEvent.click(screen.getByRole('button', { name: 'Save as…' }));
    act(() => bridge.emit('export-progress', { messages: 400, of: null }));
    await screen.findByText('400 messages');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel the export' }));
    expect(bridge.calls.some(({ name }) => name === 'export.cancel')).toBe(true);
    bridge.fail('export.matches', { code: 'export-disk-full', message: 'There is no room.' });
    release();
    await screen.findByText('There is no room.');
  });

  it('is not offered where the organisation has turned it off, and the settings say who', async () => {
    const policy = { export: 'off', file: '/etc/heddle/policy.json', problem: null } as const;
    const { field } = await openSearch({ policy });
    await userEvent.type(field, 'router');
    await screen.findByRole('button', { name: 'Save search' });
    expect(screen.queryByRole('button', { name: 'Export…' })).toBeNull();
    act(() => useScreen.getState().closeSearch());
    act(() => useScreen.getState().setSection('settings'));
    expect(await screen.findByText(/Set by your organisation/)).toBeDefined();
  });
});
