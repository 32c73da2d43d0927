// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Settings } from '@shared/ipc';
import { createFakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { renderApp } from '../harness';

const inbox = () => screen.findByRole('region', { name: 'Inbox' });
const rows = async () => within(await inbox()).getAllByRole('option');
/** Of each row, whether its time has the colour of urgency. */
const urgent = async () =>
  (await rows()).map((row) => /late|soon/.test(row.querySelector('time')?.className ?? ''));
const railName = () =>
  within(screen.getByRole('navigation', { name: 'Main' }))
    .getByRole('button', { name: /^Inbox,/ })
    .getAttribute('aria-label');

async function start(settings: Partial<Settings>) {
  const bridge = createFakeBridge();
  bridge.world.settings = { ...bridge.world.settings, ...settings };
  renderApp(bridge);
  await within(await inbox()).findAllByRole('option');
  return bridge;
}

it('without it everything that is late or due soon says so', async () => {
  await start({ focusMode: false });
  expect((await urgent()).filter(Boolean).length).toBeGreaterThan(1);
  await within(await inbox()).findByRole('button', { name: /late\b/ });
  expect(screen.queryByRole('button', { name: /^Focus/ })).toBeNull();
});

it('leaves urgent colours and words to the most urgent few, and counts the rest', async () => {
  const bridge = await start({ focusMode: true, focusLimit: 1 });
  const { waiting } = await bridge.call('attention.get', { limit: 1 }).then((answer) => {
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  });
  expect(waiting).toBeGreaterThan(2);
  const note = await screen.findByRole('button', { name: `Focus · +${waiting - 1} wait quietly` });
  await expect.poll(urgent).toEqual((await rows()).map((_row, index) => index === 0));
  const [first, ...calm] = await rows();
  expect(first?.textContent).toContain('4 min over');
  for (const row of calm) expect(row.textContent).not.toMatch(/ over|due in/);
  // The line above the rows tells of nothing that is late, and the number is that of badge and tray.
  expect(within(await inbox()).queryByRole('button', { name: /late\b/ })).toBeNull();
  expect(railName()).toBe('Inbox, 1 waits on you');

  await userEvent.click(note);
  await expect.poll(async () => (await urgent()).filter(Boolean).length).toBeGreaterThan(1);
  expect(railName()).toBe(`Inbox, ${waiting} wait on you`);
});

it('passes the place in focus on from a thread that is muted', async () => {
  const bridge = await start({ focusMode: true, focusLimit: 1 });
  await expect.poll(urgent).toEqual((await rows()).map((_row, index) => index === 0));
  await act(() => bridge.call('attention.mute', { threadId: 'thread-0', on: true }));
  await expect.poll(urgent).toEqual((await rows()).map((_row, index) => index === 1));
});
