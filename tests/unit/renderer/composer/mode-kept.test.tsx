// @vitest-environment happy-dom
import { act, cleanup, renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
import { recall, settlePaneMemory } from '../../../../src-renderer/app/state/pane-memory';
import { takeBack } from '../../../../src-renderer/features/composer';
import { useComposerMode } from '../../../../src-renderer/features/composer/use-composer-mode';
import { createFakeBridge, type FakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { conversationOf } from '../../../fixtures/renderer-bridge/reads';
import { installBridge, renderApp } from '../harness';
import { HARUKI, openThread } from '../open-thread';

const OTHER = 'thread-2';
const NOTE = 'Note on Haruki Tanaka';

const show = (threadId: string) => act(() => useScreen.getState().openThread(threadId));
const field = (name: string) => screen.findByRole<HTMLTextAreaElement>('textbox', { name });
const choose = (name: string) => userEvent.click(screen.getByRole('radio', { name }));

async function ready(name: string): Promise<HTMLTextAreaElement> {
  const found = await field(name);
  await waitFor(() => expect(found.readOnly).toBe(false));
  return found;
}

function nameOf(bridge: FakeBridge, threadId: string): string {
  const found = bridge.world.threads.get(threadId);
  if (!found) throw new Error(`The fixture has no ${threadId}`);
  return found.customer.name;
}

async function beginNote() {
  const opened = await openThread(HARUKI);
  await choose('Note');
  await userEvent.type(await ready(NOTE), 'Only for us');
  return opened;
}

/** Another start of the app on the same computer. */
async function startAgain(bridge: FakeBridge): Promise<void> {
  await settlePaneMemory();
  cleanup();
  useScreen.getState().reset();
  renderApp(bridge);
  await screen.findByRole('navigation');
}

describe('what is written in a conversation', () => {
  beforeEach(async () => {
    // What the test before remembered is on its own disk.
    await settlePaneMemory();
  });

  it('is a note again when somebody comes back to a note, and a reply in a conversation opened first', async () => {
    const { bridge } = await beginNote();
    show(OTHER);
    await ready(`Reply to ${nameOf(bridge, OTHER)}`);
    expect(screen.getByRole('radio', { name: 'Reply' }).getAttribute('aria-checked')).toBe('true');
    show(HARUKI);
    await waitFor(async () => expect((await ready(NOTE)).value).toBe('Only for us'));
  });

  it('is on disk at once, and the same after a restart, also with nothing in it', async () => {
    const { bridge, callsOf } = await openThread(HARUKI);
    await choose('Note');
    await ready(NOTE);
    expect(callsOf('pane.remember').at(-1)).toMatchObject({ threadId: HARUKI, mode: 'note' });
    await startAgain(bridge);
    show(HARUKI);
    await ready(NOTE);
  });

  it('is a note where nothing is remembered and only a note is begun', async () => {
    const bridge = createFakeBridge();
    const draft = { threadId: HARUKI, mode: 'note', text: 'Ask Ken', attachments: [] } as const;
    await bridge.call('draft.save', { ...draft, attachments: [] });
    renderApp(bridge);
    await screen.findByRole('navigation');
    show(HARUKI);
    await waitFor(async () => expect((await ready(NOTE)).value).toBe('Ask Ken'));
  });

  it('is a reply where nothing is remembered and a reply is begun beside the note', async () => {
    const bridge = createFakeBridge();
    for (const mode of ['note', 'reply'] as const) {
      await bridge.call('draft.save', { threadId: HARUKI, mode, text: mode, attachments: [] });
    }
    renderApp(bridge);
    await screen.findByRole('navigation');
    show(HARUKI);
    await waitFor(async () => expect((await ready('Reply to Haruki Tanaka')).value).toBe('reply'));
  });

  it('is a reply again once the note is sent', async () => {
    const { bridge } = await beginNote();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await ready('Reply to Haruki Tanaka');
    await startAgain(bridge);
    show(HARUKI);
    await ready('Reply to Haruki Tanaka');
  });

  it('stays a whisper that nobody can read any more, which cannot be sent and is not lost', async () => {
    const { bridge, found, callsOf } = await openThread(HARUKI, { account: 'marta' });
    await choose('Whisper');
    await userEvent.type(await ready('Whisper to Rosa Keller'), 'Try the form');
    await settlePaneMemory();
    found.episode = { ...found.episode, assigneeId: null };
    act(() => bridge.emit('changed', { topics: ['conversation'] }));
    await screen.findByText(/there is nobody to whisper to/u);
    expect(screen.getByRole('radio', { name: 'Whisper' }).getAttribute('aria-checked')).toBe(
      'true',
    );
    expect(screen.getByDisplayValue('Try the form')).toBeDefined();
    expect(screen.getByRole('button', { name: /^Whisper/u })).toHaveProperty('disabled', true);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(callsOf('command.submit')).toEqual([]);
  });

  it('is what it was in a window of its own that was closed', async () => {
    const { bridge } = await openThread(HARUKI);
    await choose('Note');
    await ready(NOTE);
    await choose('Reply');
    await ready('Reply to Haruki Tanaka');
    act(() => bridge.emit('pop-outs', { threadIds: [HARUKI] }));
    await settlePaneMemory();
    const memory = recall(HARUKI);
    if (!memory) throw new Error('Nothing was remembered');
    await bridge.call('pane.remember', { ...memory, mode: 'note' });
    act(() => bridge.emit('pop-outs', { threadIds: [] }));
    await waitFor(() => expect(recall(HARUKI)?.mode).toBe('note'));
    show(HARUKI);
    await ready(NOTE);
  });

  it('is never that of the conversation that was in its place before', () => {
    const bridge = createFakeBridge();
    installBridge(bridge);
    const viewOf = (threadId: string) => {
      const found = bridge.world.threads.get(threadId);
      if (!found) throw new Error(`The fixture has no ${threadId}`);
      return conversationOf(bridge.world, found, []);
    };
    const { result, rerender } = renderHook(({ view }) => useComposerMode(view), {
      initialProps: { view: viewOf('thread-5') },
    });
    const [, setOfFirst] = result.current;
    act(() => setOfFirst('note'));
    expect(result.current[0]).toBe('note');
    rerender({ view: viewOf('thread-6') });
    expect(result.current[0]).toBe('reply');
    // Something that began in the first one ends late.
    act(() => setOfFirst('whisper'));
    expect(result.current[0]).toBe('reply');
    rerender({ view: viewOf('thread-5') });
    expect(result.current[0]).toBe('whisper');
  });

  it('is what was taken back while the conversation was closed', async () => {
    const { bridge } = await beginNote();
    bridge.world.status = {
      ...bridge.world.status,
      connection: { ...bridge.world.status.connection, state: 'offline' },
    };
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await ready('Reply to Haruki Tanaka');
    act(() => useScreen.getState().closePane(0));
    const commandId = bridge.world.outbox.at(-1)?.commandId ?? '';
    await takeBack({ commandId, threadId: HARUKI, mode: 'note' });
    expect(recall(HARUKI)?.mode).toBe('note');
    show(HARUKI);
    await waitFor(async () => expect((await ready(NOTE)).value).toBe('Only for us'));
  });
});
