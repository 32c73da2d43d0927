// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { openThread } from '../open-thread';

interface Submitted {
  readonly body: { readonly kind: string; readonly text?: string };
  readonly after?: Record<string, unknown>;
}

async function withReply(text = 'Done for you.') {
  const opened = await openThread();
  await userEvent.type(opened.field, text);
  const sent = () =>
    opened
      .callsOf('command.submit')
      .map((request) => request as Submitted)
      .filter(({ body }) => body.kind === 'reply');
  return { ...opened, sent };
}

async function choose(pane: HTMLElement, item: RegExp) {
  await userEvent.click(within(pane).getByRole('button', { name: 'More ways to send' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
}

describe('sending', () => {
  it('and saying who moves next goes out as one, from the menu', async () => {
    const { pane, field, sent } = await withReply();
    await choose(pane, /^Send, and say who moves next/u);
    const dialog = await screen.findByRole('dialog', { name: 'Send, and say who moves next' });
    expect(sent()).toEqual([]);
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Somebody else' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Send with the plan' }));
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]).toMatchObject({
      body: { text: 'Done for you.' },
      after: { kind: 'plan', plan: { next: 'third-party' } },
    });
    await waitFor(() => expect(field).toHaveProperty('value', ''));
    expect(document.activeElement).toBe(field);
  });

  it('and planning, snoozing and resolving have keys', async () => {
    const { sent } = await withReply();
    await userEvent.keyboard('{Alt>}{Enter}{/Alt}');
    await screen.findByRole('dialog', { name: 'Send, and say who moves next' });
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(sent()).toEqual([]);
    await userEvent.keyboard('{Alt>}{Shift>}{Enter}{/Shift}{/Alt}');
    const dialog = await screen.findByRole('dialog', { name: 'Send and snooze' });
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Until they write' }));
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'Why does it sleep?' }),
      'They look for the number{Enter}',
    );
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]?.after).toMatchObject({
      kind: 'snooze',
      snooze: { until: null, wakeOnReply: true, reason: 'They look for the number' },
      plan: { next: 'customer', note: 'They look for the number' },
    });
  });

  it('and resolving asks nothing', async () => {
    const { sent } = await withReply();
    await userEvent.keyboard('{Control>}{Alt>}{Enter}{/Alt}{/Control}');
    await waitFor(() => expect(sent()[0]?.after).toMatchObject({ kind: 'resolve' }));
  });

  it('with a plan still asks about fields that are not filled in', async () => {
    const { sent, pane } = await withReply('Your number is {{{{order.number}}');
    await choose(pane, /^Send, and say who moves next/u);
    const dialog = await screen.findByRole('dialog', { name: 'Send, and say who moves next' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Send with the plan' }));
    const question = await screen.findByRole('dialog', { name: 'Send with empty fields?' });
    expect(sent()).toEqual([]);
    await userEvent.click(within(question).getByRole('button', { name: 'Send anyway' }));
    await waitFor(() => expect(sent()[0]?.after).toMatchObject({ kind: 'plan' }));
  });

  it('with nothing written asks nothing either', async () => {
    await openThread();
    await userEvent.keyboard('{Alt>}{Enter}{/Alt}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
