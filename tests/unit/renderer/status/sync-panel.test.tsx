// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
import { createFakeBridge, type FakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { bridgeFor } from '../../../fixtures/renderer-bridge/scenes';
import { renderApp } from '../harness';

async function panelOver(bridge: FakeBridge): Promise<HTMLElement> {
  renderApp(bridge);
  await screen.findByRole('navigation', { name: 'Main' });
  act(() => useScreen.getState().setSyncOpen(true));
  const dialog = await screen.findByRole('dialog', { name: 'Connection and sync' });
  await waitFor(() => expect(bridge.calls.some(({ name }) => name === 'sync.panel')).toBe(true));
  return dialog;
}

const scene = (query: string): FakeBridge => bridgeFor(new URLSearchParams(query));
const entry = (dialog: HTMLElement, words: string): HTMLElement => {
  const found = within(dialog).getByText(words).closest('li');
  if (!found) throw new Error(`"${words}" is in no entry.`);
  return found;
};
const called = (bridge: FakeBridge, name: string) =>
  bridge.calls.filter((each) => each.name === name).map(({ request }) => request);

describe('the sync panel', () => {
  test('opens from the status line and from the palette, and closes with its button', async () => {
    renderApp(createFakeBridge());
    const user = userEvent.setup();
    const line = await screen.findByRole('status', { name: 'Connection' });
    await user.click(await within(line).findByRole('button'));
    const dialog = await screen.findByRole('dialog', { name: 'Connection and sync' });
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    act(() => useScreen.getState().setPaletteOpen(true));
    await user.click(await screen.findByText('Show connection and sync'));
    expect(await screen.findByRole('dialog', { name: 'Connection and sync' })).toBeDefined();
  });

  test('is calm when there is nothing to say', async () => {
    const dialog = await panelOver(createFakeBridge());
    expect(
      await within(dialog).findByText('Everything is here and everything is sent'),
    ).toBeDefined();
    for (const words of [
      'Everything you wrote has reached the desk.',
      'History complete since 3 March 2024',
      '108,137 messages on this computer, searchable offline · 213 MB',
    ]) {
      expect(within(dialog).getByText(words)).toBeDefined();
    }
    expect(within(dialog).queryByText('Set aside')).toBeNull();
    expect(within(dialog).queryByRole('button', { name: 'Try now' })).toBeNull();
  });

  test('says what is wrong and what happens next, and tries now', async () => {
    const bridge = scene('connection=unreachable&desk=real');
    const dialog = await panelOver(bridge);
    expect(within(dialog).getByText(/^Nobody answers at /)).toBeDefined();
    expect(within(dialog).getByText(/^Next try in \d+ s$/)).toBeDefined();
    expect(
      await within(dialog).findAllByText('Waits for the connection: Desk not reachable'),
    ).toHaveLength(2);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Try now' }));
    expect(called(bridge, 'sync.now')).toHaveLength(1);
  });

  test('says of each thing why it waits, and does what can be done about it', async () => {
    const bridge = scene('scene=trouble');
    const dialog = await panelOver(bridge);
    const user = userEvent.setup();
    await within(dialog).findByText('Answer to Grace Okafor');
    const refused = entry(dialog, 'Answer to Grace Okafor');
    expect(refused.textContent).toContain('Not sent: The desk says that the thread was moved');
    await user.click(within(refused).getByRole('button', { name: 'Try again' }));
    expect(called(bridge, 'outbox.retry')).toEqual([{ commandId: 'command-thread-0' }]);
    const conflict = entry(dialog, 'Answer to Haruki Tanaka');
    expect(conflict.textContent).toContain('They wrote again before it went out');
    await user.click(within(conflict).getByRole('button', { name: 'Open' }));
    expect(useScreen.getState()).toMatchObject({
      syncOpen: false,
      panes: [{ threadId: 'thread-1' }],
    });
  });

  test('takes an answer back where it becomes a draft again', async () => {
    const bridge = scene('scene=repairs');
    const dialog = await panelOver(bridge);
    const user = userEvent.setup();
    await within(dialog).findByText('Answer to Grace Okafor');
    const held = entry(dialog, 'Answer to Grace Okafor');
    expect(held.textContent).toMatch(/You can still take it back · Goes out in \d+ s/);
    expect(entry(dialog, 'Answer to Haruki Tanaka').textContent).toMatch(
      /Connection breaks off · Tried 3 times, did not get through · Next try in \d+ s/,
    );
    expect(entry(dialog, 'Answer to Lucía Méndez').textContent).toContain(
      'Waits because you are changing it',
    );
    await user.click(within(held).getByRole('button', { name: 'Take back' }));
    await waitFor(() =>
      expect(called(bridge, 'outbox.cancel')).toEqual([{ commandId: 'command-thread-0' }]),
    );
    expect(useScreen.getState().panes[0]?.threadId).toBe('thread-0');
    expect(useScreen.getState().syncOpen).toBe(false);
  });

  test('tells of disk, clock, repairs and what was moved aside', async () => {
    const dialog = await panelOver(scene('scene=repairs'));
    for (const words of [
      'Slow connection',
      /^This computer’s clock is 7 min behind the desk’s\./,
      'Disk is full',
      'Encrypted with your passphrase',
      /^Your work on this computer was damaged\./,
      /^2 things that you made/,
      'Rebuilding the search index · 42%',
    ]) {
      expect(await within(dialog).findByText(words)).toBeDefined();
    }
    const bars = within(dialog).getAllByRole('progressbar');
    expect(bars.map((bar) => bar.getAttribute('aria-valuenow'))).toEqual(['1', '42']);
    for (const name of ['Check now', 'Rebuild']) {
      expect(within(dialog).getByRole('button', { name })).toHaveProperty('disabled', true);
    }
  });

  test('says what was set aside and why, newest first', async () => {
    const dialog = await panelOver(scene('scene=trouble'));
    const user = userEvent.setup();
    const section = within(dialog).getByRole('heading', { name: 'Set aside' }).parentElement;
    if (!section) throw new Error('The heading is in no section.');
    expect(within(section).getByText('3 records set aside')).toBeDefined();
    expect(
      within(section).getByText(/^The desk sent something that Heddle could not read\./),
    ).toBeDefined();
    await user.click(within(section).getByText('Show what was set aside'));
    const items = within(section).getAllByRole('listitem');
    expect(items.map((item) => item.textContent?.split(' · ').at(-1))).toEqual([
      'message m-991: doc.at: invalid type',
      'episode e-17: doc.state: invalid value',
      'gift g-1: kind: unknown',
    ]);
    expect(within(dialog).queryByText('Everything is here and everything is sent')).toBeNull();
  });

  test('removes damaged copies of the cache only after asking twice', async () => {
    const bridge = createFakeBridge();
    bridge.world.damagedCaches = { count: 2, since: Date.UTC(2026, 10, 3), bytes: 41_000_000 };
    const dialog = await panelOver(bridge);
    const user = userEvent.setup();
    const words = '2 damaged local copies kept since 3 November 2026 · 41 MB';
    expect(await within(dialog).findByText(words)).toBeDefined();
    const press = async (where: string, name: string) => {
      const asked = await screen.findByRole('dialog', { name: where });
      await user.click(within(asked).getByRole('button', { name }));
    };
    await user.click(within(dialog).getByRole('button', { name: 'Remove…' }));
    await press('Remove what is damaged?', 'Cancel');
    await user.click(within(dialog).getByRole('button', { name: 'Remove…' }));
    await press('Remove what is damaged?', 'Continue');
    await press('Delete it for good?', 'Cancel');
    expect(called(bridge, 'sync.removeDamagedCaches')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Remove…' }));
    await press('Remove what is damaged?', 'Continue');
    await press('Delete it for good?', 'Delete');
    await waitFor(() => expect(within(dialog).queryByText(words)).toBeNull());
    expect(called(bridge, 'sync.removeDamagedCaches')).toHaveLength(1);
    expect(within(dialog).queryByText('Set aside')).toBeNull();
  });

  test('says when the damaged copies could not be removed', async () => {
    const bridge = createFakeBridge();
    bridge.world.damagedCaches = { count: 1, since: Date.UTC(2026, 10, 3), bytes: 9 };
    bridge.fail('sync.removeDamagedCaches', { code: 'failed', message: 'The disk said no.' });
    const dialog = await panelOver(bridge);
    const user = userEvent.setup();
    await user.click(await within(dialog).findByRole('button', { name: 'Remove…' }));
    await user.click(await screen.findByRole('button', { name: 'Continue' }));
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('The disk said no.');
    expect(within(dialog).getByText(/^One damaged local copy kept since/)).toBeDefined();
  });

  test('follows what main tells, and has the index made again in one click', async () => {
    const bridge = createFakeBridge();
    const dialog = await panelOver(bridge);
    const { status } = bridge.world;
    const tell = (index: typeof status.index) =>
      act(() => bridge.emit('sync-status', { ...status, index }));
    tell({ state: 'damaged', checkedAt: Date.now(), progress: null });
    expect(await within(dialog).findByText('Search index is damaged')).toBeDefined();
    expect(within(dialog).queryByText('Everything is here and everything is sent')).toBeNull();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Rebuild' }));
    expect(called(bridge, 'sync.rebuildIndex')).toHaveLength(1);
    expect(await within(dialog).findByText('Search index is fine')).toBeDefined();
    expect(within(dialog).getByText('Checked just now')).toBeDefined();
    tell({ state: 'rebuilding', checkedAt: null, progress: 0.07 });
    expect(await within(dialog).findByText('Rebuilding the search index · 7%')).toBeDefined();
  });

  test('says why the index could not be made again', async () => {
    const bridge = createFakeBridge();
    bridge.fail('sync.rebuildIndex', { code: 'disk-full', message: 'The disk is full.' });
    const dialog = await panelOver(bridge);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Rebuild' }));
    expect((await within(dialog).findByRole('alert')).textContent).toBe(
      'That did not work: The disk is full.',
    );
  });

  test('puts the report on the clipboard, and says so', async () => {
    const bridge = createFakeBridge();
    const dialog = await panelOver(bridge);
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Copy report' }));
    expect(await within(dialog).findByText(/^Copied\./)).toBeDefined();
    expect(written).toHaveBeenCalledWith(expect.stringContaining('Heddle report'));
    bridge.fail('sync.report', { code: 'failed', message: 'No.' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Copy report' }));
    expect(await within(dialog).findByText(/could not be copied/)).toBeDefined();
  });

  test('asks again when the status changes, not more than once a second', async () => {
    const bridge = createFakeBridge();
    await panelOver(bridge);
    const { status } = bridge.world;
    const before = called(bridge, 'sync.panel').length;
    for (let n = 0; n < 20; n += 1) {
      act(() =>
        bridge.emit('sync-status', { ...status, fill: { ...status.fill, cachedMessages: n } }),
      );
    }
    await waitFor(() => expect(called(bridge, 'sync.panel').length).toBe(before + 1), {
      timeout: 10_000,
    });
  });
});
