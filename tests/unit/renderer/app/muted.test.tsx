// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { HARUKI, openThread } from '../open-thread';

const row = async () =>
  within(await screen.findByRole('region', { name: 'Inbox' })).findByRole('option', {
    name: /Haruki Tanaka/,
  });

it('a thread that is muted says so in its row and above its conversation, until it is not', async () => {
  const { pane, bridge, callsOf } = await openThread();
  expect(within(pane).queryByText('Muted')).toBeNull();
  const user = userEvent.setup();
  const choose = async (name: RegExp) => {
    await user.click(within(pane).getByRole('button', { name: 'More actions for Haruki Tanaka' }));
    await user.click(await screen.findByRole('menuitem', { name }));
  };
  await choose(/^Mute this thread/);
  expect(callsOf('attention.mute')).toEqual([{ threadId: HARUKI, on: true }]);
  await within(pane).findByText('Muted');
  await within(await row()).findByText('Muted');
  await choose(/^Unmute this thread/);
  await expect.poll(() => screen.queryAllByText('Muted')).toEqual([]);
  // Also what another window of Heddle mutes.
  await act(() => bridge.call('attention.mute', { threadId: HARUKI, on: true }));
  await within(pane).findByText('Muted');
});
