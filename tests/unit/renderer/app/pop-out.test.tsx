// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
import { createFakeBridge, type FakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { renderApp } from '../harness';
import { HARUKI } from '../open-thread';

let bridge: FakeBridge;

beforeEach(() => {
  bridge = createFakeBridge();
  window.location.hash = `#thread=${HARUKI}`;
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});
afterEach(() => {
  window.location.hash = '';
  useScreen.setState({ ownThreadId: null });
});

async function open() {
  renderApp(bridge);
  const pane = await screen.findByRole('region', { name: /^Conversation with / });
  return { pane, field: await within(pane).findByRole('textbox', { name: /^Reply to / }) };
}

it('says whether it is connected and everything is sent, and shows the details', async () => {
  await open();
  const status = await screen.findByRole('status', { name: 'Connection' });
  expect(status.textContent).toContain('Connected');
  await userEvent.click(within(status).getByRole('button'));
  expect(await screen.findByRole('dialog', { name: 'Connection and sync' })).toBeDefined();
});

it('counts the work on its conversation, and says that it is looked at', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await open();
  await vi.advanceTimersByTimeAsync(6000);
  vi.useRealTimers();
  const names = bridge.calls.map(({ name }) => name);
  expect(names).toContain('effort.add');
  expect(bridge.calls).toContainEqual({
    name: 'attention.watching',
    request: { threadId: HARUKI },
  });
});

it('does with keys what the main window does for a conversation', async () => {
  const { field } = await open();
  await userEvent.click(field);
  await userEvent.keyboard('{Control>}{Alt>}m{/Alt}{/Control}');
  expect(bridge.calls.map(({ name }) => name)).toContain('attention.mute');
  await userEvent.type(field, 'Tomorrow is soon enough.');
  await userEvent.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
  expect(await screen.findByRole('dialog', { name: 'Send later' })).toBeDefined();
});

it('keeps the keyboard when what had it goes', async () => {
  const { pane } = await open();
  const gone = pane.appendChild(document.createElement('button'));
  gone.focus();
  gone.remove();
  await vi.waitFor(() => expect(pane.contains(document.activeElement)).toBe(true));
});
