// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import {
  firstWorkday,
  snoozeChoices,
  snoozeOf,
} from '../../../../src-renderer/features/workspace/snooze-times';
import { openThread } from '../open-thread';

describe('asks', () => {
  it('are answered, opened again and dismissed with one click', async () => {
    const { pane, commands } = await openThread();
    const asks = within(pane).getByRole('list', { name: 'Asks of this episode' });
    const states = () => commands().map((body) => [body['kind'], body['state']]);
    await userEvent.click(
      within(asks).getByRole('button', { name: 'March invoice: open. Mark as answered' }),
    );
    expect(states().at(-1)).toEqual(['intent', 'answered']);
    await userEvent.click(
      await within(asks).findByRole('button', { name: 'March invoice: answered. Open again' }),
    );
    expect(states().at(-1)).toEqual(['intent', 'open']);
    await userEvent.click(within(asks).getByRole('button', { name: 'Dismiss speed upgrade' }));
    expect(states().at(-1)).toEqual(['intent', 'dismissed']);
  });

  it('are added by name', async () => {
    const { pane, commands } = await openThread();
    await userEvent.click(within(pane).getByRole('button', { name: 'Add an ask' }));
    await userEvent.type(
      within(pane).getByRole('textbox', { name: 'Add an ask' }),
      'roaming{Enter}',
    );
    expect(commands().at(-1)).toMatchObject({ kind: 'intent', label: 'roaming', state: 'open' });
  });
});

describe('the episode', () => {
  it('is resolved with its outcome, and can be reopened', async () => {
    const { pane, commands } = await openThread();
    await userEvent.click(within(pane).getByRole('button', { name: 'Resolve' }));
    const dialog = await screen.findByRole('dialog', { name: 'Resolve episode 5' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Outcome' }), 'Moved.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Resolve' }));
    expect(commands().at(-1)).toMatchObject({ kind: 'resolve', outcome: 'Moved.' });
    await userEvent.click(await within(pane).findByRole('button', { name: 'Reopen' }));
    expect(commands().at(-1)).toMatchObject({ kind: 'reopen' });
  });

  it('says when something was not saved', async () => {
    const { pane, bridge } = await openThread();
    bridge.fail('command.submit', { code: 'disk', message: 'The disk is full.' });
    await userEvent.click(within(pane).getByRole('button', { name: 'Dismiss speed upgrade' }));
    expect(await within(pane).findByText('That was not saved: The disk is full.')).toBeDefined();
  });
});

describe('snoozeOf', () => {
  const friday = new Date(2026, 10, 20, 16, 30).getTime();
  const at = (day: number, hour: number, minute = 0) =>
    new Date(2026, 10, day, hour, minute).getTime();

  it.each([
    ['hour', at(20, 17, 30)],
    ['threeHours', at(20, 19, 30)],
    ['tomorrow', at(21, 9)],
    ['monday', at(23, 9)],
    ['week', at(27, 9)],
    ['reply', null],
  ] as const)('%s', (choice, until) => {
    expect(snoozeOf(choice, friday)).toEqual({ until, wakeOnReply: true, reason: '' });
  });

  it.each([
    ['de-DE', 1],
    ['en-US', 1],
    ['ar-EG', 0],
    ['ar-SA', 0],
  ])('knows with which day the working week begins in %s', (locale, day) => {
    expect(firstWorkday(locale)).toBe(day);
  });

  it('offers the beginning of the working week where that is another day', () => {
    expect(snoozeOf('monday', friday, 0).until).toBe(at(22, 9));
  });

  it('means the next Monday on a Monday', () => {
    expect(snoozeOf('monday', at(23, 8)).until).toBe(at(30, 9));
  });

  it.each([20, 21, 22, 23, 24])('offers no time twice (November %i)', (day) => {
    const times = snoozeChoices(at(day, 8)).map((choice) => snoozeOf(choice, at(day, 8)).until);
    expect(new Set(times).size).toBe(times.length);
  });
});
