// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { attributeRows, humanised } from '../../../../src-renderer/features/customer/attributes';
import { proposedOutcomes } from '../../../../src-renderer/features/customer/proposed';
import { openThread } from '../open-thread';

describe('offers', () => {
  it('stay where they are under the pointer after a choice', async () => {
    const { bridge } = await openThread();
    const user = userEvent.setup();
    const title = bridge.world.offers[0]!.title;
    await user.click(await screen.findByRole('button', { name: `Not now: ${title}` }));
    const card = screen.getByRole('article', { name: title });
    const button = within(card).getByRole('button', { name: `Not now: ${title}` });
    expect(button).toHaveProperty('disabled', true);
    // The desk of this test goes on offering it: that shows when the pointer has left.
    await user.hover(screen.getByRole('navigation', { name: 'Main' }));
    await waitFor(() => expect(button).toHaveProperty('disabled', false));
  });

  it('go into the reply and are recorded as proposed', async () => {
    const { field, commands, bridge } = await openThread();
    const offer = bridge.world.offers[0]!;
    const card = await screen.findByRole('article', { name: offer.title });
    within(card).getByText(offer.reason);
    await userEvent.click(within(card).getByRole('button', { name: /^Insert/u }));
    await waitFor(() => expect(field).toHaveProperty('value', offer.text));
    expect(commands()).toContainEqual(
      expect.objectContaining({ kind: 'offer-outcome', offerId: offer.id, outcome: 'proposed' }),
    );
  });

  it('are put aside with "Not now"', async () => {
    const { commands, bridge, found } = await openThread();
    const offer = bridge.world.offers[0]!;
    await userEvent.click(await screen.findByRole('button', { name: `Not now: ${offer.title}` }));
    expect(commands()).toContainEqual({
      kind: 'offer-outcome',
      offerId: offer.id,
      customerId: found.customer.id,
      episodeId: found.episode.id,
      outcome: 'dismissed',
    });
  });

  it('wait until the asks are answered, and say so', async () => {
    await openThread();
    expect(await screen.findByText('after the asks are answered')).toBeDefined();
  });
});

describe('proposedOutcomes', () => {
  const outcome = (offerId: string, kind: 'proposed' | 'accepted' | 'declined', at: number) => ({
    id: `${offerId}-${at}`,
    offerId,
    customerId: 'c',
    episodeId: null,
    agentId: null,
    outcome: kind,
    at,
    offerTitle: offerId,
  });

  it('asks about what was proposed and not answered yet', () => {
    const open = proposedOutcomes([
      outcome('a', 'proposed', 1),
      outcome('b', 'proposed', 1),
      outcome('b', 'declined', 2),
      outcome('c', 'proposed', 1),
      outcome('c', 'accepted', 3),
    ]);
    expect(open.map((each) => [each.offerId, each.outcome])).toEqual([
      ['a', 'proposed'],
      ['c', 'accepted'],
    ]);
  });
});

describe('attributes', () => {
  it.each([
    ['home_address', 'Home address'],
    ['planName', 'Plan name'],
    ['customer-id', 'Customer ID'],
    ['Contract until', 'Contract until'],
    ['___', '___'],
  ])('%s is called %s', (name, label) => {
    expect(humanised(name)).toBe(label);
  });

  it('leaves out what says nothing and knows what can be copied', () => {
    const rows = attributeRows({
      email: 'a@b.example',
      phone: '+49 30 1234',
      zip: '10115',
      empty: '',
      none: null,
      vip: false,
    });
    expect(rows.map((row) => [row.name, row.kind])).toEqual([
      ['email', 'email'],
      ['phone', 'phone'],
      ['zip', 'text'],
      ['vip', 'boolean'],
    ]);
  });
});
