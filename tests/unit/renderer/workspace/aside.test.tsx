// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { useEpisodeDialog } from '../../../../src-renderer/features/workspace/episode-dialog';
import { useUndoChange } from '../../../../src-renderer/features/workspace/undo-change';
import { openThread } from '../open-thread';

async function choose(pane: HTMLElement, item: string | RegExp) {
  await userEvent.click(within(pane).getByRole('button', { name: /More actions for/ }));
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
}

describe('putting a thread aside', () => {
  it('asks for a reason, what wakes it and whose move is next', async () => {
    const { pane, commands } = await openThread();
    await userEvent.keyboard('{Control>}{Shift>}s{/Shift}{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Snooze the thread' });
    const within_ = within(dialog);
    await userEvent.click(within_.getByRole('textbox', { name: 'Why does it sleep?' }));
    await userEvent.paste('The part comes on Tuesday');
    await userEvent.click(within_.getByRole('textbox', { name: 'Date and time' }));
    await userEvent.paste('in 3 days');
    await userEvent.click(within_.getByRole('checkbox', { name: /Stay asleep/ }));
    await userEvent.click(within_.getByRole('radio', { name: 'Somebody else' }));
    await userEvent.click(within_.getByRole('button', { name: 'Snooze' }));
    const made = commands().at(-1);
    expect(made).toMatchObject({
      kind: 'snooze',
      snooze: { wakeOnReply: false, reason: 'The part comes on Tuesday' },
      plan: { next: 'third-party', note: 'The part comes on Tuesday' },
    });
    // It says so where the thread is, and can be woken there.
    expect(await within(pane).findByText('Somebody else moves next')).toBeDefined();
    await userEvent.click(within(pane).getByRole('button', { name: 'Wake up now' }));
    expect(commands().at(-1)).toMatchObject({ kind: 'wake' });
  });

  it('says what it does not read as a time', async () => {
    await openThread();
    await userEvent.keyboard('{Control>}{Shift>}s{/Shift}{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Snooze the thread' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Date and time' }), 'soonish');
    expect(within(dialog).getByText(/not read as a date/)).toBeDefined();
  });

  it('is not done with another time than the one that was typed and not understood', async () => {
    const { commands } = await openThread();
    await userEvent.keyboard('{Control>}{Shift>}s{/Shift}{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Snooze the thread' });
    const words = within(dialog).getByRole('textbox', { name: 'Date and time' });
    await userEvent.type(words, 'soonish{Enter}');
    expect(commands()).toEqual([]);
    expect(words).toHaveProperty('validationMessage', expect.stringMatching(/not read as a date/));
    await userEvent.clear(words);
    await userEvent.type(words, 'in 3 days{Enter}');
    expect(commands().at(-1)).toMatchObject({ kind: 'snooze' });
  });

  it('takes Tab once through its reasons, and Ctrl+Enter from anywhere', async () => {
    const { commands } = await openThread();
    await userEvent.keyboard('{Control>}{Shift>}s{/Shift}{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Snooze the thread' });
    const inside = within(dialog);
    const reason = inside.getByRole('textbox', { name: 'Why does it sleep?' });
    await waitFor(() => expect(document.activeElement).toBe(reason));
    await userEvent.tab();
    const quick = within(inside.getByRole('toolbar', { name: 'Quick reasons' })).getAllByRole(
      'button',
    );
    expect(document.activeElement).toBe(quick[0]);
    await userEvent.keyboard('{ArrowRight} ');
    expect(reason).toHaveProperty('value', quick[1]?.textContent);
    await userEvent.tab();
    expect(document.activeElement).toHaveProperty('type', 'radio');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(commands().at(-1)).toMatchObject({
      kind: 'snooze',
      snooze: { reason: quick[1]?.textContent },
    });
  });

  it('is planned, and the plan can be taken away', async () => {
    const { pane, commands } = await openThread();
    await choose(pane, 'Plan the next step…');
    const dialog = await screen.findByRole('dialog', { name: /Who moves next/ });
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Tomorrow morning' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Keep the plan' }));
    expect(commands().at(-1)).toMatchObject({ kind: 'plan', plan: { next: 'customer' } });
    await userEvent.click(await within(pane).findByRole('button', { name: 'Change the plan' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Remove the plan' }));
    expect(commands().at(-1)).toMatchObject({ kind: 'plan', plan: null });
  });
});

describe('two records of one customer', () => {
  it('are shown beside what becomes of them, and either can be kept', async () => {
    const { found, commands } = await openThread();
    act(() => useEpisodeDialog.getState().show(found.thread.id, 'merge'));
    expect((await screen.findByText('Is kept')).textContent).toContain(found.customer.name);
    await userEvent.click(screen.getByText('Keep the other one'));
    const heading = await screen.findByText('Goes into it');
    expect(heading.textContent).toContain(found.customer.name);
    await userEvent.click(screen.getByText('Merge'));
    expect(commands().at(-1)).toMatchObject({
      kind: 'merge-customers',
      mergeId: found.customer.id,
    });
  });
});

