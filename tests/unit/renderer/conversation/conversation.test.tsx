// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { openThread } from '../open-thread';

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

  it('is announced without what would turn its surroundings around', async () => {
    const { bridge, found, pane } = await openThread();
    const last = found.messages.at(-1)!;
    act(() => {
      const side = 'customer' as const;
      const position = last.position + 1;
      Object.assign(found, { customer: { ...found.customer, name: 'Mallory \u202Egnp.exe' } });
      found.messages = [...found.messages, { ...last, id: 'new', text: 'Well?', side, position }];
      bridge.emit('changed', { topics: ['conversation'] });
    });
    await waitFor(() =>
      expect(pane.querySelector('[aria-live="polite"]')?.textContent).toBe(
        'Mallory ⟦U+202E⟧gnp.exe: Well?',
      ),
    );
    expect(pane.textContent).not.toContain('\u202E');
  });

  it('says that older messages may not be kept, instead of calling the first one here the first', async () => {
    const { bridge, found, pane } = await openThread();
    await within(pane).findByText(/^First message/u);
    act(() => {
      found.historyKeptSince = new Date(2026, 2, 3).getTime();
      bridge.emit('changed', { topics: ['conversation'] });
    });
    await within(pane).findByText(/Messages from before .*2026 are not kept on this computer/u);
    expect(within(pane).queryByText(/^First message/u)).toBeNull();
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
