// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { MessageView, PendingState } from '@shared/ipc';
import { outboxItem, type WorldOutboxItem } from '../../../fixtures/renderer-bridge/outbox';
import { openThread } from '../open-thread';
import { message } from './samples';

const LONG = 'My answer, which took me some time to write down';

/** Haruki's thread with an answer of Rosa's in the outbox. */
async function withPending(
  state: PendingState,
  change: Partial<WorldOutboxItem> = {},
  text = 'My answer',
) {
  const opened = await openThread();
  const { bridge, found } = opened;
  act(() => {
    const last = found.messages.at(-1)!;
    const mine = { ...last, id: 'mine', kind: 'message', side: 'agent', text } as const;
    found.messages = [...found.messages, { ...mine, position: last.position + 1 }];
    bridge.world.status = {
      ...bridge.world.status,
      connection: { ...bridge.world.status.connection, state: 'offline' },
    };
    bridge.world.outbox.push(
      outboxItem({
        commandId: 'command-x',
        state,
        body: {
          kind: 'reply',
          threadId: found.thread.id,
          episodeId: found.episode.id,
          messageId: 'mine',
          text,
          attachmentIds: [],
          lastSeenMessageId: null,
          acceptStale: false,
        },
        customerName: found.customer.name,
        threadId: found.thread.id,
        ...change,
      }),
    );
    bridge.emit('sync-status', bridge.world.status);
    bridge.emit('changed', { topics: ['conversation', 'outbox'] });
  });
  return opened;
}

type NewMessage = NonNullable<MessageView['pending']>['newMessages'][number];
const cameIn = (given: Partial<NewMessage> & { id: string }): NewMessage => ({
  ...message(given),
  authorName: given.authorName ?? null,
});

const customerWrote = cameIn({ id: 'n', text: '<b>Wait</b>, it works again' });

describe('an answer that was refused', () => {
  it('says why, and can be retried', async () => {
    const { callsOf } = await withPending('failed', {
      reason: 'The thread was moved to another team.',
    });
    await screen.findByText('The thread was moved to another team.');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(callsOf('outbox.retry')).toEqual([{ commandId: 'command-x' }]);
  });

  it('of a few words is dropped at once, leaves the draft as it was, and can be brought back', async () => {
    const { callsOf, field, pane } = await withPending('failed');
    await userEvent.type(field, 'Something else');
    await userEvent.click(await screen.findByRole('button', { name: 'Drop' }));
    await waitFor(() => expect(callsOf('outbox.drop')).toEqual([{ commandId: 'command-x' }]));
    await within(pane).findByText('Not sent, and taken out.');
    expect(field).toHaveProperty('value', 'Something else');
    await userEvent.click(within(pane).getByRole('button', { name: 'Bring back' }));
    await waitFor(() => expect(field).toHaveProperty('value', 'My answer\n\nSomething else'));
    expect(callsOf('draft.save').at(-1)).toMatchObject({ text: 'My answer\n\nSomething else' });
    expect(within(pane).queryByText('Not sent, and taken out.')).toBeNull();
    expect(document.activeElement).toBe(field);
  });

  it('is dropped only after a question when it is longer', async () => {
    const { callsOf } = await withPending('failed', {}, LONG);
    await userEvent.click(await screen.findByRole('button', { name: 'Drop' }));
    expect(callsOf('outbox.drop')).toEqual([]);
    const dialog = await screen.findByRole('dialog', { name: 'Drop this answer?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Drop' }));
    await waitFor(() => expect(callsOf('outbox.drop')).toHaveLength(1));
  });

  it('stays brought back when the disk would not take it', async () => {
    const { bridge, field, pane } = await withPending('failed');
    await userEvent.click(await screen.findByRole('button', { name: 'Drop' }));
    const bringBack = await within(pane).findByRole('button', { name: 'Bring back' });
    bridge.fail('draft.save', { code: 'disk', message: 'The disk is full.' });
    await userEvent.click(bringBack);
    await within(pane).findByText('It could not be brought back. Try again.');
    bridge.fail('draft.save', null);
    await userEvent.click(within(pane).getByRole('button', { name: 'Bring back' }));
    await waitFor(() => expect(field).toHaveProperty('value', 'My answer'));
  });
});

