// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
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

describe('what is sensitive', () => {
  it('is hidden until it is asked for, one by one, and again after a look at somebody else', async () => {
    const { bridge } = await openThread('thread-2');
    const found = bridge.world.threads.get('thread-1')!;
    found.customer.attributes = { Plan: 'Home', Born: '1984-05-17', IBAN: 'DE89 3704' };
    found.customer.sensitiveAttributes = ['Born', 'IBAN'];
    act(() => useScreen.getState().openThread('thread-1'));
    const panel = within(screen.getByRole('complementary', { name: 'Customer' }));
    const show = await panel.findByRole('button', { name: 'Show Born' });
    expect(panel.queryByText(/1984|3704/)).toBeNull();
    await userEvent.click(show);
    expect(panel.getByText('1984-05-17')).toBeDefined();
    expect(panel.queryByText(/3704/)).toBeNull();
    act(() => useScreen.getState().openThread('thread-2'));
    await waitFor(() => expect(panel.queryByText('1984-05-17')).toBeNull());
    act(() => useScreen.getState().openThread('thread-1'));
    expect(await panel.findByRole('button', { name: 'Show Born' })).toBeDefined();
    expect(panel.queryByText('1984-05-17')).toBeNull();
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

describe('another record of the same customer', () => {
  it('is pointed out where it has the same address, and leads to merging both', async () => {
    const { bridge } = await openThread('thread-1');
    const other = bridge.world.threads.get('thread-0')!.customer;
    await screen.findByText(`${other.name} may be the same customer`);
    await userEvent.click(screen.getByRole('button', { name: 'Compare and merge…' }));
    expect(await screen.findByRole('dialog', { name: 'Merge duplicate records' })).toBeDefined();
  });

  it('is looked for by the menu of the record, also where nothing points to one', async () => {
    const { found } = await openThread('thread-2');
    const menu = `What can be done with ${found.customer.name}`;
    await userEvent.click(await screen.findByRole('button', { name: menu }));
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Merge duplicate records…' }),
    );
    expect(await screen.findByRole('dialog', { name: 'Merge duplicate records' })).toBeDefined();
    expect(screen.queryByText(/may be the same customer/)).toBeNull();
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
      attributes: {
        email: 'a@b.example',
        phone: '+49 30 1234',
        zip: '10115',
        empty: '',
        none: null,
        vip: false,
      },
    });
    expect(rows.map((row) => [row.name, row.kind])).toEqual([
      ['email', 'email'],
      ['phone', 'phone'],
      ['zip', 'text'],
      ['vip', 'boolean'],
    ]);
  });
});

describe('everything about this customer', () => {
  it('is searched for by who it is, and the chip says what they are called now', async () => {
    const { found, bridge } = await openThread('thread-2');
    const { id, name } = found.customer;
    for (const other of bridge.world.threads.values()) other.customer.name = name;
    await userEvent.click(
      await screen.findByRole('button', { name: `Search everything about ${name}` }),
    );
    const field = await screen.findByRole('combobox', { name: 'Search everything' });
    expect(field).toHaveProperty('value', `customer:"${name} id=${id}" `);
    expect(bridge.calls).toContainEqual(
      expect.objectContaining({
        name: 'search.query',
        request: expect.objectContaining({ text: `customer:"${name} id=${id}"` }),
      }),
    );
    await screen.findByRole('button', { name: `Change: only this customer: ${name}` });
    // Somebody may write a link with any name in it.
    await userEvent.clear(field);
    await userEvent.type(field, `customer:"Somebody else id=${id}" `);
    await screen.findByRole('button', { name: `Change: only this customer: ${name}` });
    await userEvent.clear(field);
    await userEvent.type(field, 'customer:"Somebody else id=nobody" ');
    await screen.findByRole('button', { name: 'Change: only this customer: Somebody else' });
  });
});
