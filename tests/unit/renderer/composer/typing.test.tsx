// @vitest-environment happy-dom
import { drawnDuring } from '../render-log';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
import { openThread } from '../open-thread';

/** One key, as the browser tells of it, without the focus and pointer events around it. */
const typeInto = (field: HTMLElement, text: string) =>
  fireEvent.input(field, { target: { value: text } });

describe('typing', () => {
  it('draws the field and what depends on the text, and nothing around it', async () => {
    const { field } = await openThread();
    await userEvent.type(field, 'Good morning');
    await screen.findAllByText('Draft saved');
    // The first key after a save also changes the words about it.
    await act(async () => void typeInto(field, 'Good morning,'));
    const drawn = await drawnDuring(() => act(async () => void typeInto(field, 'Good morning, H')));
    const icons = ['TriangleExclamationPoint'];
    const parts = [...new Set(drawn)].filter((name) => !icons.includes(name));
    expect(parts.toSorted()).toEqual(['ComposerHints', 'Hint', 'Writing']);
    await waitFor(() => expect(field).toHaveProperty('value', 'Good morning, H'));
  });

  it('draws the list of snippets too while one is looked for, and still not the rest', async () => {
    const { field } = await openThread();
    await userEvent.type(field, '/g');
    await screen.findByRole('listbox', { name: 'Snippets' });
    const drawn = await drawnDuring(() => userEvent.keyboard('r'));
    expect(drawn).toContain('SnippetPicker');
    for (const left of ['Composer', 'ComposerBar', 'WindowLine', 'Pane', 'OpenPane', 'Timeline']) {
      expect(drawn).not.toContain(left);
    }
  });

  it('that makes an answer of nothing lets it be sent, which draws the composer once', async () => {
    const { field } = await openThread();
    const drawn = await drawnDuring(() => act(async () => void typeInto(field, 'H')));
    expect(drawn.filter((name) => name === 'Composer')).toHaveLength(1);
    expect(drawn).not.toContain('OpenPane');
  });
});

describe('moving the focus to another pane', () => {
  it('draws the two panes around what is in them, and what stands beside them after the paint', async () => {
    await openThread('thread-1');
    for (const threadId of ['thread-2', 'thread-3']) {
      act(() => useScreen.getState().openThread(threadId, { beside: true }));
    }
    await screen.findByRole('textbox', { name: /Reply to Priya/ });
    // What opening them brings along has arrived.
    await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull());
    for (const threadId of ['thread-1', 'thread-2']) {
      await act(async () => useScreen.getState().focusThread(threadId));
    }
    const drawn = await drawnDuring(async () =>
      act(() => useScreen.getState().focusThread('thread-1')),
    );
    expect(drawn.toSorted()).toEqual([
      'Attention',
      // Like the actions of a pane, those of its bar draw nothing.
      'BarActions',
      'BarActions',
      'EffortClock',
      'Pane',
      'Pane',
      'PaneActions',
      'PaneActions',
    ]);
    const panel = screen.getByRole('complementary', { name: 'Customer' });
    await within(panel).findByRole('heading', { name: 'Haruki Tanaka' });
  });
});
