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
