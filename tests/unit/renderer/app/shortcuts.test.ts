// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import {
  actionFor,
  actionsInForce,
  type Action,
} from '../../../../src-renderer/app/shortcuts/registry';
import { scoreOf } from '../../../../src-renderer/features/palette/score';
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
});

describe('the palette', () => {
  test('finds words in any order, beginnings first, and nothing else', () => {
    expect(scoreOf('Go to the inbox', 'in')).toBe(1);
    expect(scoreOf('Go to the inbox', 'inbox go')).toBe(1);
    expect(scoreOf('Open settings', 'tings')).toBeLessThan(1);
    expect(scoreOf('Assign the thread to me', 'gra')).toBe(0);
    expect(scoreOf('Anything', '')).toBe(1);
  });
});
