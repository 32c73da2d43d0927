// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { showSnippets } from '../../../../src-renderer/features/snippets';
import { openThread } from '../open-thread';

const OWN = {
  id: 'own-1',
  name: 'bye',
  folder: 'Closings',
  text: 'Have a good day, {{customer.firstName}}. {{order.number}}',
  language: 'en',
};

async function openManager(own: readonly (typeof OWN)[] = []) {
  const opened = await openThread();
  act(() => {
    opened.bridge.world.ownSnippets = own;
    opened.bridge.emit('changed', { topics: ['reference'] });
  });
  act(() => showSnippets());
  const dialog = await screen.findByRole('dialog', { name: 'Snippets' });
  const inside = within(dialog);
  const list = within(await inside.findByRole('listbox', { name: 'Snippets' }));
  await list.findAllByRole('option');
  const rows = () => list.queryAllByRole('option').map((row) => row.textContent);
  return { ...opened, dialog, inside, rows };
}

describe('own snippets', () => {
  it('are written, with what the customer would read, and used by their name', async () => {
    const { bridge, inside, field } = await openManager();
    await userEvent.click(inside.getByRole('button', { name: 'New snippet' }));
    const name = await inside.findByRole('textbox', { name: 'Name' });
    await userEvent.type(name, 'good morning');
    expect(name).toHaveProperty('value', 'good-morning');
    await userEvent.type(inside.getByRole('combobox', { name: 'Folder' }), 'Mine');
    await userEvent.type(inside.getByRole('textbox', { name: 'Text' }), 'Hello ');
    await userEvent.click(inside.getByRole('button', { name: 'customer.firstName' }));
    expect(inside.getByText('Hello Haruki')).toBeDefined();
    await userEvent.click(inside.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(bridge.world.ownSnippets).toMatchObject([
        { name: 'good-morning', folder: 'Mine', text: 'Hello {{customer.firstName}}' },
      ]),
    );
    await userEvent.click(inside.getByRole('button', { name: 'Close' }));
    await userEvent.type(field, '/good');
    await screen.findByRole('option', { name: /\/good-morning.*yours/u });
    await userEvent.keyboard('{Enter}');
    expect(field).toHaveProperty('value', 'Hello Haruki');
  });

  it('say which variables are left to be filled in', async () => {
    const { inside } = await openManager([OWN]);
    await userEvent.click(inside.getByRole('option', { name: /bye/u }));
    await inside.findByText('To be filled in when it is used: order.number');
  });

  it('have no name twice, and say when the team has it as well', async () => {
    const { inside, callsOf } = await openManager([OWN]);
    await userEvent.click(inside.getByRole('button', { name: 'New snippet' }));
    const name = await inside.findByRole('textbox', { name: 'Name' });
    await userEvent.type(inside.getByRole('textbox', { name: 'Text' }), 'Text');
    await userEvent.type(name, 'BYE');
    await inside.findByText('You have /BYE already. Choose another name.');
    expect(inside.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true);
    await userEvent.clear(name);
    await userEvent.type(name, 'greeting');
    await inside.findByText(/Your team has \/greeting too/);
    await userEvent.click(inside.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(callsOf('snippets.save')).toHaveLength(1));
  });

  it('are found by every word of name, folder and text', async () => {
    const { inside, rows } = await openManager([OWN]);
    expect(rows()).toHaveLength(4);
    await userEvent.type(inside.getByRole('searchbox'), 'day clos');
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(rows()[0]).toContain('/bye');
    await userEvent.type(inside.getByRole('searchbox'), 'x');
    await inside.findByText('No snippet has “day closx” in it.');
  });

  it('are ordered by use, and chosen by folder', async () => {
    const { bridge, inside, rows } = await openManager([OWN]);
    act(() => {
      bridge.world.uses = [{ id: 'snippet-2', count: 3, lastAt: 1 }];
      bridge.emit('changed', { topics: ['reference'] });
    });
    await waitFor(() => expect(rows()[0]).toContain('/replacement'));
    await userEvent.selectOptions(
      inside.getByRole('combobox', { name: 'Only of the folder' }),
      'Hardware',
    );
    await waitFor(() => expect(rows()).toHaveLength(1));
  });

  it('keep what is not saved while another one is looked at, and after closing', async () => {
    const { inside } = await openManager([OWN]);
    await userEvent.click(inside.getByRole('option', { name: /bye/u }));
    await userEvent.type(await inside.findByRole('textbox', { name: 'Text' }), ' Bye!');
    await userEvent.click(inside.getByRole('option', { name: /\/close/u }));
    await inside.findByText(/Only the team can change it/);
    expect(inside.getByRole('option', { name: /bye.*not saved/u })).toBeDefined();
    await userEvent.click(inside.getByRole('button', { name: 'Close' }));
    act(() => showSnippets('own-1'));
    const field = await screen.findByRole('textbox', { name: 'Text' });
    expect(field).toHaveProperty('value', `${OWN.text} Bye!`);
    await userEvent.click(screen.getByRole('button', { name: 'Undo changes' }));
    expect(field).toHaveProperty('value', OWN.text);
  });

  it('are deleted, and can be brought back', async () => {
    const { bridge, inside } = await openManager([OWN]);
    await userEvent.click(inside.getByRole('option', { name: /bye/u }));
    await userEvent.click(await inside.findByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(bridge.world.ownSnippets).toEqual([]));
    await userEvent.click(await inside.findByRole('button', { name: 'Bring it back' }));
    await waitFor(() => expect(bridge.world.ownSnippets).toEqual([OWN]));
  });

  it('begin with a snippet of the team, or with the reply', async () => {
    const { inside, field } = await openManager();
    await userEvent.click(inside.getByRole('option', { name: /\/close/u }));
    await userEvent.click(await inside.findByRole('button', { name: 'Make it my own' }));
    expect(await inside.findByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'close');
    await userEvent.click(inside.getByRole('button', { name: 'Discard' }));
    await userEvent.click(inside.getByRole('button', { name: 'Close' }));
    await userEvent.type(field, 'A good answer');
    await userEvent.keyboard('{Control>}k{/Control}');
    const palette = await screen.findByRole('dialog', { name: 'Every action' });
    await userEvent.type(within(palette).getByRole('combobox'), 'keep the reply');
    await userEvent.keyboard('{Enter}');
    const text = await screen.findByRole('textbox', { name: 'Text' });
    expect(text).toHaveProperty('value', 'A good answer');
  });
});
