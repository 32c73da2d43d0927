// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
import { createFakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { renderApp } from '../harness';

const main = () => screen.findByRole('navigation', { name: 'Main' });

describe('signing in', () => {
  test('asks for what is missing before it asks the desk, then shows the desk’s words', async () => {
    const bridge = createFakeBridge({ account: null });
    renderApp(bridge);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(screen.getByText('Enter your user name.')).toBeDefined();
    await user.type(screen.getByLabelText('Desk address'), 'desk.example.com');
    await user.type(screen.getByLabelText('User name'), 'nobody');
    await user.type(screen.getByLabelText('Password'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect((await screen.findByRole('alert')).textContent).toContain(
      'does not know this user name',
    );
    expect(bridge.calls.find((each) => each.name === 'session.signIn')?.request).toEqual({
      url: 'https://desk.example.com',
      user: 'nobody',
      password: 'wrong',
    });
  });

  test('the practice desk needs nothing', async () => {
    renderApp(createFakeBridge({ account: null }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Practice with made-up customers' }),
    );
    expect(await main()).toBeDefined();
  });
});

describe('the parts of the screen', () => {
  test('have the roles and names that tests and assistive technology rely on', async () => {
    const bridge = createFakeBridge();
    renderApp(bridge);
    await main();
    expect(screen.getByRole('region', { name: 'Inbox' })).toBeDefined();
    expect(screen.getByRole('complementary', { name: 'Customer' })).toBeDefined();
    expect(
      (await screen.findByText('Connected')).closest('[role=status]')?.getAttribute('aria-label'),
    ).toBe('Connection');
    act(() => useScreen.getState().openSearch());
    expect(screen.getByRole('search', { name: 'Search' })).toBeDefined();
    act(() => useScreen.getState().openThread('thread-0'));
    expect(
      await screen.findByRole('region', { name: 'Conversation with Grace Okafor' }),
    ).toBeDefined();
    expect(await screen.findByRole('textbox', { name: 'Reply to Grace Okafor' })).toBeDefined();
  });

  test('the floor is there for a lead only', async () => {
    const bridge = createFakeBridge();
    renderApp(bridge);
    expect(within(await main()).queryByRole('button', { name: 'Floor' })).toBeNull();
    await act(() => bridge.call('session.practice', { account: 'marta' }));
    await waitFor(async () =>
      expect(within(await main()).queryByRole('button', { name: 'Floor' })).not.toBeNull(),
    );
  });

  test('somebody else sees nothing of what was read before', async () => {
    const bridge = createFakeBridge();
    renderApp(bridge);
    await screen.findByText('Grace Okafor');
    bridge.stall('inbox.page');
    await act(() => bridge.call('session.practice', { account: 'ken' }));
    await screen.findByRole('button', { name: 'Account of Ken Adeyemi' });
    expect(screen.queryByText('Grace Okafor')).toBeNull();
    expect(await screen.findByRole('status', { name: 'Loading threads' })).toBeDefined();
  });

  test('panes are as they were after a restart', async () => {
    const bridge = createFakeBridge();
    const first = renderApp(bridge);
    await main();
    act(() => useScreen.getState().openThread('thread-0'));
    act(() => useScreen.getState().openThread('thread-3', { beside: true }));
    await waitFor(() => expect(bridge.calls.some((each) => each.name === 'layout.set')).toBe(true));
    first.unmount();
    act(() => useScreen.getState().reset());
    renderApp(bridge);
    expect(
      await screen.findByRole('region', { name: 'Conversation with Priya Wadhwa' }),
    ).toBeDefined();
    expect(useScreen.getState().panes.map((pane) => pane.threadId)).toEqual([
      'thread-0',
      'thread-3',
    ]);
  });

  test('a link from outside is followed, and the menu asks for a section', async () => {
    const bridge = createFakeBridge();
    renderApp(bridge);
    await main();
    act(() => useScreen.getState().openSearch('red'));
    bridge.world.link = { show: 'thread', threadId: 'thread-2', messageId: 'message-2-1' };
    act(() => bridge.emit('link-waiting', {}));
    await waitFor(() =>
      expect(useScreen.getState().panes[0]).toMatchObject({
        threadId: 'thread-2',
        messageId: 'message-2-1',
        jump: 1,
      }),
    );
    expect(useScreen.getState().searchOpen).toBe(false);
    bridge.world.link = { show: 'search', text: 'blue' };
    act(() => bridge.emit('link-waiting', {}));
    await waitFor(() =>
      expect(useScreen.getState()).toMatchObject({ searchOpen: true, searchText: 'blue' }),
    );
    act(() => bridge.emit('menu', { action: 'settings' }));
    expect(await screen.findByRole('region', { name: 'Settings' })).toBeDefined();
  });

  test('settings take effect at once', async () => {
    const bridge = createFakeBridge();
    renderApp(bridge);
    await main();
    act(() => useScreen.getState().setSection('settings'));
    await userEvent.click(await screen.findByRole('radio', { name: 'Dark' }));
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'));
    await userEvent.click(screen.getByRole('radio', { name: 'Compact' }));
    await waitFor(() => expect(document.documentElement.dataset['density']).toBe('compact'));
    await userEvent.click(screen.getByRole('radio', { name: '150%' }));
    await waitFor(() =>
      expect(document.documentElement.style.getPropertyValue('--text-scale')).toBe('1.5'),
    );
    await userEvent.click(screen.getByRole('switch', { name: 'Show work and waiting' }));
    await waitFor(() => expect(bridge.world.settings.effortShown).toBe(false));
  });
});

describe('the keyboard', () => {
  test('opens the palette, which finds actions and customers', async () => {
    const bridge = createFakeBridge();
    renderApp(bridge);
    await main();
    const user = userEvent.setup();
    await user.keyboard('{Control>}k{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Every action' });
    const field = within(dialog).getByRole('combobox');
    expect(document.activeElement).toBe(field);
    await user.type(field, 'lucía');
    await within(dialog).findByText('Lucía Méndez');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(useScreen.getState().panes[0]?.threadId).toBe('thread-2'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('goes to the next one that waits', async () => {
    renderApp(createFakeBridge());
    await main();
    const user = userEvent.setup();
    await user.keyboard('{Control>}j{/Control}');
    await waitFor(() => expect(useScreen.getState().panes[0]?.threadId).toBe('thread-0'));
  });
});

test('buttons of a dialog stand as the platform has them', async () => {
  for (const [platform, order] of [
    ['win32', ['Sign out', 'Cancel']],
    ['darwin', ['Cancel', 'Sign out']],
  ] as const) {
    const { unmount } = renderApp(createFakeBridge({ platform }));
    await main();
    await userEvent.click(screen.getByRole('button', { name: 'Account of Rosa Keller' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    const dialog = await screen.findByRole('dialog');
    const names = within(dialog)
      .getAllByRole('button')
      .map((button) => button.textContent);
    expect(names.filter((name) => name !== '')).toEqual(order);
    unmount();
  }
});

describe('the status', () => {
  test('says what it means to be offline, and tries again when asked', async () => {
    const bridge = createFakeBridge();
    renderApp(bridge);
    await main();
    const { status } = bridge.world;
    act(() =>
      bridge.emit('sync-status', {
        ...status,
        connection: { ...status.connection, state: 'unreachable', url: 'https://desk.example.com' },
        outbox: { waiting: 2, failed: 1, conflicts: 0, trouble: null },
      }),
    );
    const line = await screen.findByRole('status', { name: 'Connection' });
    await waitFor(() => expect(line.textContent).toContain('Desk not reachable'));
    expect(line.textContent).toContain('1 needs you · 2 waiting');
    await userEvent.click(within(line).getByRole('button'));
    expect(await screen.findByText(/Nobody answers at desk.example.com/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Try now' }));
    expect(bridge.calls.some((each) => each.name === 'sync.now')).toBe(true);
  });
});
