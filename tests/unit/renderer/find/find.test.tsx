// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { useScreen } from '../../../../src-renderer/app/state';
import type { FakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { HARUKI, openThread } from '../open-thread';

const FIND = '{Control>}f{/Control}';

/** Haruki's thread with so many more messages, of which every tenth says "parcel". */
async function openLong(count = 400) {
  const opened = await openThread(HARUKI);
  const { found, bridge } = opened;
  const sample = found.messages[0];
  if (!sample) throw new Error('The thread has no message');
  found.messages.splice(
    0,
    found.messages.length,
    ...Array.from({ length: count }, (_, index) => ({
      ...sample,
      id: `long-${index + 1}`,
      position: index + 1,
      at: sample.at + index * 3_600_000,
      text: index % 10 === 4 ? `Where is my Parcel ${index + 1}?` : `Line ${index + 1}`,
    })),
  );
  changed(bridge);
  await within(opened.pane).findByText(`Line ${count}`);
  return opened;
}

function changed(bridge: FakeBridge): void {
  act(() => bridge.emit('changed', { topics: ['conversation'], threadIds: [HARUKI] }));
}

const bar = () => screen.queryByRole('search', { name: /^Find in the conversation with / });
const field = () => screen.getByRole('textbox', { name: 'Find in this conversation' });
const place = () => within(bar()!).getByRole('status');
const current = (pane: HTMLElement) => pane.querySelector('[data-current]');
const marked = (pane: HTMLElement) =>
  [...pane.querySelectorAll('mark')].map((mark) => mark.textContent);

test('finds over all of the thread, begins with the newest match, and goes round', async () => {
  const { pane } = await openLong();
  await userEvent.keyboard(FIND);
  await userEvent.type(field(), 'parcel');
  await waitFor(() => expect(place().textContent).toBe('40 of 40'));
  await waitFor(() => expect(current(pane)?.textContent).toContain('Where is my Parcel 395?'));
  await waitFor(() => expect(marked(pane)).toContain('Parcel'));
  // Far from what was loaded.
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(place().textContent).toBe('1 of 40'));
  await waitFor(() => expect(current(pane)?.textContent).toContain('Where is my Parcel 5?'));
  await waitFor(() => expect(current(pane)?.querySelector('mark')?.textContent).toBe('Parcel'));
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  await waitFor(() => expect(current(pane)?.textContent).toContain('Where is my Parcel 395?'));
  await userEvent.click(screen.getByRole('button', { name: 'Previous match' }));
  await waitFor(() => expect(place().textContent).toBe('39 of 40'));
  await userEvent.click(screen.getByRole('button', { name: 'Next match' }));
  await waitFor(() => expect(place().textContent).toBe('40 of 40'));
});

test('F3 and Ctrl+G step from wherever the keyboard is in the conversation', async () => {
  const { field: reply } = await openLong();
  await userEvent.keyboard(FIND);
  await userEvent.type(field(), 'parcel');
  await waitFor(() => expect(place().textContent).toBe('40 of 40'));
  act(() => reply.focus());
  await userEvent.keyboard('{Shift>}{F3}{/Shift}');
  await waitFor(() => expect(place().textContent).toBe('39 of 40'));
  await userEvent.keyboard('{Control>}{Shift>}g{/Shift}{/Control}');
  await waitFor(() => expect(place().textContent).toBe('38 of 40'));
  await userEvent.keyboard('{Control>}g{/Control}{F3}');
  await waitFor(() => expect(place().textContent).toBe('40 of 40'));
  expect(document.activeElement).toBe(reply);
});

test('Escape gives the focus back to the reply, with draft and selection as they were', async () => {
  const { field: reply } = await openThread();
  await userEvent.type(reply, 'Dear Haruki');
  (reply as HTMLTextAreaElement).setSelectionRange(5, 11);
  await userEvent.keyboard(FIND);
  expect(document.activeElement).toBe(field());
  await userEvent.type(field(), 'router');
  await userEvent.keyboard('{Escape}');
  expect(bar()).toBeNull();
  expect(document.activeElement).toBe(reply);
  expect(reply).toHaveProperty('value', 'Dear Haruki');
  expect(reply).toHaveProperty('selectionStart', 5);
  expect(reply).toHaveProperty('selectionEnd', 11);
  expect(document.querySelector('mark')).toBeNull();
});

test('what was looked for is offered again', async () => {
  await openThread();
  await userEvent.keyboard(FIND);
  await userEvent.type(field(), 'router');
  await userEvent.keyboard(`{Escape}${FIND}`);
  expect(field()).toHaveProperty('value', 'router');
  expect(field()).toHaveProperty('selectionEnd', 'router'.length);
});

test('a new message counts, and moves nobody', async () => {
  const { bridge, found, pane } = await openLong();
  await userEvent.keyboard(FIND);
  await userEvent.type(field(), 'parcel');
  await waitFor(() => expect(place().textContent).toBe('40 of 40'));
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  await waitFor(() => expect(place().textContent).toBe('39 of 40'));
  const last = found.messages.at(-1)!;
  found.messages.push({ ...last, id: 'new', position: 401, text: 'The parcel is here' });
  changed(bridge);
  await waitFor(() => expect(place().textContent).toBe('39 of 41'));
  expect(current(pane)?.textContent).toContain('Parcel 385');
});

test('nothing found is said, and why when older messages are missing', async () => {
  const { bridge, pane } = await openThread();
  await userEvent.keyboard(FIND);
  await userEvent.type(field(), 'zzz');
  await waitFor(() => expect(place().textContent).toBe('No matches'));
  expect(screen.getByRole('button', { name: 'Next match' })).toHaveProperty('disabled', true);
  bridge.fail('search.inThread', { code: 'index-damaged', message: 'The index is damaged.' });
  await userEvent.type(field(), 'y');
  expect(await within(pane).findByRole('alert')).toHaveProperty(
    'textContent',
    'The search did not work: The index is damaged.',
  );
});