describe('a record that nothing points to', () => {
  it('is looked for, compared and merged like one that was found by a rule', async () => {
    const { found, commands, bridge } = await openThread('thread-2');
    const other = bridge.world.threads.get('thread-5')!.customer;
    act(() => useEpisodeDialog.getState().show(found.thread.id, 'merge'));
    const dialog = within(await screen.findByRole('dialog', { name: 'Merge duplicate records' }));
    const field = await dialog.findByRole('searchbox', { name: 'Another record' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await userEvent.type(field, 'nobody of this name');
    await dialog.findByText('No other record on this computer is found by that.');
    await userEvent.clear(field);
    await userEvent.type(field, other.name);
    // Namesakes are told apart by what they were found by.
    const choice = await dialog.findByRole('radio', {
      name: new RegExp(`${other.name} ?${other.id}`),
    });
    await userEvent.click(choice);
    expect(dialog.getByText('Goes into it').textContent).toContain(other.name);
    dialog.getByText(/^Nothing here says that these are the same customer/);
    // What was chosen stays chosen while somebody goes on looking.
    await userEvent.clear(field);
    expect(dialog.getByText('Goes into it').textContent).toContain(other.name);
    await userEvent.click(dialog.getByRole('button', { name: 'Merge' }));
    expect(commands().at(-1)).toEqual({
      kind: 'merge-customers',
      keepId: found.customer.id,
      mergeId: other.id,
    });
  });
});

describe('handing a thread over', () => {
  it('begins with a brief from the documents, which its author goes over', async () => {
    const { pane, commands } = await openThread();
    await choose(pane, 'Hand over with a brief…');
    const dialog = await screen.findByRole('dialog', { name: 'Hand over Haruki Tanaka' });
    const brief = within(dialog).getByRole<HTMLTextAreaElement>('textbox', {
      name: 'Brief for the next person',
    });
    await screen.findByDisplayValue(/Still open: March invoice/);
    expect(brief.value).toMatch(/They wrote last/);
    await userEvent.type(brief, ' Please call.');
    await userEvent.selectOptions(
      within(dialog).getByRole('combobox', { name: 'If nobody takes it' }),
      '30',
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Hand over' }));
    const made = commands().at(-1);
    expect(made).toMatchObject({
      kind: 'transfer',
      toAgentId: null,
      teamId: null,
      fallback: { to: 'author' },
    });
    expect(made?.['brief']).toMatch(/Please call\.$/);
    expect(await within(pane).findByText(/Brief from/)).toBeDefined();
  });
});

describe('a brief that was begun', () => {
  it('is there when the dialog opens again, until the thread is handed over', async () => {
    const { pane, commands } = await openThread('thread-2');
    const open = async () => {
      await choose(pane, 'Hand over with a brief…');
      return within(await screen.findByRole('dialog', { name: /^Hand over/ }));
    };
    const brief = (dialog: ReturnType<typeof within>) =>
      dialog.getByRole('textbox', { name: 'Brief for the next person' });
    let dialog = await open();
    await userEvent.clear(brief(dialog));
    await userEvent.type(brief(dialog), 'Call before noon.');
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    dialog = await open();
    expect(brief(dialog)).toHaveProperty('value', 'Call before noon.');
    await userEvent.type(brief(dialog), '{Control>}{Enter}{/Control}');
    expect(commands().at(-1)).toMatchObject({ kind: 'transfer', brief: 'Call before noon.' });
    dialog = await open();
    expect(brief(dialog)).not.toHaveProperty('value', 'Call before noon.');
  });
});

describe('taking back', () => {
  it('a resolution is offered for as long as it has not left', async () => {
    const { pane, callsOf } = await openThread();
    await userEvent.click(within(pane).getByRole('button', { name: 'Resolve' }));
    const dialog = await screen.findByRole('dialog', { name: 'Resolve episode 5' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Question answered' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Resolve' }));
    expect(callsOf('command.submit').at(-1)).toMatchObject({
      undoable: true,
      body: { kind: 'resolve', outcome: 'Question answered' },
    });
    act(() =>
      useUndoChange.getState().done({
        commandId: 'command-x',
        threadId: 'thread-1',
        customer: 'Haruki Tanaka',
        what: 'resolve',
        holdUntil: Date.now() + 5000,
      }),
    );
    expect(await screen.findByText('Resolved: Haruki Tanaka')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(callsOf('outbox.cancel').at(-1)).toEqual({ commandId: 'command-x' });
  });
});

describe('tags', () => {
  it('are found by typing, put on with Enter, and taken off at their chip', async () => {
    const { bridge, pane, commands } = await openThread();
    const tag = bridge.world.tags[0];
    if (!tag) throw new Error('The fixture has no tags');
    await choose(pane, 'Choose tags…');
    const field = await screen.findByRole('combobox', { name: 'Find a tag' });
    await userEvent.type(field, tag.name.slice(0, 4));
    await userEvent.keyboard('{Enter}');
    expect(commands().at(-1)).toMatchObject({ kind: 'tag' });
  });
});
