// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { actionsInForce, useRegistry } from '../../../../src-renderer/app/shortcuts';
import { useScreen } from '../../../../src-renderer/app/state';
import { createFakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { renderApp } from '../harness';
import { openThread } from '../open-thread';

afterEach(() => vi.restoreAllMocks());

async function search(text: string) {
  act(() => useScreen.getState().setPaletteOpen(true));
  await userEvent.type(await screen.findByRole('combobox', { name: 'Every action' }), text);
}

/** Finds an action by its name and does it. */
async function run(name: string) {
  await search(name);
  await userEvent.click(await screen.findByRole('option', { name: new RegExp(`^${name}`, 'u') }));
}

it('offers to hand a conversation to those who work in its team', async () => {
  const { bridge, commands, found } = await openThread();
  const [me, elsewhere, colleague] = bridge.world.agents;
  if (!me || !elsewhere || !colleague) throw new Error('The fixture is too small.');
  const agents = [me, { ...elsewhere, teamIds: ['team-business'] }, colleague];
  Object.assign(bridge.world, { agents });
  act(() => bridge.emit('changed', { topics: ['reference'] }));
  await search('assign to');
  const option = await screen.findByRole('option', { name: new RegExp(colleague.name) });
  expect(screen.queryByRole('option', { name: new RegExp(elsewhere.name) })).toBeNull();
  await userEvent.click(option);
  await waitFor(() =>
    expect(commands()).toContainEqual(
      expect.objectContaining({
        kind: 'assign',
        episodeId: found.episode.id,
        assigneeId: colleague.id,
      }),
    ),
  );
});

it('sends what is written, and so do the keys that somebody chose for it, in the field alone', async () => {
  const { bridge, field, pane, commands } = await openThread();
  const replies = () => commands().filter(({ kind }) => kind === 'reply');
  await userEvent.type(field, 'First.');
  await run('Send what is written');
  await waitFor(() => expect(replies()).toHaveLength(1));
  bridge.world.settings = { ...bridge.world.settings, shortcuts: { 'composer.send': ['Mod+S'] } };
  act(() => bridge.emit('settings', bridge.world.settings));
  const send = within(pane).getByRole('button', { name: /^Send/u });
  await waitFor(() => expect(send.textContent).toContain('Ctrl S'));
  await waitFor(() => expect(field).toHaveProperty('value', ''));
  await userEvent.type(field, 'Second.');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  act(() => pane.focus());
  await userEvent.keyboard('{Control>}s{/Control}');
  expect(replies()).toHaveLength(1);
  act(() => field.focus());
  await userEvent.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(replies().at(-1)).toMatchObject({ text: 'Second.' }));
});

it('changes what is written, attaches, and opens emoji and earlier versions', async () => {
  const { pane } = await openThread();
  await run('Write an internal note');
  const note = await within(pane).findByRole('textbox', { name: /note/iu });
  await waitFor(() => expect(document.activeElement).toBe(note));
  // Notes take no files, and what is on is no choice.
  await search('write an internal');
  expect(screen.queryByRole('option', { name: 'Write an internal note' })).toBeNull();
  act(() => useScreen.getState().setPaletteOpen(false));
  await search('attach');
  expect(screen.queryByRole('option', { name: 'Attach files' })).toBeNull();
  act(() => useScreen.getState().setPaletteOpen(false));
  await run('Write a reply');
  await within(pane).findByRole('textbox', { name: /^Reply to/u });
  const opened = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => undefined);
  await run('Attach files');
  await waitFor(() => expect(opened).toHaveBeenCalled());
  opened.mockRestore();
  await run('Insert an emoji');
  expect(await screen.findByRole('dialog', { name: 'Emoji' })).toBeDefined();
  await userEvent.keyboard('{Escape}');
  await run('Look at earlier versions of the draft');
  expect(await screen.findByRole('dialog', { name: 'Earlier versions' })).toBeDefined();
  // An agent whispers to nobody.
  await search('Whisper');
  expect(screen.queryByRole('option', { name: /^Whisper to the agent/u })).toBeNull();
});

it('whispers for a lead to whoever has the thread', async () => {
  const { pane } = await openThread(undefined, { account: 'marta' }, ({ episode }) => {
    episode.assigneeId = 'agent-ken';
  });
  await run('Whisper to the agent of this thread');
  await within(pane).findByRole('textbox', { name: /whisper/iu });
});

it('wakes a thread, gives it to nobody and copies its link', async () => {
  const { commands, found } = await openThread(undefined, {}, ({ episode }) => {
    episode.state = 'snoozed';
    episode.assigneeId = 'agent-ken';
  });
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await run('Copy link to this conversation');
  await waitFor(() => expect(copied).toHaveBeenCalledWith(`heddle://thread/${found.thread.id}`));
  await run('Wake up now');
  await run('Give the thread to nobody');
  const episodeId = found.episode.id;
  await waitFor(() =>
    expect(commands()).toEqual(
      expect.arrayContaining([
        { kind: 'wake', episodeId },
        { kind: 'assign', episodeId, assigneeId: null, teamId: null },
      ]),
    ),
  );
});

it('changes theme and language', async () => {
  const { bridge } = await openThread();
  await run('Use the high-contrast theme');
  await waitFor(() => expect(bridge.world.settings.theme).toBe('contrast'));
  await run('Language: Deutsch');
  await waitFor(() => expect(bridge.world.settings.locale).toBe('de'));
});

it.each([
  ['inbox.bulk-assign', 'Assign'],
  ['inbox.bulk-snooze', 'Snooze'],
  ['inbox.bulk-tag', 'Add a tag'],
])('%s opens the menu for all threads that are selected', async (id, menu) => {
  renderApp(createFakeBridge());
  const user = userEvent.setup();
  const inbox = within(await screen.findByRole('region', { name: 'Inbox' }));
  const [row] = await inbox.findAllByRole('option');
  const offered = () =>
    actionsInForce(useRegistry.getState().actions).find((each) => each.id === id);
  expect(offered()).toBeUndefined();
  await user.keyboard('{Control>}');
  await user.click(row!);
  await user.keyboard('{/Control}');
  await inbox.findByRole('toolbar', { name: 'Selected threads' });
  act(() => offered()?.run());
  expect(await screen.findByRole('menu', { name: menu })).toBeDefined();
});