test('without a conversation in focus Ctrl+F searches everything', async () => {
  await openThread();
  act(() => screen.getAllByRole('option')[0]?.focus());
  await userEvent.keyboard(FIND);
  expect(await screen.findByRole('search', { name: 'Search' })).toBeTruthy();
  expect(bar()).toBeNull();
});

test('Ctrl+Shift+F searches everything from within a conversation', async () => {
  await openThread();
  await userEvent.keyboard('{Control>}{Shift>}f{/Shift}{/Control}');
  expect(await screen.findByRole('search', { name: 'Search' })).toBeTruthy();
  expect(bar()).toBeNull();
});

test('each conversation has its own', async () => {
  await openThread();
  await userEvent.keyboard(FIND);
  act(() => useScreen.getState().openThread('thread-2', { beside: true }));
  await waitFor(() => expect(screen.getAllByRole('region', { name: /^Conv/ })).toHaveLength(2));
  const second = screen.getAllByRole('region', { name: /^Conv/ })[1]!;
  const reply = await within(second).findByRole('textbox', { name: /^Reply to / });
  act(() => reply.focus());
  await userEvent.keyboard(FIND);
  expect(screen.getAllByRole('search', { name: /^Find in/ })).toHaveLength(2);
  await userEvent.keyboard('{Escape}');
  expect(screen.getAllByRole('search', { name: /^Find in/ })).toHaveLength(1);
});

test('the menu finds too, and searches everything when no conversation is open', async () => {
  const { bridge } = await openThread();
  act(() => bridge.emit('menu', { action: 'find' }));
  expect(bar()).not.toBeNull();
  act(() => useScreen.getState().closePane(0));
  await waitFor(() => expect(screen.queryByRole('region', { name: /^Conv/ })).toBeNull());
  act(() => bridge.emit('menu', { action: 'find-next' }));
  expect(await screen.findByRole('search', { name: 'Search' })).toBeTruthy();
});

test('a result of the whole search opens at its message, with its words to go on with', async () => {
  const { pane, field: reply } = await openLong();
  await userEvent.keyboard('{Control>}{Shift>}f{/Shift}{/Control}');
  await userEvent.type(screen.getByRole('combobox', { name: 'Search everything' }), 'parcel 205');
  await screen.findByRole('option', { name: /Where is my Parcel 205/ });
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(current(pane)?.textContent).toContain('Where is my Parcel 205?'));
  expect(field()).toHaveProperty('value', 'parcel 205');
  expect(place().textContent).toBe('1 of 1');
  await waitFor(() => expect(document.activeElement).toBe(reply));
  await userEvent.clear(field());
  await userEvent.type(field(), 'parcel');
  // What one was at still matches, so it stays.
  await waitFor(() => expect(place().textContent).toBe('21 of 40'));
  expect(current(pane)?.textContent).toContain('Where is my Parcel 205?');
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(current(pane)?.textContent).toContain('Where is my Parcel 215?'));
});

test('another result of the same words goes to that message', async () => {
  const { pane, bridge } = await openLong();
  const open = (messageId: string) =>
    act(() => useScreen.getState().openThread(HARUKI, { messageId, find: 'parcel' }));
  open('long-35');
  await waitFor(() => expect(place().textContent).toBe('4 of 40'));
  await waitFor(() => expect(current(pane)?.textContent).toContain('Parcel 35?'));
  await userEvent.keyboard('{F3}');
  await waitFor(() => expect(place().textContent).toBe('5 of 40'));
  open('long-305');
  await waitFor(() => expect(place().textContent).toBe('31 of 40'));
  await waitFor(() => expect(current(pane)?.textContent).toContain('Parcel 305?'));
  expect(bridge.calls.filter(({ name }) => name === 'search.marks').length).toBeGreaterThan(0);
});

test('words in the names of files are marked there', async () => {
  const { pane, found, bridge } = await openThread();
  const last = found.messages.at(-1)!;
  const file = { id: 'f1', mediaType: 'application/pdf', sizeBytes: 10, sha256: '0'.repeat(64) };
  found.messages.push({
    ...last,
    id: 'with-file',
    position: last.position + 1,
    text: '',
    attachments: [{ ...file, name: 'Invoice 7.pdf', width: null, height: null }],
  });
  changed(bridge);
  await userEvent.keyboard(FIND);
  await userEvent.type(field(), 'invoice');
  await waitFor(() => expect(current(pane)?.querySelector('mark')?.textContent).toBe('Invoice'));
});

test('a long text is unfolded as far as the match', async () => {
  const { pane, found, bridge } = await openThread();
  const last = found.messages.at(-1)!;
  found.messages.push({
    ...last,
    id: 'very-long',
    position: last.position + 1,
    text: `${'filler words '.repeat(10_000)}needle ${'and more '.repeat(100)}`,
  });
  changed(bridge);
  await within(pane).findByRole('button', { name: /^Show all/ });
  await userEvent.keyboard(FIND);
  await userEvent.type(field(), 'needle');
  await waitFor(() => expect(marked(pane)).toEqual(['needle']));
});

test('looks for as much of a long text as the whole search reads', async () => {
  const { bridge } = await openLong(20);
  await userEvent.keyboard(FIND);
  await userEvent.click(field());
  await userEvent.paste('p'.repeat(3000));
  const texts = () =>
    bridge.calls.flatMap(({ name, request }) =>
      name === 'search.inThread' ? [(request as { readonly text: string }).text] : [],
    );
  await waitFor(() => expect(texts()).toContain('p'.repeat(1000)));
});
