// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { openThread } from '../open-thread';

const HOUR_MS = 3_600_000;

/** The thread on a channel, with the customer's last message so long ago. */
async function onChannel(channel: 'whatsapp' | 'sms', agoMs = HOUR_MS) {
  const opened = await openThread();
  const { found } = opened;
  Object.assign(found, {
    thread: { ...found.thread, channel },
    episode: { ...found.episode, lastCustomerMessageAt: Date.now() - agoMs },
  });
  opened.bridge.emit('changed', { topics: ['conversation'] });
  return opened;
}

describe('a channel that closes', () => {
  it('says for how long it still takes replies, and urgently in the last hour', async () => {
    await onChannel('whatsapp', 20 * HOUR_MS);
    expect(
      await screen.findByText(/WhatsApp takes replies for (4 h|3 h 59 min) more/u),
    ).toBeDefined();
  });

  it('sends nothing once it is closed, and offers a note instead', async () => {
    const { field, commands } = await onChannel('whatsapp', 25 * HOUR_MS);
    await screen.findByText('WhatsApp takes no replies any more');
    await userEvent.type(field, 'Too late');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.getByRole('button', { name: /^Send/u })).toHaveProperty('disabled', true);
    expect(commands()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Write a note' }));
    const note = await screen.findByRole('textbox', { name: /^Note on/u });
    await userEvent.type(note, 'Call them tomorrow');
    await userEvent.click(screen.getByRole('button', { name: /^Save note/u }));
    await waitFor(() => expect(commands().map((body) => body['kind'])).toEqual(['note']));
  });

  it('counts the parts of an SMS, and stops at its length', async () => {
    const { field } = await onChannel('sms');
    await userEvent.type(field, 'Hello');
    expect(await screen.findByText('1 SMS · 155 characters left in it')).toBeDefined();
    await userEvent.type(field, '日');
    expect(await screen.findByText(/1 SMS · 64 characters left in it, because/u)).toBeDefined();
  });
});

describe('a reply that is sent later', () => {
  it('waits in the outbox with its time, which can be taken back', async () => {
    const { field, callsOf, bridge } = await openThread();
    await userEvent.type(field, 'Good morning');
    await userEvent.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Send later' });
    await userEvent.click(within(dialog).getByRole('button', { name: /^Tomorrow morning/u }));
    await waitFor(() => expect(callsOf('command.submit')).toHaveLength(1));
    expect(bridge.world.outbox[0]?.sendAt).toBeGreaterThan(Date.now());
    expect(await screen.findByText(/^Leaves tomorrow 09:00/u)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Take back' }));
    await waitFor(() => expect(field).toHaveProperty('value', 'Good morning'));
  });
});

describe('quoting', () => {
  it('shows what the reply answers, sends it along, and can be taken away', async () => {
    const { field, commands, found } = await openThread();
    const first = found.messages.find(({ side }) => side === 'customer');
    const [message] = await screen.findAllByRole('article');
    if (!message) throw new Error('There is nothing to quote');
    await userEvent.hover(message);
    await userEvent.click(screen.getByRole('button', { name: 'Quote in reply' }));
    await screen.findByRole('button', { name: 'Quote nothing' });
    await userEvent.type(field, 'Yes');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(commands()).toHaveLength(1));
    expect(commands()[0]).toMatchObject({ kind: 'reply', quotedMessageId: first?.id });
    expect(screen.queryByRole('button', { name: 'Quote nothing' })).toBeNull();
  });
});

describe('earlier versions', () => {
  it('can be looked at and returned to; what was there can be returned to as well', async () => {
    const { field, bridge, callsOf } = await openThread();
    bridge.world.versions.set('thread-1 reply', [
      { id: 'v1', at: Date.now() - 5 * 60_000, why: 'cleared', text: 'The first try' },
    ]);
    await userEvent.type(field, 'The second');
    await userEvent.click(screen.getByRole('button', { name: 'Earlier versions' }));
    expect(await screen.findByText('The first try')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Restore' }));
    await waitFor(() => expect(field).toHaveProperty('value', 'The first try'));
    expect(callsOf('draft.keepVersion').at(-1)).toMatchObject({ text: 'The second' });
  });
});

describe('the fields of a snippet', () => {
  it('are gone through with Tab, and asked about before they go out', async () => {
    const { field: found, bridge, commands } = await openThread();
    if (!(found instanceof HTMLTextAreaElement)) throw new Error('The field is none');
    const field = found;
    bridge.world.snippets = [
      {
        id: 'refund',
        name: 'refund',
        folder: 'Money',
        text: 'Refund {{order number}} by {{date}}, {{customer.firstName}}.',
        language: 'en',
      },
    ];
    bridge.emit('changed', { topics: ['reference'] });
    await userEvent.type(field, '/refu');
    await screen.findByRole('option', { name: /refund/u });
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(field.value).toMatch(/^Refund \{\{order number\}\} by/u));
    const selected = () => field.value.slice(field.selectionStart, field.selectionEnd);
    await waitFor(() => expect(selected()).toBe('{{order number}}'));
    await userEvent.keyboard('{Tab}');
    expect(selected()).toBe('{{date}}');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Send with empty fields?' });
    expect(commands()).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Send anyway' }));
    await waitFor(() => expect(commands()).toHaveLength(1));
  });
});

describe('emoji', () => {
  it('are found by name and put where the caret is', async () => {
    const { field } = await openThread();
    await userEvent.type(field, 'Thanks ');
    await userEvent.click(screen.getByRole('button', { name: 'Emoji' }));
    await userEvent.type(await screen.findByRole('combobox', { name: 'Find an emoji' }), 'tada');
    await screen.findByRole('option', { name: 'party popper' });
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(field).toHaveProperty('value', 'Thanks 🎉'));
  });

  it('complete a word after a colon', async () => {
    const { field } = await openThread();
    await userEvent.type(field, 'Great :tada');
    await screen.findByRole('option', { name: /tada/u });
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(field).toHaveProperty('value', 'Great 🎉'));
  });
});
