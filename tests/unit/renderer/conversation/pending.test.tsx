// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ConflictCard } from '../../../../src-renderer/features/conversation/ConflictCard';
import { render } from '@testing-library/react';
import { createElement } from 'react';
import '../harness';
import { openThread } from '../open-thread';
import { message } from './samples';

describe('the conflict card', () => {
  it('shows what came in as plain text and offers the three ways out', async () => {
    const actions = { onSendAnyway: vi.fn(), onEdit: vi.fn(), onDrop: vi.fn() };
    render(
      createElement(ConflictCard, {
        customerName: 'Grace Okafor',
        newMessages: [message({ id: 'n', text: '<b>Wait</b>, it works again' })],
        ...actions,
      }),
    );
    const card = screen.getByRole('alert', { name: 'Answer held back' });
    within(card).getByText('<b>Wait</b>, it works again');
    within(card).getByText('Grace Okafor wrote while you were answering');
    await userEvent.click(within(card).getByRole('button', { name: 'Send anyway' }));
    await userEvent.click(within(card).getByRole('button', { name: 'Edit' }));
    await userEvent.click(within(card).getByRole('button', { name: 'Drop' }));
    expect(actions.onSendAnyway).toHaveBeenCalledOnce();
    expect(actions.onEdit).toHaveBeenCalledOnce();
    expect(actions.onDrop).toHaveBeenCalledOnce();
  });
});

/** Haruki's thread with an answer of Rosa's in the outbox. */
async function withPending(state: 'failed' | 'conflict', reason: string | null) {
  const opened = await openThread();
  const { bridge, found } = opened;
  act(() => {
    const last = found.messages.at(-1)!;
    found.messages = [
      ...found.messages,
      {
        ...last,
        id: 'mine',
        kind: 'message',
        side: 'agent',
        text: 'My answer',
        position: last.position + 1,
      },
    ];
    bridge.world.outbox.push({
      commandId: 'command-x',
      madeAt: bridge.world.now,
      state,
      attempts: 1,
      nextTryAt: null,
      reason,
      body: {
        kind: 'reply',
        threadId: found.thread.id,
        episodeId: found.episode.id,
        messageId: 'mine',
        text: 'My answer',
        attachmentIds: [],
        lastSeenMessageId: null,
        acceptStale: false,
      },
      customerName: found.customer.name,
      threadId: found.thread.id,
    });
    bridge.emit('changed', { topics: ['conversation'] });
  });
  return opened;
}

describe('an answer that has not gone out', () => {
  it('says why, and can be retried', async () => {
    const { callsOf } = await withPending('failed', 'The thread was moved to another team.');
    await screen.findByText('The thread was moved to another team.');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(callsOf('outbox.retry')).toEqual([{ commandId: 'command-x' }]);
  });

  it('goes back into the draft with Edit', async () => {
    const { callsOf, bridge } = await withPending('conflict', null);
    await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
    await waitFor(() => expect(callsOf('outbox.cancel')).toEqual([{ commandId: 'command-x' }]));
    await waitFor(() => {
      const names = bridge.calls.map((call) => call.name);
      expect(names.lastIndexOf('draft.get')).toBeGreaterThan(names.lastIndexOf('outbox.cancel'));
    });
  });

  it('is sent anyway', async () => {
    const { callsOf } = await withPending('conflict', null);
    await userEvent.click(await screen.findByRole('button', { name: 'Send anyway' }));
    expect(callsOf('outbox.sendAnyway')).toEqual([{ commandId: 'command-x' }]);
  });

  it('is dropped only after a question, and leaves the draft as it was', async () => {
    const { callsOf } = await withPending('failed', null);
    await userEvent.click(await screen.findByRole('button', { name: 'Drop' }));
    expect(callsOf('outbox.cancel')).toEqual([]);
    const dialog = await screen.findByRole('dialog', { name: 'Drop this answer?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Drop' }));
    await waitFor(() => expect(callsOf('outbox.cancel')).toHaveLength(1));
    await waitFor(() => expect(callsOf('draft.save').at(-1)).toMatchObject({ text: '' }));
  });
});

describe('the conversation', () => {
  it('shows markup as text and a million characters folded', async () => {
    const { bridge, found, pane } = await openThread();
    const last = found.messages.at(-1)!;
    const add = (id: string, text: string, step: number) => ({
      ...last,
      id,
      text,
      kind: 'message' as const,
      side: 'customer' as const,
      position: last.position + step,
    });
    act(() => {
      found.messages = [
        ...found.messages,
        add('html', '<img src=x onerror=alert(1)>', 1),
        add('long', 'word '.repeat(200_000), 2),
      ];
      bridge.emit('changed', { topics: ['conversation'] });
    });
    await screen.findByText('<img src=x onerror=alert(1)>');
    expect(pane.querySelector('img')).toBeNull();
    await screen.findByRole('button', { name: 'Show all (1,000,000 characters)' });
    expect(pane.textContent.length).toBeLessThan(20_000);
  });

  it('marks the end as seen only while the window has the focus', async () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    const { callsOf, found } = await openThread();
    await screen.findByText(/which router will it be/u);
    expect(callsOf('conversation.markSeen')).toEqual([]);
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    act(() => void window.dispatchEvent(new Event('focus')));
    expect(callsOf('conversation.markSeen')).toEqual([
      { threadId: found.thread.id, messageId: found.messages.at(-1)!.id },
    ]);
  });

  it('asks before a link is opened and says where it leads', async () => {
    const { bridge, found, callsOf } = await openThread();
    const last = found.messages.at(-1)!;
    act(() => {
      found.messages = [
        ...found.messages,
        { ...last, id: 'l', kind: 'message', text: 'see https://example.com/x', position: 99 },
      ];
      bridge.emit('changed', { topics: ['conversation'] });
    });
    await userEvent.click(await screen.findByRole('link', { name: 'https://example.com/x' }));
    const dialog = await screen.findByRole('dialog');
    within(dialog).getByText('example.com');
    expect(callsOf('app.openLink')).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Open in browser' }));
    expect(callsOf('app.openLink')).toEqual([{ url: 'https://example.com/x' }]);
  });
});
