// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { SyncStatus } from '../../../../src-shared/ipc';
import { useScreen } from '../../../../src-renderer/app/state';
import { HARUKI, openThread } from '../open-thread';

const DISK_FULL = { code: 'disk-full', message: 'The disk is full.' } as const;
const RETRIED = { timeout: 10_000 };

type Opened = Awaited<ReturnType<typeof openThread>>;

let since = 1;

function storageIs({ bridge }: Opened, state: SyncStatus['storage']['state']): void {
  since += 1;
  const status = { ...bridge.world.status, storage: { state, since } };
  bridge.world.status = status;
  act(() => bridge.emit('sync-status', status));
}

const texts = ({ callsOf }: Opened) =>
  callsOf('draft.save').map((request) => (request as { text: string }).text);

it('says that the disk is full before anything is typed, and that it is still saved', async () => {
  const opened = await openThread();
  expect(screen.queryByText(/disk of this computer/u)).toBeNull();
  storageIs(opened, 'disk-full');
  await screen.findByText(/The disk of this computer is full\. What you write is still saved/u);
  storageIs(opened, 'ok');
  await waitFor(() => expect(screen.queryByText(/disk of this computer/u)).toBeNull());
});

it('says that nothing is saved while it is so, and saves by itself when there is room', async () => {
  const opened = await openThread();
  storageIs(opened, 'disk-full');
  opened.bridge.fail('draft.save', DISK_FULL);
  await userEvent.type(opened.field, 'Keep me');
  await screen.findByText(/what you write here cannot be saved/u);
  await screen.findByText('Draft not saved: The disk is full.');
  expect(opened.field).toHaveProperty('value', 'Keep me');
  opened.bridge.fail('draft.save', null);
  await screen.findAllByText('Draft saved', {}, RETRIED);
  expect(texts(opened).at(-1)).toBe('Keep me');
});

it('says that a disk cannot be written', async () => {
  const opened = await openThread();
  storageIs(opened, 'unwritable');
  await screen.findByText(/cannot be written\. What you write here is not saved/u);
});

it('keeps what could not be saved when its pane is closed, and shows it when it is opened again', async () => {
  const opened = await openThread();
  opened.bridge.fail('draft.save', DISK_FULL);
  await userEvent.type(opened.field, 'Not on disk');
  await screen.findByText('Draft not saved: The disk is full.');
  act(() => useScreen.getState().closePane(0));
  await waitFor(() => expect(screen.queryByRole('textbox', { name: /^Reply to/u })).toBeNull());
  act(() => useScreen.getState().openThread(HARUKI));
  const field = await screen.findByRole('textbox', { name: /^Reply to/u });
  await waitFor(() => expect(field).toHaveProperty('value', 'Not on disk'));
  await screen.findByText('Draft not saved: The disk is full.', {}, RETRIED);
  opened.bridge.fail('draft.save', null);
  await screen.findAllByText('Draft saved', {}, RETRIED);
  expect(texts(opened).at(-1)).toBe('Not on disk');
});

it('saves what was left behind although its pane stays closed', async () => {
  const opened = await openThread();
  opened.bridge.fail('draft.save', DISK_FULL);
  await userEvent.type(opened.field, 'Left behind');
  await screen.findByText('Draft not saved: The disk is full.');
  act(() => useScreen.getState().closePane(0));
  await waitFor(() => expect(screen.queryByRole('textbox', { name: /^Reply to/u })).toBeNull());
  const before = texts(opened).length;
  opened.bridge.fail('draft.save', null);
  await waitFor(() => expect(texts(opened).length).toBeGreaterThan(before), RETRIED);
  const draft = await opened.bridge.call('draft.get', { threadId: HARUKI, mode: 'reply' });
  expect(draft).toMatchObject({ ok: true, value: { text: 'Left behind' } });
});

it('saves again what it holds when the local data were repaired', async () => {
  const opened = await openThread();
  await userEvent.type(opened.field, 'Typed before');
  await screen.findAllByText('Draft saved');
  const before = texts(opened).length;
  storageIs(opened, 'repairing');
  storageIs(opened, 'ok');
  await waitFor(() => expect(texts(opened).length).toBeGreaterThan(before));
  expect(texts(opened).at(-1)).toBe('Typed before');
});

it('saves nothing of one person among the drafts of another', async () => {
  const opened = await openThread();
  opened.bridge.fail('draft.save', DISK_FULL);
  await userEvent.type(opened.field, 'Rosa only');
  await screen.findByText('Draft not saved: The disk is full.');
  act(() => useScreen.getState().closePane(0));
  await waitFor(() => expect(screen.queryByRole('textbox', { name: /^Reply to/u })).toBeNull());
  const before = texts(opened).length;
  await opened.bridge.call('session.practice', { account: 'ken' });
  opened.bridge.fail('draft.save', null);
  // The screen of whoever is signed in now comes up in its own time.
  const field = await waitFor(() => {
    act(() => useScreen.getState().openThread(HARUKI));
    return screen.getByRole('textbox', { name: /^Reply to/u });
  }, RETRIED);
  await waitFor(() => expect(field).toHaveProperty('readOnly', false));
  expect(field).not.toHaveProperty('value', 'Rosa only');
  expect(texts(opened).slice(before)).not.toContain('Rosa only');
});
