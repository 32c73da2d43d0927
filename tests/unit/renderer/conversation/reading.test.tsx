// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
import { HARUKI, openThread } from '../open-thread';
import { makeLong } from '../../../fixtures/renderer-bridge/history';
import type { WorldThread } from '../../../fixtures/renderer-bridge/world';

const HOUR = 3_600_000;
const ROW_PX = 50;

/** Gives the messages of a conversation a place, as a browser would: one below the other. */
function layOut(): void {
  const tops = new WeakMap<Element, number>();
  const rowsIn = (log: Element) => [...log.querySelectorAll('[data-message-id]')];
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function place(
    this: HTMLElement,
  ) {
    const log = this.closest('[role="log"]');
    if (!log || !this.matches('[data-message-id]')) return new DOMRect(0, 0, 400, 800);
    return new DOMRect(0, rowsIn(log).indexOf(this) * ROW_PX - log.scrollTop, 300, ROW_PX);
  });
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(function height(
    this: Element,
  ) {
    return this.matches('[role="log"]') ? rowsIn(this).length * ROW_PX : 0;
  });
  vi.spyOn(Element.prototype, 'scrollTop', 'get').mockImplementation(function top(this: Element) {
    return tops.get(this) ?? 0;
  });
  vi.spyOn(Element.prototype, 'scrollTop', 'set').mockImplementation(function scroll(
    this: Element,
    to: number,
  ) {
    const next = Math.max(0, Math.min(to, this.scrollHeight - this.clientHeight));
    if (next === this.scrollTop) return;
    tops.set(this, next);
    queueMicrotask(() => fireEvent.scroll(this));
  });
}

beforeEach(layOut);

function arrives(found: WorldThread, id: string, text: string): void {
  const last = found.messages.at(-1)!;
  const message = { ...last, id, text, kind: 'message' as const, side: 'customer' as const };
  found.messages = [
    ...found.messages,
    { ...message, agentId: null, delivery: null, at: last.at + HOUR, position: last.position + 1 },
  ];
}

const pressed = (key: string, more: object) => fireEvent.keyDown(document.body, { key, ...more });

describe('what is new', () => {
  const unseen = (found: WorldThread) => {
    makeLong(found);
    found.seenUntil = found.messages[239]!.at;
  };

  it('is where the thread opens, with how many there are, and the line stays', async () => {
    const { pane, bridge, found } = await openThread(HARUKI, {}, unseen);
    const line = await within(pane).findByRole('separator', { name: '30 new messages' });
    expect(line.textContent).toBe('New · 30');
    within(pane).getByText('Message 241');
    expect(line.compareDocumentPosition(within(pane).getByText('Message 241'))).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
    // Seeing it takes nothing away.
    act(() => {
      found.seenUntil = found.messages.at(-1)!.at;
      bridge.emit('changed', { topics: ['conversation'] });
    });
    await waitFor(() =>
      expect(
        bridge.calls.filter(({ name }) => name === 'conversation.open').length,
      ).toBeGreaterThan(1),
    );
    within(pane).getByRole('separator', { name: '30 new messages' });
  });

  it('is where a thread opens that was left a moment ago', async () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    const { pane, bridge, found } = await openThread(HARUKI, {}, makeLong);
    await within(pane).findByText('Message 300');
    act(() => useScreen.getState().openThread('thread-2'));
    await screen.findByRole('region', { name: 'Conversation with Lucía Méndez' });
    act(() => {
      arrives(found, 'one', 'Here is one');
      bridge.emit('changed', { topics: ['conversation'] });
    });
    act(() => useScreen.getState().openThread(HARUKI));
    await screen.findByRole('separator', { name: '1 new message' });
  });

  it('is marked anew only for what comes while nobody looks', async () => {
    const focus = vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    const { pane, bridge, found } = await openThread(HARUKI, {}, makeLong);
    await within(pane).findByText('Message 300');
    const come = (id: string) =>
      act(() => {
        arrives(found, id, `Here is ${id}`);
        bridge.emit('changed', { topics: ['conversation'] });
      });
    come('one');
    await within(pane).findByText('Here is one');
    expect(within(pane).queryByRole('separator', { name: /new message/ })).toBeNull();
    focus.mockReturnValue(false);
    await waitFor(() => expect(found.seenUntil).toBe(found.messages.at(-1)!.at));
    come('two');
    await within(pane).findByRole('separator', { name: '1 new message' });
  });

  it('is reached by key from anywhere in the history', async () => {
    const { pane } = await openThread(HARUKI, {}, unseen);
    await within(pane).findByText('Message 241');
    act(() => useScreen.getState().openThread(HARUKI, { messageId: 'long-20' }));
    await within(pane).findByText('Message 20');
    pressed('U', { code: 'KeyU', altKey: true, shiftKey: true });
    await within(pane).findByText('Message 241');
    expect(within(pane).queryByText('Message 20')).toBeNull();
  });
});

