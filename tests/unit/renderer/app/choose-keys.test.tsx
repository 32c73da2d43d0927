// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
import { createFakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { renderApp } from '../harness';

async function shortcuts() {
  const bridge = createFakeBridge();
  renderApp(bridge);
  await screen.findByRole('navigation', { name: 'Main' });
  act(() => useScreen.getState().setSection('settings'));
  const user = userEvent.setup();
  return { bridge, user };
}

async function record(
  user: ReturnType<typeof userEvent.setup>,
  action: string,
  press: KeyboardEventInit,
): Promise<void> {
  await user.click(await screen.findByRole('button', { name: `Add keys for “${action}”` }));
  fireEvent.keyDown(await screen.findByRole('button', { name: 'Press the keys' }), press);
}

describe('choosing keys', () => {
  test('a key that is free is given at once, works, and can be taken back', async () => {
    const { bridge, user } = await shortcuts();
    await record(user, 'Go to the inbox', { key: 'F8', code: 'F8' });
    await waitFor(() =>
      expect(bridge.world.settings.shortcuts).toEqual({ 'go.inbox': ['Mod+I', 'F8'] }),
    );
    expect(await screen.findByText(/now has Ctrl\+I, F8|now has F8/)).toBeDefined();
    fireEvent.keyDown(document.body, { key: 'F8', code: 'F8' });
    await waitFor(() => expect(useScreen.getState().section).toBe('inbox'));
    act(() => useScreen.getState().setSection('settings'));
    await user.click(await screen.findByRole('button', { name: 'Reset “Go to the inbox”' }));
    await waitFor(() => expect(bridge.world.settings.shortcuts).toEqual({}));
  });

  test('a key that does something else is explained, and can be taken from it', async () => {
    const { bridge, user } = await shortcuts();
    await record(user, 'Go to the inbox', { key: ',', code: 'Comma', ctrlKey: true });
    const question = await screen.findByRole('alert');
    expect(question.textContent).toContain('Ctrl+, already does “Open settings”');
    expect(bridge.world.settings.shortcuts).toEqual({});
    await user.click(screen.getByRole('button', { name: 'Take it from the other' }));
    await waitFor(() =>
      expect(bridge.world.settings.shortcuts).toEqual({
        'go.settings': [],
        'go.inbox': ['Mod+I', 'Mod+,'],
      }),
    );
  });

  test('the keys that send say so before another action gets them', async () => {
    const { bridge, user } = await shortcuts();
    await record(user, 'Go to the inbox', { key: 'Enter', code: 'Enter', ctrlKey: true });
    const question = await screen.findByRole('alert');
    expect(question.textContent).toContain('“Send what is written”');
    expect(bridge.world.settings.shortcuts).toEqual({});
  });

  test('keys that moving needs are refused, and Escape leaves everything as it was', async () => {
    const { bridge, user } = await shortcuts();
    await record(user, 'Go to the inbox', { key: 'Enter', code: 'Enter' });
    expect((await screen.findByRole('alert')).textContent).toContain('moving around');
    expect(screen.queryByRole('button', { name: 'Use it anyway' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Leave it as it was' }));
    await record(user, 'Go to the inbox', { key: 'Escape', code: 'Escape' });
    expect(screen.queryByRole('button', { name: 'Press the keys' })).toBeNull();
    expect(bridge.world.settings.shortcuts).toEqual({});
  });
});
