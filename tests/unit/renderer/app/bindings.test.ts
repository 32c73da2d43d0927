import { describe, expect, test } from 'vitest';
import {
  bind,
  bindingsAsText,
  bindingsFromText,
  conflictsOf,
  keysOf,
  takeFrom,
  type Bindable,
} from '../../../../src-renderer/app/shortcuts/bindings';

const palette: Bindable = { id: 'go.palette', keys: 'Mod+K' };
const inbox: Bindable = { id: 'go.inbox', keys: 'Mod+I' };
const search: Bindable = { id: 'go.search', keys: 'Mod+Shift+F', alsoKeys: ['Mod+F', '/'] };
const find: Bindable = { id: 'find.open', keys: 'Mod+F', appliesAt: () => true };
const all = [palette, inbox, search, find];

describe('bindings', () => {
  test('take the place of what an action ships with; an empty list takes its keys away', () => {
    expect(keysOf(search, {})).toEqual(['Mod+Shift+F', 'Mod+F', '/']);
    expect(keysOf(search, { 'go.search': ['F3'] })).toEqual(['F3']);
    expect(keysOf(search, { 'go.search': [] })).toEqual([]);
  });

  test('that are what the action ships with are no choice', () => {
    const chosen = bind({}, inbox, ['F8']);
    expect(chosen).toEqual({ 'go.inbox': ['F8'] });
    expect(bind(chosen, inbox, ['Mod+I'])).toEqual({});
  });
});

describe('conflicts', () => {
  const of = (keys: string, action = inbox, bindings = {}) =>
    conflictsOf(keys, action, all, bindings, 'win32');

  test('with another action block, where both work everywhere', () => {
    expect(of('Mod+K')).toEqual([{ with: 'action', id: 'go.palette', blocks: true }]);
    expect(of('Mod+F')).toEqual([
      { with: 'action', id: 'go.search', blocks: true },
      { with: 'action', id: 'find.open', blocks: false },
    ]);
    expect(of('Ctrl+K')).toHaveLength(1);
  });

  test('are none with itself, nor between two that ship together', () => {
    expect(of('Mod+I')).toEqual([]);
    expect(of('Mod+F', search)).toEqual([]);
    expect(of('Mod+F', find)).toEqual([]);
  });

  test('follow what was chosen', () => {
    expect(of('Mod+K', inbox, { 'go.palette': ['F9'] })).toEqual([]);
    expect(of('F9', inbox, { 'go.palette': ['F9'] })).toHaveLength(1);
  });

  test('with the system, the menus and with writing are told', () => {
    expect(of('Alt+F4')).toEqual([{ with: 'system' }]);
    expect(of('Mod+=')).toEqual([{ with: 'system' }]);
    expect(of('Mod+C')).toEqual([{ with: 'editing', refused: false }]);
    expect(of('Tab')).toEqual([{ with: 'editing', refused: true }]);
    expect(of('J')).toEqual([{ with: 'typing' }]);
    expect(of('?')).toEqual([{ with: 'typing' }]);
    expect(of('F8')).toEqual([]);
    expect(conflictsOf('Mod+Q', inbox, all, {}, 'darwin')).toEqual([{ with: 'system' }]);
    expect(conflictsOf('Alt+ArrowLeft', inbox, all, {}, 'darwin')).toEqual([
      { with: 'editing', refused: false },
    ]);
  });

  test('are solved by taking the keys from what they would block, and from nothing else', () => {
    expect(takeFrom('Mod+F', inbox, all, {}, 'win32')).toEqual({
      'go.search': ['Mod+Shift+F', '/'],
    });
  });
});

describe('as text', () => {
  test('they go to another computer and back', () => {
    const bindings = { 'go.inbox': ['F8', 'Mod+,'], 'go.palette': [] };
    const text = bindingsAsText(bindings);
    expect(text).toBe('go.inbox = F8 Mod+,\ngo.palette =');
    expect(bindingsFromText(text, all)).toEqual({ bindings, notUnderstood: 0 });
  });

  test('what is no line, no action or no key is left out and counted', () => {
    const text = '# mine\nnonsense\ngo.inbox = Hyper+Q\nno.such = F2\n\ngo.palette = F9';
    expect(bindingsFromText(text, all)).toEqual({
      bindings: { 'go.palette': ['F9'] },
      notUnderstood: 3,
    });
  });
});
