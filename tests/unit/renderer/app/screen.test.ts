import { beforeEach, describe, expect, test } from 'vitest';
import { PANES_MAX } from '../../../../src-shared/domain/limits';
import { layoutSchema } from '../../../../src-shared/ipc';
import {
  focusedThreadId,
  isContextShown,
  layoutOf,
  useScreen,
} from '../../../../src-renderer/app/state/screen';

const screen = () => useScreen.getState();
const threads = () => screen().panes.map((pane) => pane.threadId);

beforeEach(() => screen().reset());

describe('panes', () => {
  test('a thread takes the place of the focused one, or a place beside it', () => {
    screen().openThread('a');
    screen().openThread('b');
    expect(threads()).toEqual(['b']);
    screen().openThread('c', { beside: true });
    expect(threads()).toEqual(['b', 'c']);
    expect(focusedThreadId(screen())).toBe('c');
    screen().focusPane(0);
    screen().openThread('d', { beside: true });
    expect(threads()).toEqual(['b', 'd', 'c']);
  });

  test('a thread comes back to the place that it had, or to the nearest that there is', () => {
    for (const id of ['b', 'c']) screen().openThread(id, { beside: true });
    screen().openThread('a', { beside: true, pane: 0 });
    expect(threads()).toEqual(['a', 'b', 'c']);
    expect(focusedThreadId(screen())).toBe('a');
    screen().openThread('d', { beside: true, pane: 5 });
    expect(threads()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a thread that is open is focused instead of opened twice', () => {
    screen().openThread('a');
    screen().openThread('b', { beside: true });
    screen().openThread('a', { beside: true });
    expect(threads()).toEqual(['a', 'b']);
    expect(screen().focusedPane).toBe(0);
  });

  test('going to a message again asks again', () => {
    screen().openThread('a', { messageId: 'm1' });
    const before = screen().panes[0];
    screen().openThread('a', { messageId: 'm1' });
    expect(screen().panes[0]?.messageId).toBe('m1');
    expect(screen().panes[0]?.jump).toBe((before?.jump ?? 0) + 1);
    screen().openThread('a');
    expect(screen().panes[0]?.jump).toBe((before?.jump ?? 0) + 1);
  });

  test('there are never more than fit', () => {
    for (let index = 0; index < PANES_MAX + 3; index += 1) {
      screen().openThread(`t${index}`, { beside: true });
    }
    expect(threads()).toHaveLength(PANES_MAX);
    expect(threads()).toContain(`t${PANES_MAX + 2}`);
  });

  test('closing keeps the focus on what was focused, or goes to a neighbour', () => {
    for (const id of ['a', 'b', 'c']) screen().openThread(id, { beside: true });
    screen().closePane(0);
    expect(focusedThreadId(screen())).toBe('c');
    screen().closePane(1);
    expect(focusedThreadId(screen())).toBe('b');
    screen().closePane(0);
    expect(focusedThreadId(screen())).toBeNull();
    screen().closePane(0);
    expect(threads()).toEqual([]);
  });

  test('cycling goes around; moving takes the focus along', () => {
    for (const id of ['a', 'b', 'c']) screen().openThread(id, { beside: true });
    screen().cyclePane(1);
    expect(focusedThreadId(screen())).toBe('a');
    screen().movePane(0, 2);
    expect(threads()).toEqual(['b', 'c', 'a']);
    expect(focusedThreadId(screen())).toBe('a');
  });
});

describe('the grid', () => {
  beforeEach(() => {
    for (const id of ['a', 'b', 'c', 'd']) screen().openThread(id, { beside: true });
    screen().setPaneRows([2, 2]);
    screen().focusPane(0);
  });

  test('a pane changes places with what is beside, above or below it, and takes the focus along', () => {
    screen().swapPane('down');
    expect(threads()).toEqual(['c', 'b', 'a', 'd']);
    screen().swapPane('right');
    expect(threads()).toEqual(['c', 'b', 'd', 'a']);
    expect(focusedThreadId(screen())).toBe('a');
    screen().swapPane('down');
    screen().swapPane('right');
    expect(threads()).toEqual(['c', 'b', 'd', 'a']);
  });

  test('sizes belong to the places: they stay when panes move, and end when their number changes', () => {
    screen().setPaneSizes([0.3, 0.7, 0.5, 0.5]);
    screen().movePane(0, 3);
    expect(screen().paneSizes).toEqual([0.3, 0.7, 0.5, 0.5]);
    screen().closePane(0);
    expect(screen().paneSizes).toEqual([]);
  });

  test('one pane is shown alone, whichever has the focus, until there is no other', () => {
    screen().toggleMaximised();
    screen().focusPane(2);
    expect(screen().maximised).toBe(true);
    screen().closeOtherPanes(2);
    expect(threads()).toEqual(['c']);
    expect(screen().maximised).toBe(false);
    screen().toggleMaximised();
    expect(screen().maximised).toBe(false);
  });

  test('another arrangement shows all panes, evenly', () => {
    screen().setRowSizes([0.2, 0.8]);
    screen().toggleMaximised();
    screen().setArrangement('columns');
    expect(screen()).toMatchObject({ arrangement: 'columns', rowSizes: [], maximised: false });
  });
});

test('a layout of an earlier version is still a layout', () => {
  const old = {
    panes: ['a', 'b'],
    focused: 1,
    sizes: [40, 60],
    inboxWidth: 300,
    contextOpen: false,
  };
  screen().restoreLayout(layoutSchema.parse(old));
  expect(layoutOf(screen())).toEqual({
    ...old,
    rowSizes: [],
    arrangement: 'auto',
    maximised: false,
  });
});

test('a layout survives a restart', () => {
  for (const id of ['a', 'b']) screen().openThread(id, { beside: true });
  screen().setPaneSizes([40, 60]);
  screen().setRowSizes([30, 70]);
  screen().setInboxWidth(333);
  screen().toggleContext();
  const kept = layoutOf(screen());
  screen().reset();
  screen().restoreLayout(kept);
  expect(layoutOf(screen())).toEqual(kept);
});

test('opening a thread leaves search and other sections', () => {
  screen().setSection('floor');
  screen().openSearch('router');
  screen().openThread('a');
  expect(screen().section).toBe('inbox');
  expect(screen().searchOpen).toBe(false);
});

test('a narrow window has a drawer of its own and forgets nothing', () => {
  screen().setNarrow(true);
  expect(isContextShown(screen())).toBe(false);
  screen().toggleContext();
  expect(isContextShown(screen())).toBe(true);
  screen().setNarrow(false);
  expect(isContextShown(screen())).toBe(true);
  expect(layoutOf(screen()).contextOpen).toBe(true);
});

test('a session that begins again in a moment comes back to where the screen was, once', () => {
  screen().setSection('settings');
  screen().openThread('a');
  screen().setSection('settings');
  screen().comeBack();
  screen().reset();
  expect(screen().section).toBe('settings');
  expect(threads()).toEqual([]);
  screen().reset();
  expect(screen().section).toBe('inbox');
});
