// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
import { applyLayout } from '../../../../src-renderer/features/layouts';
import { createFakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { renderApp } from '../harness';

const panes = () => useScreen.getState().panes.map(({ threadId }) => threadId);

async function start() {
  const bridge = createFakeBridge();
  renderApp(bridge);
  await screen.findByRole('region', { name: 'Inbox' });
  const open = (...threadIds: string[]) =>
    act(() => {
      for (const id of threadIds) useScreen.getState().openThread(id, { beside: true });
    });
  const dialog = async () => {
    act(() => useScreen.getState().setLayoutsOpen(true));
    return within(await screen.findByRole('dialog', { name: 'Layouts' }));
  };
  return { bridge, open, dialog };
}

const save = async (dialog: ReturnType<typeof within>, name: string) => {
  await userEvent.type(dialog.getByRole('textbox', { name: 'Name of the layout' }), name);
  await userEvent.click(dialog.getByRole('button', { name: 'Save the current one' }));
  await dialog.findByRole('button', { name: `Switch to ${name}` });
};

describe('layouts with names', () => {
  it('keep which conversations are open and how they stand, and bring them back', async () => {
    const { open, dialog } = await start();
    open('thread-1', 'thread-2', 'thread-3');
    act(() => {
      useScreen.getState().setArrangement('columns');
      useScreen.getState().setPaneSizes([50, 30, 20]);
      useScreen.getState().focusThread('thread-2');
    });
    await save(await dialog(), 'Morning');
    act(() => {
      useScreen.getState().setLayoutsOpen(false);
      useScreen.getState().closeOtherPanes(0);
      useScreen.getState().setArrangement('auto');
      useScreen.getState().setSection('settings');
    });
    expect(panes()).toEqual(['thread-1']);
    const again = await dialog();
    again.getByText('3 conversations');
    await userEvent.click(again.getByRole('button', { name: 'Switch to Morning' }));
    expect(panes()).toEqual(['thread-1', 'thread-2', 'thread-3']);
    expect(useScreen.getState()).toMatchObject({
      focusedPane: 1,
      arrangement: 'columns',
      paneSizes: [50, 30, 20],
      section: 'inbox',
      layoutsOpen: false,
    });
  });

  it('take the same name once: saving under it keeps what is on screen now', async () => {
    const { bridge, open, dialog } = await start();
    open('thread-1');
    await save(await dialog(), 'Morning');
    open('thread-2');
    const inside = await dialog();
    await userEvent.type(inside.getByRole('textbox', { name: 'Name of the layout' }), 'Morning');
    await userEvent.click(inside.getByRole('button', { name: 'Save the current one' }));
    await inside.findByText('2 conversations');
    const saved = bridge.calls.filter(({ name }) => name === 'layout.save');
    const ids = saved.map(({ request }) => (request as { id: string }).id);
    expect(new Set(ids).size).toBe(1);
  });

  it('are renamed, replaced and deleted', async () => {
    const { open, dialog } = await start();
    open('thread-1');
    const inside = await dialog();
    await save(inside, 'Morning');
    await userEvent.click(inside.getByRole('button', { name: 'Rename Morning' }));
    const [, field] = inside.getAllByRole('textbox', { name: 'Name of the layout' });
    await userEvent.clear(field!);
    await userEvent.type(field!, 'Evening{Enter}');
    await inside.findByRole('button', { name: 'Switch to Evening' });
    open('thread-2');
    await userEvent.click(
      inside.getByRole('button', { name: 'Keep what is on screen as Evening' }),
    );
    await inside.findByText('2 conversations');
    await userEvent.click(inside.getByRole('button', { name: 'Delete Evening' }));
    await inside.findByText('None is saved yet.');
  });

  it('leave a conversation where it is that has a window of its own by now', async () => {
    const { open } = await start();
    open('thread-1', 'thread-2');
    const { arrangement } = useScreen.getState();
    act(() => useScreen.getState().setPopOuts(['thread-2']));
    act(() =>
      applyLayout({
        id: 'layout-1',
        name: 'Both',
        layout: {
          panes: ['thread-1', 'thread-2', 'thread-3'],
          focused: 2,
          sizes: [30, 30, 40],
          rowSizes: [],
          arrangement,
          maximised: false,
          inboxWidth: null,
          contextOpen: true,
        },
      }),
    );
    expect(panes()).toEqual(['thread-1', 'thread-3']);
    // Shares of three say nothing about two.
    expect(useScreen.getState()).toMatchObject({ focusedPane: 1, paneSizes: [] });
  });

  it('are found in the palette by their names', async () => {
    const { open, dialog } = await start();
    open('thread-1', 'thread-2');
    await save(await dialog(), 'Returns');
    act(() => useScreen.getState().setLayoutsOpen(false));
    act(() => useScreen.getState().closeOtherPanes(0));
    await userEvent.keyboard('{Control>}k{/Control}');
    const palette = await screen.findByRole('dialog', { name: 'Every action' });
    await userEvent.type(within(palette).getByRole('combobox'), 'returns');
    await within(palette).findByText('Layout: Returns');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(panes()).toEqual(['thread-1', 'thread-2']));
  });
});
