// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { CommandBody } from '@shared/domain';
import { outboxItem } from '../../../fixtures/renderer-bridge/outbox';
import { openThread } from '../open-thread';

const REASON = 'The customer wrote meanwhile. Read it before you put this episode aside.';

/** Haruki's thread with a change that the desk has refused. */
async function withRefused(make: (episodeId: string) => CommandBody) {
  const opened = await openThread();
  const { bridge, found } = opened;
  act(() => {
    bridge.world.outbox.push(
      outboxItem({
        commandId: 'command-x',
        state: 'failed',
        reason: REASON,
        body: make(found.episode.id),
        customerName: found.customer.name,
        threadId: found.thread.id,
      }),
    );
    bridge.world.status = {
      ...bridge.world.status,
      outbox: { waiting: 0, failed: 1, conflicts: 0, trouble: null },
    };
    bridge.emit('sync-status', bridge.world.status);
    bridge.emit('changed', { topics: ['outbox'] });
  });
  const notice = () => within(opened.pane).findByText(REASON);
  return { ...opened, notice };
}

const resolve = (episodeId: string): CommandBody => ({
  kind: 'resolve',
  episodeId,
  outcome: 'Moved.',
  lastSeenMessageId: 'old',
});

describe('a change that the desk refused', () => {
  it('is told in its conversation with the reason, and can be dismissed', async () => {
    const { pane, notice, callsOf } = await withRefused((episodeId) => ({
      kind: 'assign',
      episodeId,
      assigneeId: null,
      teamId: null,
    }));
    await notice();
    within(pane).getByText('Assign: not done.');
    await userEvent.click(within(pane).getByRole('button', { name: 'Dismiss' }));
    expect(callsOf('outbox.cancel')).toEqual([{ commandId: 'command-x' }]);
    await waitFor(() => expect(within(pane).queryByText(REASON)).toBeNull());
  });

  it('is sent again as it was', async () => {
    const { pane, notice, callsOf } = await withRefused((episodeId) => ({
      kind: 'tag',
      episodeId,
      tagId: 'tag',
      on: true,
    }));
    await notice();
    await userEvent.click(within(pane).getByRole('button', { name: 'Try again' }));
    expect(callsOf('outbox.retry')).toEqual([{ commandId: 'command-x' }]);
  });

  it('can be tried again or dismissed in the details of the status line', async () => {
    const { notice, callsOf } = await withRefused(resolve);
    await notice();
    await userEvent.click(screen.getByRole('button', { name: /1 needs you/ }));
    const details = await screen.findByRole('dialog', { name: 'Connection and sync' });
    await within(details).findByText('Resolve · Haruki Tanaka');
    expect(within(details).getByText(/Not done/).textContent).toContain(REASON);
    // It must be read first: only the thread itself offers to try again.
    expect(within(details).queryByRole('button', { name: 'Try again' })).toBeNull();
    within(details).getByRole('button', { name: 'Open' });
    await userEvent.click(within(details).getByRole('button', { name: 'Dismiss' }));
    expect(callsOf('outbox.cancel')).toEqual([{ commandId: 'command-x' }]);
  });
});

describe('sending and resolving', () => {
  it('is one thing: both are kept, or neither', async () => {
    const { pane, field, bridge, callsOf } = await openThread();
    const sendAndResolve = async () => {
      await userEvent.click(within(pane).getByRole('button', { name: 'More ways to send' }));
      await userEvent.click(await screen.findByRole('menuitem', { name: /^Send and resolve/u }));
    };
    await userEvent.type(field, 'All done.');
    bridge.fail('command.submit', { code: 'disk', message: 'The disk is full.' });
    await sendAndResolve();
    await within(pane).findByText(/It was not sent: The disk is full\./u);
    expect(field).toHaveProperty('value', 'All done.');
    bridge.fail('command.submit', null);
    await sendAndResolve();
    await waitFor(() => expect(field).toHaveProperty('value', ''));
    expect(callsOf('command.submit').at(-1)).toMatchObject({
      body: { kind: 'reply', text: 'All done.' },
      after: { kind: 'resolve' },
    });
  });
});
