// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PANE_MEMORIES_MAX } from '@shared/domain';
import { paneMemorySchema, type PaneMemory } from '@shared/ipc';
import { layoutOf, useScreen } from '../../../../src-renderer/app/state';
import {
  readPaneMemory,
  recall,
  remember,
  settlePaneMemory,
} from '../../../../src-renderer/app/state/pane-memory';
import { createFakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { installBridge } from '../harness';
import { openThread } from '../open-thread';

const show = (threadId: string) => act(() => useScreen.getState().openThread(threadId));
const replyTo = (name: string) =>
  screen.findByRole<HTMLTextAreaElement>('textbox', { name: `Reply to ${name}` });

describe('a conversation that is left and opened again', () => {
  it('has its draft, and what was selected in it', async () => {
    const { bridge, field } = await openThread('thread-1');
    await userEvent.type(field, 'The 27th is free for you.');
    act(() => (field as HTMLTextAreaElement).setSelectionRange(4, 8));
    document.dispatchEvent(new Event('selectionchange'));
    show('thread-2');
    await replyTo(bridge.world.threads.get('thread-2')!.customer.name);
    show('thread-1');
    const again = await replyTo('Haruki Tanaka');
    await waitFor(() => expect(again.value).toBe('The 27th is free for you.'));
    await waitFor(() => expect([again.selectionStart, again.selectionEnd]).toEqual([4, 8]));
  });

  it('has its draft also when it was closed while a key was on its way to the disk', async () => {
    const { field } = await openThread('thread-1');
    await userEvent.type(field, 'Half a sen');
    act(() => useScreen.getState().closePane(0));
    show('thread-1');
    const again = await replyTo('Haruki Tanaka');
    await waitFor(() => expect(again.value).toBe('Half a sen'));
  });

  it('with a layout finds on where it was looked for something', async () => {
    await openThread('thread-1');
    const layout = layoutOf(useScreen.getState());
    act(() => useScreen.getState().openFind());
    const find = await screen.findByRole('textbox', { name: 'Find in this conversation' });
    await userEvent.type(find, 'router');
    show('thread-2');
    await waitFor(() => expect(screen.queryByDisplayValue('router')).toBeNull());
    act(() => useScreen.getState().restoreLayout(layout));
    expect(await screen.findByDisplayValue('router')).toBeDefined();
  });
});

describe('what is remembered of a pane', () => {
  const place = { messageId: 'message-9', top: -40 };

  beforeEach(async () => {
    // Each begins with a memory of its own: another thread.
    await settlePaneMemory();
  });

  it('is written once where it comes to rest, with all of its parts', async () => {
    const bridge = createFakeBridge();
    installBridge(bridge);
    for (let top = 0; top < 50; top += 1) {
      remember('rest-1', { place: { ...place, top }, lastMessageId: 'message-10' });
    }
    remember('rest-1', { caret: { mode: 'reply', start: 2, end: 5 } });
    expect(recall('rest-1')).toMatchObject({ place: { top: 49 }, caret: { start: 2 } });
    await settlePaneMemory();
    const written = bridge.calls.filter(({ name }) => name === 'pane.remember');
    expect(written.map(({ request }) => request)).toMatchObject([
      { threadId: 'rest-1', place: { messageId: 'message-9', top: 49 }, caret: { end: 5 } },
    ]);
    // What is as it was is not written again.
    remember('rest-1', { caret: { mode: 'reply', start: 2, end: 5 } });
    await settlePaneMemory();
    expect(bridge.calls.filter(({ name }) => name === 'pane.remember')).toHaveLength(1);
  });

  it('is written by itself after a while', async () => {
    const bridge = createFakeBridge();
    installBridge(bridge);
    vi.useFakeTimers();
    remember('later-1', { find: 'router' });
    vi.runAllTimers();
    vi.useRealTimers();
    await waitFor(() =>
      expect(bridge.calls.some(({ name }) => name === 'pane.remember')).toBe(true),
    );
  });

  it('is read from the disk, but for what is newer here', async () => {
    const bridge = createFakeBridge();
    installBridge(bridge);
    const memory = (threadId: string, find: string): PaneMemory => ({
      threadId,
      place: null,
      lastMessageId: null,
      caret: null,
      mode: null,
      find,
      at: 1,
    });
    await bridge.call('pane.remember', memory('disk-1', 'old'));
    await bridge.call('pane.remember', memory('disk-2', 'of another window'));
    remember('disk-1', { find: 'new' });
    await readPaneMemory();
    expect(recall('disk-1')?.find).toBe('new');
    expect(recall('disk-2')?.find).toBe('of another window');
    await settlePaneMemory();
  });

  it('is read also as an earlier version wrote it, which kept no mode', () => {
    const older = { threadId: 'old-1', place: null, lastMessageId: null, caret: null, find: null };
    expect(paneMemorySchema.parse({ ...older, at: 1 })).toEqual({ ...older, mode: null, at: 1 });
  });

  it('is kept of the latest conversations, as many as on disk, and of what is not written yet', async () => {
    installBridge(createFakeBridge());
    remember('many-0', { find: 'the first' });
    for (let n = 1; n < PANE_MEMORIES_MAX; n += 1) remember(`many-${n}`, { find: 'another' });
    await settlePaneMemory();
    remember('many-0', { find: 'looked at again' });
    remember('many-more', { find: 'one more' });
    expect(recall('many-1')).toBeNull();
    expect(recall('many-0')?.find).toBe('looked at again');
    for (let n = 0; n < 2 * PANE_MEMORIES_MAX; n += 1) remember(`soon-${n}`, { find: 'unwritten' });
    expect(recall('soon-0')?.find).toBe('unwritten');
    await settlePaneMemory();
    remember('many-last', { find: 'the last' });
    await settlePaneMemory();
    const kept = Array.from({ length: 2 * PANE_MEMORIES_MAX }, (_each, n) => recall(`soon-${n}`));
    expect(kept.filter((memory) => memory !== null)).toHaveLength(PANE_MEMORIES_MAX - 1);
  });
});
