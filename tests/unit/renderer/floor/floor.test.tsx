// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Agent } from '../../../../src-shared/domain';
import { useScreen } from '../../../../src-renderer/app/state';
import { byCapacity, byNeed } from '../../../../src-renderer/features/floor/order';
import { createFakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { renderApp } from '../harness';

async function openFloor() {
  const bridge = createFakeBridge({ account: 'marta' });
  renderApp(bridge);
  await screen.findByRole('navigation');
  act(() => useScreen.getState().setSection('floor'));
  const floor = await screen.findByRole('region', { name: 'Floor' });
  await within(floor).findByRole('table');
  return { bridge, floor };
}

describe('the floor', () => {
  it('assigns an unassigned thread in one move', async () => {
    const { bridge, floor } = await openFloor();
    const list = within(floor).getByRole('region', { name: 'Unassigned' });
    await userEvent.click(within(list).getByRole('button', { name: /^Assign the thread of/u }));
    await userEvent.click(await screen.findByRole('menuitem', { name: /Rosa Keller/u }));
    const submitted = bridge.calls.find((call) => call.name === 'command.submit');
    expect(submitted?.request).toMatchObject({
      body: { kind: 'assign', assigneeId: 'agent-rosa', teamId: null },
    });
    await waitFor(() => within(floor).getByText('Given to Rosa Keller'));
    await waitFor(() => within(list).getByText('Every thread has somebody.'));
  });

  it('calls nobody free who is not there', async () => {
    const { floor } = await openFloor();
    const row = (name: RegExp) => within(floor).getByRole('row', { name });
    expect(row(/^Marta.*online/u).textContent).toContain('free');
    expect(row(/^Ken.*away/u).textContent).not.toContain('free');
  });

  it('opens a thread in the workspace', async () => {
    const { floor } = await openFloor();
    const [open] = within(floor).getAllByRole('button', { name: /^Open the thread of/u });
    await userEvent.click(open!);
    expect(useScreen.getState().section).toBe('inbox');
    expect(useScreen.getState().panes).toHaveLength(1);
  });
});

const agent = (id: string, presence: Agent['presence']): Agent => ({
  id,
  name: id,
  role: 'agent',
  teamIds: [],
  presence,
});

describe('orders', () => {
  it('puts who is late first and ignores the load', () => {
    const counts = { 'waiting-on-us': 0, 'waiting-on-customer': 0, snoozed: 0, resolved: 0 };
    const row = (id: string, late: number, load: number) => ({
      agent: agent(id, 'online'),
      counts,
      load,
      longestWaitSince: null,
      late,
    });
    const rows = byNeed([row('a', 0, 12), row('b', 2, 1), row('c', 0, 0)]);
    expect(rows.map((each) => each.agent.id)).toEqual(['b', 'a', 'c']);
  });

  it('offers whoever is here and carries least', () => {
    const agents = [agent('gone', 'offline'), agent('busy', 'online'), agent('free', 'online')];
    const loads = new Map([
      ['gone', 0],
      ['busy', 9],
      ['free', 1],
    ]);
    expect(byCapacity(agents, loads).map((each) => each.id)).toEqual(['free', 'busy', 'gone']);
  });
});
