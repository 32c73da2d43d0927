// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
import { openThread } from '../open-thread';

async function search(text: string) {
  act(() => useScreen.getState().setPaletteOpen(true));
  await userEvent.type(await screen.findByRole('combobox', { name: 'Every action' }), text);
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
