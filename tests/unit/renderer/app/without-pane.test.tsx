// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { PANES_MAX } from '@shared/domain/limits';
import { useScreen } from '../../../../src-renderer/app/state';
import { createFakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { renderApp } from '../harness';

const shown = () => useScreen.getState().panes.map(({ threadId }) => threadId);

/** All panes are taken, the last one has the keyboard, and a window of one's own is closed. */
async function closeAWindow() {
  const bridge = createFakeBridge();
  renderApp(bridge);
  await screen.findByRole('navigation');
  const [left = '', ...others] = [...bridge.world.threads.keys()];
  const open = others.slice(0, PANES_MAX);
  act(() => {
    for (const threadId of open) useScreen.getState().openThread(threadId, { beside: true });
  });
  bridge.emit('show', { what: 'thread', threadId: left, beside: true, returned: true });
  const nameOf = (id = '') => bridge.world.threads.get(id)?.customer.name ?? '';
  await screen.findByText(`The window of ${nameOf(left)} was closed, and all panes are taken.`);
  expect(shown()).toEqual(open);
  return { left, open, nameOf };
}

const notice = () => screen.queryByText(/^The window of /u);

it('says that a conversation whose window was closed has no pane, and opens it instead of the one with the keyboard', async () => {
  const { left, open, nameOf } = await closeAWindow();
  const instead = `Open instead of ${nameOf(open.at(-1))}`;
  await userEvent.click(await screen.findByRole('button', { name: instead }));
  expect(shown()).toEqual([...open.slice(0, -1), left]);
  expect(notice()).toBeNull();
});

it('opens it beside the others where a pane was closed since', async () => {
  const { left, open } = await closeAWindow();
  act(() => useScreen.getState().closePane(0));
  await userEvent.click(await screen.findByRole('button', { name: 'Open' }));
  expect(shown()).toEqual([...open.slice(1), left]);
  expect(notice()).toBeNull();
});

it('says it no more once the conversation is on screen', async () => {
  const { left } = await closeAWindow();
  act(() => useScreen.getState().openThread(left));
  await waitFor(() => expect(notice()).toBeNull());
});

it('leaves everything as it is when the notice is dismissed', async () => {
  const { open } = await closeAWindow();
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(notice()).toBeNull();
  expect(shown()).toEqual(open);
});
