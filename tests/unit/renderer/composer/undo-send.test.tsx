// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
import { useSecondThoughts } from '../../../../src-renderer/features/composer';
import { HARUKI, openThread } from '../open-thread';

const SEND = '{Control>}{Enter}{/Control}';
const UNDO = '{Control>}z{/Control}';

/** Haruki's thread, with as much time to take a reply back as a test may need. */
async function open(undoSendSeconds = 30) {
  const opened = await openThread();
  act(() => {
    opened.bridge.world.settings = { ...opened.bridge.world.settings, undoSendSeconds };
    opened.bridge.emit('settings', opened.bridge.world.settings);
  });
  const send = async (text: string) => {
    await userEvent.type(opened.field, text + SEND);
    await waitFor(() => expect(opened.field).toHaveProperty('value', ''));
    await within(opened.pane).findByText(/^Sending in/u);
  };
  return { ...opened, send };
}

describe('a reply that has not left', () => {
  it('comes back into its field with Ctrl+Z, the caret behind it', async () => {
    const { pane, field, send, callsOf } = await open();
    await send('Too early');
    await userEvent.keyboard(UNDO);
    await waitFor(() => expect(field).toHaveProperty('value', 'Too early'));
    expect(callsOf('outbox.cancel')).toHaveLength(1);
    expect(document.activeElement).toBe(field);
    expect(field).toHaveProperty('selectionStart', 'Too early'.length);
    await waitFor(() => expect(within(pane).queryByText(/^Sending in/u)).toBeNull());
    await waitFor(() => expect(callsOf('draft.save').at(-1)).toMatchObject({ text: 'Too early' }));
  });

  it('stays where it is when Ctrl+Z means what was typed since', async () => {
    const { field, send, callsOf } = await open();
    await send('Meant so');
    await userEvent.type(field, 'x{Backspace}');
    await userEvent.keyboard(UNDO);
    await userEvent.type(field, 'y');
    await userEvent.keyboard(UNDO);
    expect(callsOf('outbox.cancel')).toEqual([]);
  });

  it('is put above another draft that was begun, and nothing of either is lost', async () => {
    const { pane, field, send } = await open();
    await send('First');
    await userEvent.type(field, 'Second');
    await userEvent.click(within(pane).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(field).toHaveProperty('value', 'First\n\nSecond'));
    expect(field).toHaveProperty('selectionStart', 'First'.length);
  });

  it('comes back as a reply while a note is being written, and the note stays', async () => {
    const { pane, send, callsOf } = await open();
    await send('To the customer');
    await userEvent.click(within(pane).getByRole('radio', { name: 'Note' }));
    const note = await within(pane).findByRole('textbox', { name: 'Note on Haruki Tanaka' });
    await waitFor(() => expect(note).toHaveProperty('readOnly', false));
    await userEvent.type(note, 'For Ken');
    await userEvent.click(within(pane).getByRole('button', { name: 'Undo' }));
    const reply = await within(pane).findByRole('textbox', { name: 'Reply to Haruki Tanaka' });
    await waitFor(() => expect(reply).toHaveProperty('value', 'To the customer'));
    expect(callsOf('draft.save').at(-1)).toMatchObject({ mode: 'note', text: 'For Ken' });
    await userEvent.click(within(pane).getByRole('radio', { name: 'Note' }));
    const again = await within(pane).findByRole('textbox', { name: 'Note on Haruki Tanaka' });
    await waitFor(() => expect(again).toHaveProperty('value', 'For Ken'));
  });

  it('is taken back from anywhere, the last one first, and its thread is shown', async () => {
    const { bridge, send, callsOf } = await open();
    await send('To Haruki');
    const other = bridge.world.order.find((id) => id !== HARUKI)!;
    act(() => useScreen.getState().openThread(other));
    const name = bridge.world.threads.get(other)!.customer.name;
    const field = await screen.findByRole('textbox', { name: `Reply to ${name}` });
    await waitFor(() => expect(field).toHaveProperty('readOnly', false));
    await userEvent.type(field, 'To the other' + SEND);
    await screen.findByText(/^Sending in/u);
    await userEvent.keyboard(UNDO);
    await waitFor(() => expect(field).toHaveProperty('value', 'To the other'));
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.click(await screen.findByRole('option', { name: /^Undo send/u }));
    const haruki = await screen.findByRole('textbox', { name: 'Reply to Haruki Tanaka' });
    await waitFor(() => expect(haruki).toHaveProperty('value', 'To Haruki'));
    expect(callsOf('outbox.cancel')).toHaveLength(2);
  });

  it('takes what it was sent with back as well', async () => {
    const { pane, field, found } = await open();
    await userEvent.type(field, 'All done.');
    await userEvent.click(within(pane).getByRole('button', { name: 'More ways to send' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: /^Send and resolve/u }));
    await waitFor(() => expect(found.episode.state).toBe('resolved'));
    await userEvent.click(await within(pane).findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(field).toHaveProperty('value', 'All done.'));
    expect(found.episode.state).not.toBe('resolved');
  });

  it('leaves at once when that is wanted, and cannot be undone then', async () => {
    const { pane, field, send, callsOf } = await open();
    await send('Now');
    await userEvent.click(within(pane).getByRole('button', { name: 'Send now' }));
    await waitFor(() => expect(callsOf('outbox.sendNow')).toHaveLength(1));
    await waitFor(() => expect(within(pane).queryByText(/^Sending in/u)).toBeNull());
    field.focus();
    await userEvent.keyboard(UNDO);
    expect(callsOf('outbox.cancel')).toEqual([]);
    expect(useSecondThoughts.getState().held).toEqual([]);
  });

  it('is told of once to those who do not see it', async () => {
    const { pane, send, field } = await open();
    await send('Hello');
    const told = 'Your reply leaves in 30 seconds. Ctrl+Z takes it back.';
    expect(within(pane).getByText(told).getAttribute('aria-live')).toBe('polite');
    expect(
      within(pane)
        .getByText(/Sending in/u)
        .closest('[aria-live="off"]'),
    ).not.toBeNull();
    await userEvent.type(field, 'x');
    expect(within(pane).queryByText(told)).toBeNull();
  });

  it('leaves by itself, and then there is nothing to undo', async () => {
    const { pane, field, bridge, callsOf } = await open(1);
    await userEvent.type(field, 'Soon' + SEND);
    await waitFor(() => expect(callsOf('command.submit')).toHaveLength(1));
    const gone = { timeout: 10_000 };
    await waitFor(() => expect(bridge.world.outbox).toEqual([]), gone);
    await waitFor(() => expect(within(pane).queryByText(/^Sending in/u)).toBeNull(), gone);
    await waitFor(() => expect(useSecondThoughts.getState().held).toEqual([]), gone);
    field.focus();
    await userEvent.keyboard(UNDO);
    expect(callsOf('outbox.cancel')).toEqual([]);
  });
});
