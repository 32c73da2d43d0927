// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { useInboxView, useScreen } from '../../../../src-renderer/app/state';
import { createFakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { outboxItem } from '../../../fixtures/renderer-bridge/outbox';
import { renderApp } from '../harness';

const MIXED = { list: 'open', filter: 'everyone', conditions: {} } as const;

const threads = () => useScreen.getState().panes.map((pane) => pane.threadId);
const inbox = () => screen.findByRole('region', { name: 'Inbox' });
const names = async () =>
  within(await inbox())
    .getAllByRole('option')
    .map((row) => row.querySelector('bdi')?.textContent);

async function start(options: Parameters<typeof createFakeBridge>[0] = {}) {
  const bridge = createFakeBridge(options);
  renderApp(bridge);
  await within(await inbox()).findAllByRole('option');
  return { bridge, user: userEvent.setup() };
}

afterEach(() => useInboxView.getState().close());

describe('the inbox', () => {
  test('shows who waits on us, the most urgent first, with words for time and asks', async () => {
    const { bridge } = await start();
    expect((await names())[0]).toBe('Grace Okafor');
    const first = within(await inbox()).getAllByRole('option')[0];
    expect(first?.textContent).toContain('4 min over');
    expect(first?.textContent).toContain('3 asks');
    expect(first?.textContent).toContain('Back after 5 weeks');
    await waitFor(() => expect(bridge.milestones).toContain('inbox-shown'));
  });

  test.each([
    ['comfortable', 100, '76px'],
    ['comfortable', 200, '152px'],
    ['compact', 150, '72px'],
  ] as const)('%s rows are as high as texts of %i %% need', async (density, textSize, height) => {
    const bridge = createFakeBridge();
    bridge.world.settings = { ...bridge.world.settings, density, textSize };
    renderApp(bridge);
    const [first] = await within(await inbox()).findAllByRole('option');
    await waitFor(() => expect(first?.style.blockSize).toBe(height));
  });

  test('says what is begun, and whether the customer would ever see it', async () => {
    const bridge = createFakeBridge();
    const [first, second, third] = bridge.world.threads.values();
    Object.assign(first ?? {}, { draft: 'reply' });
    Object.assign(second ?? {}, { draft: 'note' });
    Object.assign(third ?? {}, { draft: 'whisper' });
    renderApp(bridge);
    await within(await inbox()).findAllByRole('option');
    const rowOf = async (name = '') =>
      within(await inbox()).getByRole('option', { name: new RegExp(name, 'u') });
    within(await rowOf(first?.customer.name)).getByText('Draft');
    within(await rowOf(second?.customer.name)).getByText('Note draft');
    within(await rowOf(third?.customer.name)).getByText('Whisper draft');
  });

  test('says whether the agent or a colleague wrote last, and nothing done is unread', async () => {
    const { bridge, user } = await start();
    const [mine, other] = [
      bridge.world.threads.get('thread-0')!,
      bridge.world.threads.get('thread-1')!,
    ];
    for (const each of [mine, other]) {
      each.unread = true;
      each.episode = {
        ...each.episode,
        state: 'resolved',
        resolvedAt: bridge.world.now,
        assigneeId: each === mine ? 'agent-rosa' : 'agent-ken',
        lastMessage: { ...each.episode.lastMessage!, side: 'agent' },
      };
    }
    act(() => useScreen.getState().setInboxFilter('everyone'));
    await user.click(screen.getByRole('tab', { name: /Done/ }));
    const row = async (name: string) =>
      (await within(await inbox()).findByText(name)).closest('[role="option"]')?.textContent;
    expect(await row(mine.customer.name)).toContain('You:');
    expect(await row(other.customer.name)).toContain('Team:');
    expect(await row(other.customer.name)).not.toContain('Unread');
  });

  test('a conversation is read once the pointer rests on its row, and is there at the click', async () => {
    const { bridge, user } = await start();
    const reads = () =>
      bridge.calls.filter(
        ({ name, request }) =>
          name === 'conversation.messages' &&
          Reflect.get(Object(request), 'threadId') === 'thread-1',
      );
    const row = within(await inbox()).getAllByRole('option')[1]!.firstElementChild!;
    await user.hover(row);
    await waitFor(() => expect(reads()).toHaveLength(1));
    expect(threads()).not.toContain('thread-1');
    await user.click(row);
    await screen.findByRole('region', { name: /^Conversation with / });
    expect(reads()).toHaveLength(1);
  });

  test('a click opens in the focused pane, with Alt or the middle button beside it', async () => {
    const { user } = await start();
    const rows = within(await inbox()).getAllByRole('option');
    await user.click(rows[0]!);
    await user.click(rows[1]!);
    expect(threads()).toEqual(['thread-1']);
    await user.keyboard('{Alt>}');
    await user.click(rows[2]!);
    await user.keyboard('{/Alt}');
    expect(threads()).toEqual(['thread-1', 'thread-2']);
    await user.pointer({ keys: '[MouseMiddle]', target: rows[3]! });
    expect(threads()).toEqual(['thread-1', 'thread-2', 'thread-3']);
  });

  test('the keyboard moves, opens, and opens beside', async () => {
    const { user } = await start();
    const list = within(await inbox()).getByRole('listbox');
    act(() => list.focus());
    const activeName = () =>
      document.querySelector(`#${list.getAttribute('aria-activedescendant')} bdi`)?.textContent;
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(activeName()).toBe('Lucía Méndez');
    await user.keyboard('{Enter}');
    expect(threads()).toEqual(['thread-2']);
    act(() => list.focus());
    await user.keyboard('{End}');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(threads()).toEqual(['thread-2', 'thread-7']);
  });

  test('Alt with the arrows walks through the list', async () => {
    const { user } = await start();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(threads()).toEqual(['thread-0']);
    await user.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
    expect(threads()).toEqual(['thread-2']);
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(threads()).toEqual(['thread-1']);
  });

  test('the active row stays the same one while others come above it', async () => {
    const { bridge, user } = await start();
    const list = within(await inbox()).getByRole('listbox');
    act(() => list.focus());
    await user.keyboard('{ArrowDown}');
    const waiting = bridge.world.threads.get('thread-16')!;
    waiting.episode = { ...waiting.episode, assigneeId: 'agent-rosa', targetAt: 1 };
    act(() => useScreen.getState().openThread('thread-5'));
    act(() => bridge.emit('changed', { topics: ['inbox'] }));
    await waitFor(async () => expect((await names())[0]).toBe('Mohamed El-Sayed'));
    const id = list.getAttribute('aria-activedescendant');
    expect(document.querySelector(`#${id} bdi`)?.textContent).toBe('Haruki Tanaka');
  });

  test('every row tells its place in the whole list', async () => {
    await start({ bulk: 300 });
    const row = within(await inbox()).getAllByRole('option')[0];
    expect(row?.getAttribute('aria-setsize')).toBe('308');
    expect(row?.getAttribute('aria-posinset')).toBe('1');
    expect(within(await inbox()).getAllByRole('option').length).toBeLessThan(60);
  });

  test('tabs and filter choose other threads; an empty state says what to do', async () => {
    const { user } = await start();
    await user.click(screen.getByRole('tab', { name: /Snoozed/ }));
    await waitFor(async () => expect(await names()).toEqual(['Wei Zhang', 'Olena Kovalenko']));
    act(() => useScreen.getState().setInboxFilter('unassigned'));
    expect(await within(await inbox()).findByText('Nothing is asleep')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Show everyone’s' }));
    await waitFor(async () => expect(await names()).toHaveLength(2));
  });

  test('holds still while somebody points at it, says what is new, and lets go', async () => {
    const { bridge, user } = await start();
    const before = await names();
    await user.hover(within(await inbox()).getAllByRole('option')[2]!);
    const waiting = bridge.world.threads.get('thread-16')!;
    waiting.episode = { ...waiting.episode, assigneeId: 'agent-rosa', targetAt: 1 };
    const answered = bridge.world.threads.get('thread-0')!;
    answered.episode = { ...answered.episode, state: 'waiting-on-customer', targetAt: null };
    act(() => bridge.emit('changed', { topics: ['inbox'] }));
    const button = await screen.findByRole('button', { name: '1 new above' });
    expect(await names()).toEqual(before);
    expect(within(await inbox()).getAllByRole('option')[0]?.textContent).toContain(
      'no longer here',
    );
    await user.click(button);
    await waitFor(async () => expect((await names())[0]).toBe('Mohamed El-Sayed'));
    expect(await names()).not.toContain('Grace Okafor');
  });

  test('typing elsewhere lets go of the order', async () => {
    const { bridge, user } = await start();
    await user.hover(within(await inbox()).getAllByRole('option')[0]!);
    await user.click(within(await inbox()).getAllByRole('option')[0]!);
    await user.type(await screen.findByRole('textbox', { name: /Reply to Grace/ }), 'Hello');
    const answered = bridge.world.threads.get('thread-0')!;
    answered.episode = { ...answered.episode, state: 'waiting-on-customer', targetAt: null };
    act(() => bridge.emit('changed', { topics: ['inbox'] }));
    await waitFor(async () => expect(await names()).not.toContain('Grace Okafor'));
  });

  test('a list with several states says where each begins, and how many there are', async () => {
    const { bridge } = await start();
    act(() => useScreen.getState().setInboxFilter('everyone'));
    act(() => useInboxView.getState().open('all', MIXED));
    const list = await within(await inbox()).findByRole('listbox', { name: 'Open, Everyone’s' });
    const states = [...bridge.world.threads.values()].map(({ episode }) => episode.state);
    const countOf = (state: string) => states.filter((each) => each === state).length;
    const dividers = () =>
      [...list.querySelectorAll('[aria-hidden] > div > span:last-child')].map(
        ({ parentElement }) => parentElement?.textContent,
      );
    await waitFor(() =>
      expect(dividers()).toEqual([
        `Waiting on us${countOf('waiting-on-us')}`,
        `Waiting on customer${countOf('waiting-on-customer')}`,
        `Snoozed${countOf('snoozed')}`,
      ]),
    );
    // Rows say it for those who do not see the heading.
    const rows = within(list).getAllByRole('option');
    expect(rows[0]?.textContent).toMatch(/^Waiting on us/);
    expect(rows[countOf('waiting-on-us')]?.textContent).toMatch(/^Waiting on customer/);
  });

  test('a thread whose reply waits for its time says when that is', async () => {
    const bridge = createFakeBridge();
    const at = new Date();
    at.setDate(at.getDate() + 1);
    at.setHours(9, 0, 0, 0);
    bridge.world.outbox.push(
      outboxItem({
        commandId: 'command-1',
        body: { kind: 'reopen', episodeId: 'episode-1' },
        threadId: 'thread-1',
        state: 'queued',
        sendAt: at.getTime(),
      }),
    );
    renderApp(bridge);
    await within(await inbox()).findByText(/Reply goes out tomorrow/);
    expect(within(await inbox()).queryByText('Sending')).toBeNull();
  });

  test('a view with a name is found in the palette by it', async () => {
    const { bridge, user } = await start();
    bridge.world.views = [{ id: 'view-1', name: 'Late Germans', view: MIXED }];
    act(() => bridge.emit('changed', { topics: ['inbox-views'] }));
    act(() => useScreen.getState().setSection('settings'));
    await user.keyboard('{Control>}k{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Every action' });
    await user.type(within(dialog).getByRole('combobox'), 'germans');
    await within(dialog).findByText('View: Late Germans');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(useInboxView.getState().viewId).toBe('view-1'));
    expect(useScreen.getState()).toMatchObject({ section: 'inbox', inboxFilter: 'everyone' });
  });

  test('a store that fails says so, and trying again helps', async () => {
    const bridge = createFakeBridge();
    bridge.fail('inbox.page', { code: 'store', message: 'The local store did not answer.' });
    renderApp(bridge);
    expect(await screen.findByText('The local store did not answer.')).toBeDefined();
    bridge.fail('inbox.page', null);
    await userEvent.click(screen.getAllByRole('button', { name: 'Try again' })[0]!);
    await within(await inbox()).findAllByRole('option');
  });
});