describe('an answer that waits for the connection', () => {
  it('is taken back into the field, with the caret behind it and above what was typed since', async () => {
    const { callsOf, field } = await withPending('queued');
    await userEvent.type(field, 'More');
    await userEvent.click(await screen.findByRole('button', { name: 'Take back' }));
    await waitFor(() => expect(field).toHaveProperty('value', 'My answer\n\nMore'));
    expect(callsOf('outbox.cancel')).toEqual([{ commandId: 'command-x' }]);
    expect(document.activeElement).toBe(field);
    expect(field).toHaveProperty('selectionStart', 'My answer'.length);
    await waitFor(() => expect(screen.queryByText('Waiting to be sent')).toBeNull());
  });

  it('is not lost when something is typed while it is taken back', async () => {
    const { bridge, callsOf, field } = await withPending('queued');
    await userEvent.type(field, 'More');
    const answer = bridge.hold('outbox.cancel');
    await userEvent.click(await screen.findByRole('button', { name: 'Take back' }));
    await userEvent.type(field, ' words');
    answer();
    await waitFor(() => expect(field).toHaveProperty('value', 'My answer\n\nMore words'));
    await waitFor(() =>
      expect(callsOf('draft.save').at(-1)).toMatchObject({ text: 'My answer\n\nMore words' }),
    );
    // Nothing was written in between that main's would not have been in.
    const names = bridge.calls.map(({ name }) => name);
    const between = names.slice(names.lastIndexOf('outbox.cancel'));
    expect(between.filter((name) => name === 'draft.save')).toHaveLength(1);
  });

  it('that somebody else takes back is added to what the field shows', async () => {
    const { bridge, field, found } = await withPending('queued');
    await userEvent.type(field, 'More');
    // As the list of what waits does it.
    await act(() => bridge.call('outbox.cancel', { commandId: 'command-x' }));
    await waitFor(() => expect(field).toHaveProperty('value', 'My answer\n\nMore'));
    const draft = await bridge.call('draft.get', { threadId: found.thread.id, mode: 'reply' });
    await waitFor(() =>
      expect(draft).toMatchObject({ value: { text: expect.stringContaining('My answer') } }),
    );
  });

  it('says why it could not be taken back', async () => {
    const { bridge, pane, field } = await withPending('queued');
    bridge.fail('outbox.cancel', { code: 'already-sent', message: 'The desk has this already.' });
    await userEvent.click(await screen.findByRole('button', { name: 'Take back' }));
    await within(pane).findByText('It could not be taken back: The desk has this already.');
    expect(field).toHaveProperty('value', '');
  });

  it('cannot be changed any more once the desk may have it', async () => {
    await withPending('queued', { changeable: false });
    await screen.findByText('Sent, waiting for the desk to confirm it');
    expect(screen.queryByRole('button', { name: 'Take back' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
  });

  it('is edited at its place, saved as it is typed, and goes on with its new words', async () => {
    const { callsOf, field } = await withPending('queued');
    await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
    const editor = await screen.findByRole('textbox', { name: 'Edit the reply to Haruki Tanaka' });
    expect(document.activeElement).toBe(editor);
    expect(callsOf('outbox.keepEdit')).toEqual([{ commandId: 'command-x', text: 'My answer' }]);
    await userEvent.type(editor, ', better');
    await waitFor(() =>
      expect(callsOf('outbox.keepEdit').at(-1)).toMatchObject({ text: 'My answer, better' }),
    );
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(callsOf('outbox.edit')).toMatchObject([
        { commandId: 'command-x', text: 'My answer, better' },
      ]),
    );
    // The editor itself says the same words until the edit is through.
    await waitFor(() =>
      expect(screen.queryByRole('textbox', { name: /^Edit the reply/u })).toBeNull(),
    );
    await screen.findByText('My answer, better');
    expect(document.activeElement).toBe(field);
  });

  it('is as it was when its edit ends, after a question when something was changed', async () => {
    const { callsOf } = await withPending('queued');
    const open = async () => {
      await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
      return screen.findByRole('textbox', { name: 'Edit the reply to Haruki Tanaka' });
    };
    await open();
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(callsOf('outbox.keepEdit').at(-1)).toEqual({ commandId: 'command-x', text: null }),
    );
    await userEvent.type(await open(), '!');
    await userEvent.keyboard('{Escape}');
    const dialog = await screen.findByRole('dialog', { name: 'Discard your changes?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    screen.getByRole('textbox', { name: 'Edit the reply to Haruki Tanaka' });
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    const again = await screen.findByRole('dialog', { name: 'Discard your changes?' });
    await userEvent.click(within(again).getByRole('button', { name: 'Discard' }));
    await waitFor(() =>
      expect(callsOf('outbox.keepEdit').at(-1)).toEqual({ commandId: 'command-x', text: null }),
    );
    expect(callsOf('outbox.edit')).toEqual([]);
  });

  it('keeps its editor open when the desk got it first', async () => {
    const { bridge } = await withPending('queued', { editText: 'Half', editing: true });
    const editor = await screen.findByRole('textbox', { name: 'Edit the reply to Haruki Tanaka' });
    expect(editor).toHaveProperty('value', 'Half');
    bridge.fail('outbox.edit', { code: 'already-sent', message: 'The desk has this already.' });
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    await screen.findByText('That did not work: The desk has this already.');
    expect(editor).toHaveProperty('value', 'Half');
  });

  it('has a menu of its own, also by keyboard', async () => {
    const { callsOf } = await withPending('queued');
    // As the menu key and Shift+F10 do it.
    fireEvent.contextMenu(await screen.findByRole('button', { name: 'Take back' }));
    await screen.findByRole('menu', { name: 'What waits to be sent' });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    const bubble = await screen.findByText('My answer');
    await userEvent.pointer({ keys: '[MouseRight]', target: bubble });
    const menu = await screen.findByRole('menu', { name: 'What waits to be sent' });
    const names = within(menu).getAllByRole('menuitem');
    expect(names.map((each) => each.textContent)).toEqual([
      'Edit',
      'Take back into the field',
      'Drop',
    ]);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await waitFor(() => expect(callsOf('outbox.cancel')).toHaveLength(1));
  });
});

describe('an answer that is held back', () => {
  it('shows what came in as plain text above it, and is sent as it is', async () => {
    const { callsOf } = await withPending('conflict', { newMessages: [customerWrote] });
    const card = await screen.findByRole('region', { name: 'Answer held back' });
    within(card).getByRole('alert');
    within(card).getByText('Haruki Tanaka wrote something you have not seen.');
    const came = within(card).getByText('<b>Wait</b>, it works again');
    const own = within(card).getByText('My answer');
    expect(came.compareDocumentPosition(own)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    await userEvent.click(within(card).getByRole('button', { name: 'Send as it is' }));
    expect(callsOf('outbox.sendAnyway')).toEqual([{ commandId: 'command-x' }]);
  });

  it('says who it was', async () => {
    const ken = { side: 'agent', agentId: 'agent-ken', authorName: 'Ken Mori' } as const;
    await withPending('conflict', {
      newMessages: [
        cameIn({ id: 'note', kind: 'note', ...ken, text: 'I call her' }),
        cameIn({ id: 'answer', ...ken, text: 'Done.' }),
      ],
    });
    const card = await screen.findByRole('region', { name: 'Answer held back' });
    within(card).getByText('Ken Mori answered, and you have not seen it.');
    within(card).getByText('Ken Mori, team only');
    within(card).getByText('Ken Mori');
  });

  it('is edited below what came in', async () => {
    const { callsOf } = await withPending('conflict', {
      newMessages: [customerWrote, cameIn({ id: 'n2', text: 'Please stop' })],
    });
    const card = await screen.findByRole('region', { name: 'Answer held back' });
    within(card).getByText('Haruki Tanaka wrote 2 messages you have not seen.');
    await userEvent.click(within(card).getByRole('button', { name: 'Edit' }));
    const editor = await within(card).findByRole('textbox');
    const came = within(card).getByText('Please stop');
    expect(came.compareDocumentPosition(editor)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(within(card).queryByRole('button', { name: 'Send as it is' })).toBeNull();
    await userEvent.clear(editor);
    expect(within(card).getByRole('button', { name: 'Done' })).toHaveProperty('disabled', true);
    await userEvent.type(editor, 'I have stopped it.');
    await userEvent.click(within(card).getByRole('button', { name: 'Done' }));
    await waitFor(() =>
      expect(callsOf('outbox.edit')).toMatchObject([{ text: 'I have stopped it.' }]),
    );
  });
});
