// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { createFakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { renderApp } from '../harness';

const inbox = () => screen.findByRole('region', { name: 'Inbox' });

test('several threads are resolved together, and that is taken back', async () => {
  const bridge = createFakeBridge();
  renderApp(bridge);
  const user = userEvent.setup();
  const rows = await within(await inbox()).findAllByRole('option');
  await user.keyboard('{Control>}');
  await user.click(rows[0]!);
  await user.click(rows[1]!);
  await user.keyboard('{/Control}');
  const bar = within(await inbox()).getByRole('toolbar', { name: 'Selected threads' });
  expect(bar.textContent).toContain('2 selected');
  await user.click(within(bar).getByRole('button', { name: 'Resolve' }));
  await within(await inbox()).findByText('2 threads resolved');
  expect(bridge.world.threads.get('thread-0')?.episode.state).toBe('resolved');
  await user.click(within(await inbox()).getByRole('button', { name: 'Undo' }));
  await within(await inbox()).findByText('2 threads are as they were');
  await waitFor(() =>
    expect(bridge.world.threads.get('thread-0')?.episode.state).toBe('waiting-on-us'),
  );
});

test('is offered for colleagues who work in the teams of all that is selected', async () => {
  const bridge = createFakeBridge();
  const [me, both, ...rest] = bridge.world.agents;
  const [first, second] = [...bridge.world.threads.values()];
  if (!me || !both || !first || !second) throw new Error('The fixture is too small.');
  // One thread is another team's; of the colleagues only one works in both.
  const teamIds = ['team-home', 'team-business'];
  Object.assign(bridge.world, { agents: [{ ...me, teamIds }, { ...both, teamIds }, ...rest] });
  first.episode.teamId = 'team-business';
  renderApp(bridge);
  const user = userEvent.setup();
  const rowOf = async (name: string) =>
    (await within(await inbox()).findAllByRole('option')).find(({ textContent }) =>
      textContent?.includes(name),
    )!;
  const offered = async () => {
    const bar = within(await inbox()).getByRole('toolbar', { name: 'Selected threads' });
    await user.click(within(bar).getByRole('button', { name: 'Assign' }));
    const items = await screen.findAllByRole('menuitem');
    await user.keyboard('{Escape}');
    return items.map(({ textContent }) => textContent);
  };
  await user.keyboard('{Control>}');
  await user.click(await rowOf(second.customer.name));
  await user.keyboard('{/Control}');
  expect(await offered()).toEqual(['Me', 'Nobody', both.name, ...rest.map(({ name }) => name)]);
  await user.keyboard('{Control>}');
  await user.click(await rowOf(first.customer.name));
  await user.keyboard('{/Control}');
  expect(await offered()).toEqual(['Me', 'Nobody', both.name]);
});