describe('going through the history', () => {
  it('says where one is, and goes to a date', async () => {
    const { pane } = await openThread(HARUKI, {}, makeLong);
    await within(pane).findByText('Message 300');
    const here = within(pane).getByRole('button', { name: /Go to another place$/ });
    expect(here.textContent).toMatch(/· Episode 3$/);
    pressed('D', { code: 'KeyD', altKey: true, shiftKey: true });
    const date = await screen.findByLabelText('To a date');
    expect(document.activeElement).toBe(date);
    fireEvent.change(date, { target: { value: '2026-03-04' } });
    await userEvent.click(screen.getByRole('button', { name: 'Go' }));
    // Hour 39 after 2 March, 9:00 is the first of 4 March.
    await within(pane).findByText('Message 40');
    expect(screen.queryByLabelText('To a date')).toBeNull();
    within(pane).getByText(/^Now at .*4 March/);
  });

  it('says so when nothing was written on that day', async () => {
    const { pane } = await openThread(HARUKI, {}, makeLong);
    await within(pane).findByText('Message 300');
    pressed('D', { code: 'KeyD', altKey: true, shiftKey: true });
    fireEvent.change(await screen.findByLabelText('To a date'), {
      target: { value: '2026-03-20' },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Go' }));
    await within(pane).findByText('Message 101');
    within(pane).getByText(/^Nothing was written on .*20 March.*Now at .*1 April/);
  });

  it('goes back by episodes and forth to the newest', async () => {
    const { pane } = await openThread(HARUKI, {}, makeLong);
    await within(pane).findByText('Message 300');
    pressed('PageUp', { code: 'PageUp', altKey: true });
    await within(pane).findByText('Message 201');
    act(() => useScreen.getState().openThread(HARUKI, { messageId: 'long-160' }));
    await within(pane).findByText('Message 160');
    // From the middle of an episode its own beginning comes first.
    pressed('PageUp', { code: 'PageUp', altKey: true });
    await within(pane).findByText(/^Now at .*1 April/);
    pressed('PageUp', { code: 'PageUp', altKey: true });
    await within(pane).findByText('Message 1');
    pressed('PageDown', { code: 'PageDown', altKey: true });
    await within(pane).findByText('Message 101');
    pressed('End', { code: 'End', altKey: true });
    await within(pane).findByText('Message 300');
  });
});

describe('a message', () => {
  const row = (pane: HTMLElement, text: RegExp) => {
    const found = within(pane).getByText(text).closest('article');
    if (!found) throw new Error('There is no such message.');
    return found;
  };

  it('can be copied, linked to, quoted and pinned from its menu', async () => {
    const { pane, commands } = await openThread(HARUKI, {}, makeLong);
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await within(pane).findByText('Message 299');
    const choose = async (name: RegExp) => {
      fireEvent.contextMenu(row(pane, /^Message 299$/));
      await userEvent.click(await screen.findByRole('menuitem', { name }));
    };
    await choose(/^Copy the text/);
    expect(copied).toHaveBeenLastCalledWith('Message 299');
    await choose(/^Copy the link/);
    expect(copied).toHaveBeenLastCalledWith('heddle://thread/thread-1?message=long-299');
    await choose(/^Pin/);
    await waitFor(() =>
      expect(commands().at(-1)).toMatchObject({ kind: 'pin', messageId: 'long-299', on: true }),
    );
    await choose(/^Quote/);
    await within(pane).findByText(/^Replying to Haruki/);
  });

  it('is chosen and acted on with the keyboard alone', async () => {
    const { pane, field } = await openThread(HARUKI, {}, makeLong);
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await within(pane).findByText('Message 300');
    act(() => field.focus());
    fireEvent.keyDown(field, { key: 'M', code: 'KeyM', altKey: true, shiftKey: true });
    await waitFor(() => expect(document.activeElement?.matches('[data-message-id]')).toBe(true));
    await userEvent.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(row(pane, /^Message 299$/));
    await userEvent.keyboard('c');
    await waitFor(() => expect(copied).toHaveBeenCalledWith('Message 299'));
    await within(pane).findByText('Copied');
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('menuitem', { name: /^Copy the link/ });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(row(pane, /^Message 299$/)));
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(field);
  });

  it('that is pinned says so, and one that did not arrive can be written again', async () => {
    const { pane, field } = await openThread(HARUKI, {}, (found) => {
      makeLong(found);
      Object.assign(found.messages[298]!, { pinned: true });
      Object.assign(found.messages[299]!, { delivery: 'failed' });
      Object.assign(found.messages[297]!, { delivery: 'read' });
    });
    await within(row(pane, /^Message 299$/)).findByText('Pinned');
    within(row(pane, /^Message 298$/)).getByText('read');
    const failed = within(row(pane, /^Message 300$/));
    failed.getByText(/^This did not reach /);
    await userEvent.click(failed.getByRole('button', { name: 'Write it again' }));
    await waitFor(() => expect((field as HTMLTextAreaElement).value).toContain('Message 300'));
  });
});

describe('what happened beside the messages', () => {
  it('is one line that can be opened', async () => {
    const { pane } = await openThread(HARUKI, {}, (found) => {
      makeLong(found);
      const at = found.messages.at(-1)!.at;
      found.episode = {
        ...found.episode,
        log: (['snoozed', 'woke', 'reopened'] as const).map((kind, index) => ({
          at: at + index,
          agentId: 'agent-ken',
          kind,
          subjectId: null,
        })),
      };
    });
    const count = await within(pane).findByRole('button', { name: '3 changes' });
    expect(within(pane).queryByText(/^Woken by/)).toBeNull();
    await userEvent.click(count);
    within(pane).getByText(/^Woken by Ken Adeyemi/);
    expect(count.getAttribute('aria-expanded')).toBe('true');
  });
});

describe('the live region', () => {
  const said = (pane: HTMLElement) => pane.querySelector('[aria-live="polite"]')?.textContent;

  it('says many messages in one sentence', async () => {
    const { pane, bridge, found } = await openThread(HARUKI, {}, makeLong);
    await within(pane).findByText('Message 300');
    for (const id of ['one', 'two', 'three']) {
      act(() => {
        arrives(found, id, `Here is ${id}`);
        bridge.emit('changed', { topics: ['conversation'] });
      });
      await within(pane).findByText(`Here is ${id}`);
    }
    await waitFor(() => expect(said(pane)).toBe(`3 new messages from ${found.customer.name}`));
  });

  it('says nothing of a pane without the focus until it comes there', async () => {
    const { pane, bridge, found } = await openThread(HARUKI, {}, makeLong);
    await within(pane).findByText('Message 300');
    act(() => useScreen.getState().openThread('thread-2', { beside: true }));
    await screen.findByRole('region', { name: 'Conversation with Lucía Méndez' });
    act(() => {
      arrives(found, 'one', 'Here is one');
      arrives(found, 'two', 'Here is two');
      bridge.emit('changed', { topics: ['conversation'] });
    });
    await within(pane).findByText('Here is two');
    expect(said(pane)).toBe('');
    act(() => useScreen.getState().focusThread(HARUKI));
    await waitFor(() => expect(said(pane)).toBe(`2 new messages from ${found.customer.name}`));
  });
});

describe('a colleague in the same thread', () => {
  it('is named above the reply while they write, and until their words are there', async () => {
    const { pane, bridge, found } = await openThread(HARUKI, {}, makeLong);
    await within(pane).findByText('Message 300');
    const typing = (on: boolean) =>
      act(() =>
        bridge.emit('typing', {
          threadId: HARUKI,
          side: 'agent',
          agentName: 'Ken Adeyemi',
          on,
        }),
      );
    typing(true);
    within(pane).getByText('Ken Adeyemi is answering here right now.');
    typing(false);
    within(pane).getByText('Ken Adeyemi was writing here a moment ago.');
    act(() => {
      arrives(found, 'answer', 'It is done.');
      bridge.emit('changed', { topics: ['conversation'] });
    });
    await waitFor(() => expect(within(pane).queryByText(/^Ken Adeyemi was writing/)).toBeNull());
  });

  it('is named in the head of the pane and at the row while they have it open', async () => {
    const { pane, bridge } = await openThread(HARUKI, {}, makeLong);
    await within(pane).findByText('Message 300');
    const [other, another] = bridge.world.agents.filter(({ id }) => id !== 'agent-rosa');
    const row = () => within(screen.getByRole('region', { name: 'Inbox' })).queryByText(/too$/);
    const looking = (threadIds: string[][]) =>
      act(() =>
        bridge.emit(
          'looking',
          threadIds.map((ids, index) => ({
            agentId: [other!, another!][index]!.id,
            threadIds: ids,
          })),
        ),
      );
    looking([[HARUKI], ['another-thread']]);
    await within(pane).findByText(new RegExp(`^${other!.name} has this open too · `));
    expect(row()?.textContent).toBe(`${other!.name} has this open too`);
    looking([[HARUKI], [HARUKI]]);
    await within(pane).findByText(
      new RegExp(`^${other!.name}, ${another!.name} have this open too · `),
    );
    looking([['another-thread'], []]);
    await waitFor(() => expect(within(pane).queryByText(/open too/)).toBeNull());
    expect(row()).toBeNull();
    expect(bridge.calls).toContainEqual({
      name: 'conversation.looking',
      request: { threadIds: [HARUKI] },
    });
  });
});
