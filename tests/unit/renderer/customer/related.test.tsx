// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { RelatedCases } from '@shared/ipc';
import { HARUKI, openThread } from '../open-thread';

const OTHER = 'thread-2';

async function openWith(related: (messageId: string) => RelatedCases) {
  const opened = await openThread();
  const { bridge } = opened;
  const first = bridge.world.threads.get(OTHER)?.messages[0];
  if (!first) throw new Error('The fixture has no second thread');
  bridge.world.related = related(first.id);
  act(() => bridge.emit('changed', { topics: ['customer'] }));
  return { ...opened, first, customer: bridge.world.threads.get(OTHER)!.customer };
}

const solved = (messageId: string): RelatedCases[number] => ({
  episodeId: 'episode-old',
  threadId: OTHER,
  customer: { id: 'customer-old', name: 'Lucía\u202E Méndez' },
  openedWith: { messageId, text: 'The red light stays on' },
  resolvedAt: Date.now() - 86_400_000,
  outcome: 'New router sent',
  answer: { messageId: 'a', text: 'Hold the button for ten seconds.', agentName: 'Ken Ito' },
});

const cases = () => screen.findByRole('region', { name: 'Cases like this' });

test('say how they began, how they ended, and who answered what to whom', async () => {
  const { callsOf, found } = await openWith((id) => [solved(id)]);
  const region = within(await cases());
  expect(region.getAllByRole('listitem')).toHaveLength(1);
  region.getByText('The red light stays on');
  region.getByText('New router sent');
  region.getByText('Hold the button for ten seconds.');
  region.getByText('Ken Ito to Lucía⟦U+202E⟧ Méndez');
  expect(callsOf('search.related')).toContainEqual(
    expect.objectContaining({ episodeId: found.episode.id }),
  );
});

test('open beside, at the message by which they are alike', async () => {
  const { first, customer } = await openWith((id) => [solved(id)]);
  const region = within(await cases());
  await userEvent.click(region.getByRole('button', { name: /^The red light stays on/ }));
  const pane = await screen.findByRole('region', { name: `Conversation with ${customer.name}` });
  expect(screen.getAllByRole('region', { name: /^Conversation with / })).toHaveLength(2);
  await waitFor(() =>
    expect(pane.querySelector('[data-marked]')?.getAttribute('data-message-id')).toBe(first.id),
  );
});

test('lend their answer to the reply at hand, without sending it', async () => {
  const { field, commands } = await openWith((id) => [solved(id)]);
  await userEvent.type(field, 'Dear Haruki,');
  const region = within(await cases());
  await userEvent.click(
    region.getByRole('button', { name: 'Use the answer to Lucía⟦U+202E⟧ Méndez in the reply' }),
  );
  await waitFor(() =>
    expect(field).toHaveProperty('value', 'Dear Haruki,\n\nHold the button for ten seconds.'),
  );
  // Where it came from can still be seen.
  region.getByText('Ken Ito to Lucía⟦U+202E⟧ Méndez');
  expect(commands().filter(({ kind }) => kind === 'reply')).toEqual([]);
});

test('without an answer there is nothing to use, without an agent only whose it was', async () => {
  await openWith((id) => [
    { ...solved(id), answer: null, outcome: null },
    {
      ...solved(id),
      episodeId: 'episode-older',
      answer: { messageId: 'b', text: 'It is on its way.', agentName: null },
    },
  ]);
  const region = within(await cases());
  const [first, second] = region.getAllByRole('listitem');
  expect(within(first!).queryByRole('button', { name: /^Use/ })).toBeNull();
  within(first!).getByText(/’s case$/);
  within(second!).getByText(/^answer to /);
});

test('when there is none, nothing takes up room', async () => {
  const { callsOf } = await openThread(HARUKI);
  await waitFor(() => expect(callsOf('search.related').length).toBeGreaterThan(0));
  expect(screen.queryByRole('region', { name: 'Cases like this' })).toBeNull();
});
