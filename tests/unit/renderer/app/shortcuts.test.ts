// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import {
  actionFor,
  actionsInForce,
  type Action,
} from '../../../../src-renderer/app/shortcuts/registry';
import { ranked, scoreOf } from '../../../../src-renderer/features/palette/rank';
import { ariaKeys, keyCaps, matches } from '../../../../src-renderer/ui/keys';

const press = (key: string, init: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, ...init });

function typedIn(tag: string, event: KeyboardEvent): KeyboardEvent {
  const element = document.createElement(tag);
  document.body.append(element);
  element.dispatchEvent(event);
  return event;
}

const action = (id: string, more: Partial<Action>): Action => ({
  id,
  label: 'action.search',
  group: 'go',
  run: () => undefined,
  ...more,
});

describe('keys', () => {
  test('Mod is Ctrl, and ⌘ on macOS', () => {
    expect(matches('Mod+K', press('k', { ctrlKey: true }), 'win32')).toBe(true);
    expect(matches('Mod+K', press('k', { ctrlKey: true }), 'darwin')).toBe(false);
    expect(matches('Mod+K', press('k', { metaKey: true }), 'darwin')).toBe(true);
    expect(matches('Mod+K', press('k', { ctrlKey: true, shiftKey: true }), 'linux')).toBe(false);
  });

  test('signs decide by themselves, Alt by the place of the key', () => {
    expect(matches('?', press('?', { shiftKey: true }), 'linux')).toBe(true);
    expect(matches('Mod+,', press(',', { ctrlKey: true }), 'linux')).toBe(true);
    expect(matches('Alt+1', press('¡', { altKey: true, code: 'Digit1' }), 'darwin')).toBe(true);
    expect(matches('Alt+1', press('2', { altKey: true, code: 'Digit2' }), 'linux')).toBe(false);
  });

  test('are shown as the keyboard prints them', () => {
    expect(keyCaps('Mod+Shift+K', 'darwin')).toEqual(['⌘', '⇧', 'K']);
    expect(keyCaps('Mod+Enter', 'win32')).toEqual(['Ctrl', '↵']);
    expect(ariaKeys('Mod+K', 'darwin')).toBe('Meta+K');
    expect(ariaKeys('Mod+K', 'linux')).toBe('Control+K');
  });
});

describe('actions', () => {
  test('the one registered last under an id is in force', () => {
    const first = action('same', { keys: 'Mod+E' });
    const second = action('same', { keys: 'Mod+G' });
    expect(actionsInForce([first, second])).toEqual([second]);
    expect(actionFor(press('e', { ctrlKey: true }), [first, second], 'linux')).toBeNull();
  });

  test('plain keys are left to whoever types; combinations are not', () => {
    const slash = action('slash', { keys: '/' });
    const find = action('find', { keys: 'Mod+F' });
    const move = action('move', { keys: 'Alt+ArrowLeft', whileTyping: false });
    const all = [slash, find, move];
    expect(actionFor(typedIn('textarea', press('/', { bubbles: true })), all, 'linux')).toBeNull();
    expect(actionFor(typedIn('div', press('/', { bubbles: true })), all, 'linux')).toBe(slash);
    expect(actionFor(typedIn('input', press('f', { ctrlKey: true })), all, 'linux')).toBe(find);
    expect(
      actionFor(typedIn('input', press('ArrowLeft', { altKey: true })), all, 'linux'),
    ).toBeNull();
    expect(actionFor(press('ArrowLeft', { altKey: true }), all, 'linux')).toBe(move);
  });

  test('what they mean in one place goes before what they mean everywhere, in any order', () => {
    let isThere = true;
    const send = action('send', { keys: 'Mod+Enter', appliesAt: () => isThere });
    const other = action('other', { keys: 'F8' });
    const event = press('Enter', { ctrlKey: true });
    const bindings = { other: ['Mod+Enter'] };
    for (const all of [
      [send, other],
      [other, send],
    ]) {
      isThere = true;
      expect(actionFor(event, all, 'linux', bindings)).toBe(send);
      isThere = false;
      expect(actionFor(event, all, 'linux', bindings)).toBe(other);
    }
  });
});

describe('the palette', () => {
  test('finds words in any order, beginnings first, and nothing else', () => {
    expect(scoreOf('Go to the inbox', 'go')).toBeGreaterThan(scoreOf('Go to the inbox', 'in'));
    expect(scoreOf('Go to the inbox', 'inbox go')).toBeGreaterThan(0.8);
    expect(scoreOf('Open settings', 'tings')).toBeLessThan(scoreOf('Open settings', 'set'));
    expect(scoreOf('Assign the thread to me', 'gra')).toBe(0);
    expect(scoreOf('Anything', '')).toBe(1);
  });

  test('forgives accents, letters that were left out, and takes initials', () => {
    expect(scoreOf('Lucía Méndez', 'lucia')).toBeGreaterThan(0.9);
    expect(scoreOf('Open settings', 'setngs')).toBeGreaterThan(0);
    expect(scoreOf('Close the focused pane', 'cfp')).toBe(0);
    expect(scoreOf('Close the focused pane', 'ctfp')).toBeGreaterThan(0);
    expect(scoreOf('Settings', 'sgnitte')).toBe(0);
  });

  const entry = (id: string, name: string, group: 'go' | 'app' | 'threads' = 'go') => ({
    id,
    name,
    group,
  });
  const order = ['recent', 'threads', 'go', 'app'] as const;

  test('begins with what was chosen last, and shows it once', () => {
    const entries = [entry('a', 'Inbox'), entry('b', 'Settings', 'app')];
    expect(ranked(entries, '', ['b', 'gone'], order)).toEqual([
      { group: 'recent', entries: [entries[1]] },
      { group: 'go', entries: [entries[0]] },
    ]);
  });

  test('puts the group with the best match first, and what is used before what is not', () => {
    const entries = [
      entry('a', 'Show the inbox'),
      entry('b', 'Inbox rules', 'app'),
      entry('c', 'Inbox rulez', 'app'),
    ];
    const groups = ranked(entries, 'inbox', ['c'], order);
    expect(groups.map(({ group }) => group)).toEqual(['app', 'go']);
    expect(groups[0]?.entries.map(({ id }) => id)).toEqual(['c', 'b']);
  });

  test('puts the search for what was typed last, which its name holds however it is typed', () => {
    const entries = [
      { ...entry('search', 'Search for “compact”'), isFallback: true },
      entry('density', 'Switch between comfortable and compact rows', 'app'),
      { ...entry('found', 'Ayu Lestari'), found: true },
    ];
    const ids = (typed: string) =>
      ranked(entries, typed, ['search'], order).flatMap((each) => each.entries.map(({ id }) => id));
    expect(ids('compact')).toEqual(['density', 'found', 'search']);
    expect(ids('zebra')).toEqual(['found', 'search']);
  });
});
