// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
import { HARUKI, openThread } from '../open-thread';

describe('the composer', () => {
  it('saves what is typed and says so once main answered', async () => {
    const { bridge, field, callsOf } = await openThread();
    bridge.stall('draft.save');
    await userEvent.type(field, 'The 27th is free.');
    await waitFor(() => expect(callsOf('draft.save').length).toBeGreaterThan(0));
    expect(screen.queryByText('Draft saved')).toBeNull();
    expect(callsOf('draft.save').at(-1)).toMatchObject({ mode: 'reply', threadId: 'thread-1' });
  });

  it('says that a draft is saved, and why it is not', async () => {
    const { bridge, field } = await openThread();
    await userEvent.type(field, 'Hello');
    await screen.findAllByText('Draft saved');
    bridge.fail('draft.save', { code: 'disk', message: 'The disk is full.' });
    await userEvent.type(field, '!');
    expect(await screen.findByText('Draft not saved: The disk is full.')).toBeDefined();
  });

  it('saves on leaving the field without waiting for the pause', async () => {
    const { field, callsOf } = await openThread();
    await userEvent.type(field, 'x');
    field.blur();
    expect(callsOf('draft.save').at(-1)).toMatchObject({ text: 'x' });
  });

  it('sends with Ctrl+Enter, naming the last message that was seen, and keeps the focus', async () => {
    // Nothing is laid out here: every message is as high as the view, so that all are visible.
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(
      new DOMRect(0, 0, 400, 800),
    );
    const { field, commands, found } = await openThread();
    const seen = found.messages.findLast((message) => message.kind === 'message');
    await userEvent.type(field, 'Done for you.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(commands().some((body) => body['kind'] === 'reply')).toBe(true));
    expect(commands().find((body) => body['kind'] === 'reply')).toMatchObject({
      text: 'Done for you.',
      lastSeenMessageId: seen?.id,
      acceptStale: false,
    });
    await waitFor(() => expect(field).toHaveProperty('value', ''));
    expect(document.activeElement).toBe(field);
  });

  it('gives the text back when it could not be put into the outbox', async () => {
    const { bridge, field } = await openThread();
    bridge.fail('command.submit', { code: 'disk', message: 'The disk is full.' });
    await userEvent.type(field, 'Keep me.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText(/It was not sent: The disk is full\./u);
    expect(field).toHaveProperty('value', 'Keep me.');
  });

  it('warns of asks that are still open, and sends all the same', async () => {
    const { field } = await openThread();
    expect(screen.queryByText(/asks are open/u)).toBeNull();
    await userEvent.type(field, 'a');
    await screen.findByText('Two asks are open: March invoice, speed upgrade');
    expect(screen.getByRole('button', { name: /^Send/u })).toHaveProperty('disabled', false);
  });

  it('inserts a snippet by keyboard, with its variables filled in', async () => {
    const { field } = await openThread();
    await userEvent.type(field, '/gre');
    const list = await screen.findByRole('listbox', { name: 'Snippets' });
    const option = within(list).getByRole('option', { name: /\/greeting/u });
    expect(field.getAttribute('aria-activedescendant')).toBe(option.id);
    await userEvent.keyboard('{Enter}');
    expect(field).toHaveProperty('value', 'Good morning Haruki,');
    expect(screen.queryByRole('listbox', { name: 'Snippets' })).toBeNull();
  });

  it('fills nothing in that the desk calls sensitive, and says where it can be seen', async () => {
    const { bridge, field } = await openThread(HARUKI, {}, ({ customer }) => {
      Object.assign(customer, {
        attributes: { ...customer.attributes, bank_account: 'DE02 1203 0000' },
        sensitiveAttributes: ['bank_account'],
      });
    });
    const [first] = bridge.world.snippets;
    Object.assign(first ?? {}, { name: 'refund', text: 'We pay to {{attribute.bank_account}}.' });
    act(() => bridge.emit('changed', { topics: ['reference'] }));
    await userEvent.type(field, '/refund');
    await screen.findByRole('option', { name: /\/refund/u });
    await userEvent.keyboard('{Enter}');
    expect(field).toHaveProperty('value', 'We pay to {{attribute.bank_account}}.');
    await screen.findByText(/Bank account.* is kept hidden and was not filled in/u);
  });

  it('closes the snippets with Escape and leaves the slash', async () => {
    const { field } = await openThread();
    await userEvent.type(field, '/gre');
    await screen.findByRole('listbox', { name: 'Snippets' });
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('listbox', { name: 'Snippets' })).toBeNull();
    expect(field).toHaveProperty('value', '/gre');
  });

  it('keeps a note apart from the reply, and sends it as a note', async () => {
    const { field, commands } = await openThread();
    await userEvent.type(field, 'For the customer');
    await userEvent.click(screen.getByRole('radio', { name: 'Note' }));
    const note = await screen.findByRole('textbox', { name: 'Note on Haruki Tanaka' });
    await waitFor(() => expect(note).toHaveProperty('readOnly', false));
    expect(note).toHaveProperty('value', '');
    screen.getByText('Note: only your team sees this');
    await userEvent.type(note, 'Ask Marta');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(commands().at(-1)).toMatchObject({ kind: 'note', text: 'Ask Marta' }),
    );
    const reply = await screen.findByRole('textbox', { name: 'Reply to Haruki Tanaka' });
    await waitFor(() => expect(reply).toHaveProperty('value', 'For the customer'));
  });

  it('keeps a whisper apart from the note, so that neither goes out as the other', async () => {
    const { field, commands } = await openThread(HARUKI, { account: 'marta' });
    await userEvent.click(screen.getByRole('radio', { name: 'Note' }));
    const note = await screen.findByRole('textbox', { name: 'Note on Haruki Tanaka' });
    await waitFor(() => expect(note).toHaveProperty('readOnly', false));
    await userEvent.type(note, 'For the team');
    await userEvent.click(screen.getByRole('radio', { name: 'Whisper' }));
    await screen.findByRole('textbox', { name: 'Whisper to Rosa Keller' });
    await waitFor(() => expect(field).toHaveProperty('readOnly', false));
    expect(field).toHaveProperty('value', '');
    await userEvent.type(field, 'For Rosa alone');
    await userEvent.click(screen.getByRole('radio', { name: 'Note' }));
    await waitFor(() => expect(field).toHaveProperty('value', 'For the team'));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(commands().at(-1)).toMatchObject({ kind: 'note', text: 'For the team' }),
    );
  });

  it('takes the text of what is pasted from a spreadsheet, and no picture of it', async () => {
    const { field, callsOf } = await openThread();
    await waitFor(() => expect(field).toHaveProperty('readOnly', false));
    const paste = (text: string) =>
      fireEvent.paste(field, {
        clipboardData: {
          files: [new File(['x'], 'image.png', { type: 'image/png' })],
          getData: () => text,
        },
      });
    // What is not prevented, the browser itself puts into the field.
    expect(paste('Router\t49')).toBe(true);
    expect(paste('')).toBe(false);
    await waitFor(() => expect(callsOf('attachment.add')).toHaveLength(1));
  });

  it('puts a file that took its time into the draft it was chosen for, and no note with it', async () => {
    const { pane, field, callsOf } = await openThread();
    await userEvent.type(field, 'See the picture');
    const { file, give } = slowFile('bill.png');
    await userEvent.upload(pane.querySelector<HTMLInputElement>('input[type=file]')!, file);
    await userEvent.click(screen.getByRole('radio', { name: 'Note' }));
    const note = await screen.findByRole('textbox', { name: 'Note on Haruki Tanaka' });
    await waitFor(() => expect(note).toHaveProperty('readOnly', false));
    await userEvent.type(note, 'Internal words');
    give('x');
    await waitFor(() => expect(callsOf('attachment.add')).toHaveLength(1));
    await userEvent.click(screen.getByRole('radio', { name: 'Reply' }));
    const reply = await screen.findByRole('textbox', { name: 'Reply to Haruki Tanaka' });
    await waitFor(() => expect(reply).toHaveProperty('value', 'See the picture'));
    expect(await screen.findAllByText('bill.png')).toHaveLength(1);
    const replies = callsOf('draft.save').filter(
      (draft) => (draft as { mode: string }).mode === 'reply',
    );
    expect(JSON.stringify(replies)).not.toContain('Internal words');
  });

  it('has a file in the draft on disk though its conversation was closed meanwhile, and once', async () => {
    const { pane, field, callsOf } = await openThread();
    await userEvent.type(field, 'See the picture');
    const { file, give } = slowFile('bill.png');
    await userEvent.upload(pane.querySelector<HTMLInputElement>('input[type=file]')!, file);
    act(() => useScreen.getState().openThread('thread-2'));
    await screen.findByRole('textbox', { name: /^Reply to (?!Haruki)/ });
    act(() => give('x'));
    await waitFor(() =>
      expect(callsOf('draft.addFile')).toMatchObject([
        { threadId: HARUKI, file: { name: 'bill.png' } },
      ]),
    );
    act(() => useScreen.getState().openThread(HARUKI));
    const again = await screen.findByRole('textbox', { name: 'Reply to Haruki Tanaka' });
    await waitFor(() => expect(again).toHaveProperty('value', 'See the picture'));
    expect(await screen.findAllByRole('button', { name: 'Remove bill.png' })).toHaveLength(1);
  });

  it('asks a disk again that would not take a file into a draft whose conversation was closed', async () => {
    const { bridge, pane, callsOf } = await openThread();
    bridge.fail('draft.addFile', { code: 'disk-full', message: 'The disk is full.' });
    const { file, give } = slowFile('bill.png');
    await userEvent.upload(pane.querySelector<HTMLInputElement>('input[type=file]')!, file);
    act(() => useScreen.getState().openThread('thread-2'));
    await screen.findByRole('textbox', { name: /^Reply to (?!Haruki)/ });
    act(() => give('x'));
    await waitFor(() => expect(callsOf('draft.addFile')).toHaveLength(1));
    bridge.fail('draft.addFile', null);
    await waitFor(() => expect(callsOf('draft.addFile')).toHaveLength(2), { timeout: 5000 });
    act(() => useScreen.getState().openThread(HARUKI));
    await screen.findByRole('textbox', { name: 'Reply to Haruki Tanaka' });
    expect(await screen.findAllByRole('button', { name: 'Remove bill.png' })).toHaveLength(1);
  });

  it('keeps what is typed while an answer is handed over that then could not be sent', async () => {
    const { bridge, field } = await openThread();
    const answer = bridge.hold('command.submit');
    await userEvent.type(field, 'First.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(field).toHaveProperty('value', ''));
    await userEvent.type(field, 'Second.');
    bridge.fail('command.submit', { code: 'disk', message: 'The disk is full.' });
    answer();
    await screen.findByText(/It was not sent: The disk is full\./u);
    expect(field).toHaveProperty('value', 'First.\n\nSecond.');
  });

  it('says how far a file is, stops it, and tries one again that was not taken', async () => {
    const { bridge, pane, field, callsOf } = await openThread();
    const picker = pane.querySelector<HTMLInputElement>('input[type=file]')!;
    await userEvent.type(field, 'Two files');
    const stopped = slowFile('slow.png', 4);
    await userEvent.upload(picker, stopped.file);
    act(() => stopped.give('x', false));
    await screen.findByText('25%');
    expect(screen.getByRole('progressbar', { name: 'Adding slow.png' })).toHaveProperty(
      'value',
      0.25,
    );
    expect(screen.getByRole('button', { name: /^Send$|^Send Ctrl/ })).toHaveProperty(
      'disabled',
      true,
    );
    expect(screen.getByText(/^0 of 20 files/u)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Stop adding slow.png' }));
    expect(screen.queryByText('slow.png')).toBeNull();
    act(() => stopped.give('xxx'));

    bridge.fail('attachment.add', { code: 'disk', message: 'The disk is full.' });
    await userEvent.upload(picker, new File(['x'], 'bill.png', { type: 'image/png' }));
    await screen.findByText('bill.png could not be added: The disk is full.');
    bridge.fail('attachment.add', null);
    await userEvent.click(screen.getByRole('button', { name: 'Try bill.png again' }));
    await screen.findByRole('button', { name: 'Remove bill.png' });
    await screen.findByText(/^1 of 20 files/u);
    expect(callsOf('attachment.add').map((each) => (each as { name: string }).name)).toEqual([
      'bill.png',
      'bill.png',
    ]);
  });

  it('sends no reply without a file that its author chose: it says which, and what to do', async () => {
    const { bridge, pane, field, commands } = await openThread();
    const picker = pane.querySelector<HTMLInputElement>('input[type=file]')!;
    const send = () => userEvent.type(field, '{Control>}{Enter}{/Control}');
    await userEvent.type(field, 'The bill is attached.');
    const slow = slowFile('bill.png');
    await userEvent.upload(picker, slow.file);
    await send();
    await screen.findByText(/bill\.png.* is still on the way into this reply/u);
    bridge.fail('attachment.add', { code: 'disk', message: 'The disk is full.' });
    act(() => slow.give('x'));
    await screen.findByText(/could not be added: The disk is full\./u);
    await userEvent.click(screen.getByRole('button', { name: /^Send$|^Send Ctrl/ }));
    await screen.findByText(/bill\.png.* is not in this reply, so it was not sent/u);
    expect(commands()).toEqual([]);

    // Whoever looks at another thread meanwhile finds it as it was.
    act(() => useScreen.getState().openThread('thread-2'));
    await waitFor(() => expect(screen.queryByText(/bill\.png/u)).toBeNull());
    act(() => useScreen.getState().openThread(HARUKI));
    const again = await screen.findByRole('textbox', { name: 'Reply to Haruki Tanaka' });
    await waitFor(() => expect(again).toHaveProperty('value', 'The bill is attached.'));
    await userEvent.type(again, '{Control>}{Enter}{/Control}');
    await screen.findByText(/is not in this reply, so it was not sent/u);
    await userEvent.click(screen.getByRole('button', { name: 'Remove bill.png' }));
    await waitFor(() => expect(screen.queryByText(/is not in this reply/u)).toBeNull());
    await userEvent.type(again, '{Control>}{Enter}{/Control}');
    await waitFor(() => expect(commands()).toHaveLength(1));
    expect(commands()[0]).toMatchObject({ kind: 'reply', attachmentIds: [] });
  });

  it('tells before reading a file that the desk would not take it', async () => {
    const { pane, callsOf } = await openThread();
    const picker = pane.querySelector<HTMLInputElement>('input[type=file]');
    const file = new File(['x'], 'virus.exe', { type: 'application/x-msdownload' });
    await userEvent.setup({ applyAccept: false }).upload(picker!, file);
    await screen.findByText('virus.exe is of a kind that the desk does not take.');
    expect(callsOf('attachment.add')).toEqual([]);
  });
});

/** A file that is read as the test gives its content, and not before. */
function slowFile(name: string, size = 1) {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>();
  const writer = writable.getWriter();
  const file = new File(['x'.repeat(size)], name, { type: 'image/png' });
  file.stream = () => readable;
  return {
    file,
    give: (content: string, last = true) => {
      // Whoever stopped reading takes nothing more.
      void writer.write(new TextEncoder().encode(content)).catch(() => undefined);
      if (last) void writer.close().catch(() => undefined);
    },
  };
}
