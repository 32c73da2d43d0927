import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  combinationOf,
  keyCaps,
  keysFrom,
  matches,
  matchOf,
  pressedKeys,
  type KeyPress,
  type Platform,
} from '../../../../src-renderer/ui/keys';

type Held = 'ctrl' | 'meta' | 'alt' | 'shift' | 'altgr';

function press(key: string, code: string, ...held: Held[]): KeyPress {
  return {
    key,
    code,
    ctrlKey: held.includes('ctrl'),
    metaKey: held.includes('meta'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
    getModifierState: (name) => name === 'AltGraph' && held.includes('altgr'),
  };
}

describe('on QWERTZ', () => {
  test('signs are where the keyboard has them: / with Shift+7, ? with Shift+ß', () => {
    expect(matches('/', press('/', 'Digit7', 'shift'), 'win32')).toBe(true);
    expect(matches('Mod+/', press('/', 'Digit7', 'ctrl', 'shift'), 'win32')).toBe(true);
    expect(matches('?', press('?', 'Minus', 'shift'), 'win32')).toBe(true);
    // The key that has / on a US keyboard has - here.
    expect(matches('/', press('-', 'Slash'), 'win32')).toBe(false);
  });

  test('Z and Y are where they are printed', () => {
    expect(matches('Mod+Z', press('z', 'KeyY', 'ctrl'), 'win32')).toBe(true);
    expect(matches('Mod+Z', press('y', 'KeyZ', 'ctrl'), 'win32')).toBe(false);
  });

  test('what AltGr types is never a shortcut, however the system reports it', () => {
    for (const platform of ['win32', 'linux'] as const) {
      expect(matches('Mod+Alt+Q', press('@', 'KeyQ', 'ctrl', 'alt', 'altgr'), platform)).toBe(
        false,
      );
      expect(matches('Mod+Alt+8', press('[', 'Digit8', 'ctrl', 'alt'), platform)).toBe(false);
      expect(matches('[', press('[', 'Digit8', 'altgr'), platform)).toBe(false);
    }
    expect(pressedKeys(press('€', 'KeyE', 'ctrl', 'alt', 'altgr'), 'win32')).toBeNull();
  });

  test('dead keys and input methods are left alone', () => {
    expect(matches('Mod+E', press('Dead', 'Equal', 'ctrl'), 'win32')).toBe(false);
    expect(matches('Mod+K', press('Process', 'KeyK', 'ctrl'), 'win32')).toBe(false);
    expect(pressedKeys(press('Dead', 'Equal'), 'win32')).toBeNull();
    expect(pressedKeys(press('Process', 'KeyK'), 'win32')).toBeNull();
  });
});

describe('on AZERTY', () => {
  test('numbers work with Shift and without', () => {
    expect(matchOf('Mod+1', press('&', 'Digit1', 'ctrl'), 'win32')).toBe('place');
    expect(matchOf('Mod+1', press('1', 'Digit1', 'ctrl', 'shift'), 'win32')).toBe('digit');
    expect(matchOf('Mod+1', press('1', 'Numpad1', 'ctrl'), 'win32')).toBe('exact');
    expect(matches('Alt+2', press('é', 'Digit2', 'alt'), 'linux')).toBe(true);
    expect(matches('Mod+2', press('&', 'Digit1', 'ctrl'), 'win32')).toBe(false);
  });

  test('a combination with Shift of its own is meant more than a number that needs it', () => {
    const event = press('1', 'Digit1', 'ctrl', 'shift');
    expect(matchOf('Mod+Shift+1', event, 'win32')).toBe('exact');
    expect(matchOf('Mod+1', event, 'win32')).toBe('digit');
  });

  test('letters are where they are printed', () => {
    expect(matches('Mod+W', press('w', 'KeyZ', 'ctrl'), 'win32')).toBe(true);
    expect(matches('Mod+W', press('z', 'KeyW', 'ctrl'), 'win32')).toBe(false);
    expect(matches('Mod+,', press(',', 'KeyM', 'ctrl'), 'win32')).toBe(true);
  });

  test('Alt on macOS asks the layout where the letters are', () => {
    const azerty = new Map([
      ['KeyQ', 'a'],
      ['KeyA', 'q'],
    ]);
    expect(matches('Alt+A', press('æ', 'KeyQ', 'alt'), 'darwin', azerty)).toBe(true);
    expect(matches('Alt+Q', press('æ', 'KeyQ', 'alt'), 'darwin', azerty)).toBe(false);
  });
});

describe('on keyboards without Latin letters', () => {
  test.each([
    ['Arabic', 'Mod+K', press('ن', 'KeyK', 'ctrl')],
    ['Arabic digits', 'Mod+1', press('١', 'Digit1', 'ctrl')],
    ['Arabic question mark', '?', press('؟', 'Slash', 'shift')],
    ['Arabic, a letter at the place of the comma', 'Mod+,', press('و', 'Comma', 'ctrl')],
    ['Russian', 'Mod+K', press('л', 'KeyK', 'ctrl')],
    ['Russian, a letter at the place of the full stop', 'Mod+.', press('ю', 'Period', 'ctrl')],
    ['Greek', 'Mod+Shift+F', press('Φ', 'KeyF', 'ctrl', 'shift')],
    ['Hebrew', 'Mod+K', press('ל', 'KeyK', 'ctrl')],
    ['Japanese kana', 'Mod+K', press('の', 'KeyK', 'ctrl')],
  ])('the place counts: %s', (_name, keys, event) => {
    expect(matches(keys, event, 'win32')).toBe(true);
  });

  test('a Turkish ı is no i', () => {
    expect(matches('Mod+I', press('ı', 'KeyI', 'ctrl'), 'win32')).toBe(false);
    expect(matches('Mod+I', press('i', 'Quote', 'ctrl'), 'win32')).toBe(true);
  });

  test('the caps show what is printed there', () => {
    const russian = new Map([['KeyK', 'л']]);
    expect(keyCaps('Mod+K', 'win32', {}, russian)).toEqual(['Ctrl', 'Л']);
    const german = new Map([['KeyK', 'k']]);
    expect(keyCaps('Mod+K', 'win32', { Ctrl: 'Strg' }, german)).toEqual(['Strg', 'K']);
  });
});

describe('keys that are pressed to choose them', () => {
  test.each([
    ['Mod+K', press('k', 'KeyK', 'ctrl')],
    ['Mod+Shift+K', press('K', 'KeyK', 'ctrl', 'shift')],
    ['Mod+1', press('&', 'Digit1', 'ctrl')],
    ['Mod+Shift+1', press('!', 'Digit1', 'ctrl', 'shift')],
    ['?', press('?', 'Slash', 'shift')],
    ['Mod++', press('+', 'BracketRight', 'ctrl')],
    ['Alt+ArrowUp', press('ArrowUp', 'ArrowUp', 'alt')],
    ['F7', press('F7', 'F7')],
    ['Space', press(' ', 'Space')],
    ['Mod+K', press('л', 'KeyK', 'ctrl')],
  ])('%s', (keys, event) => {
    expect(pressedKeys(event, 'win32')).toBe(keys);
  });

  test('modifiers alone are none yet, and the Windows key is the system’s', () => {
    expect(pressedKeys(press('Shift', 'ShiftLeft', 'shift'), 'win32')).toBeNull();
    expect(pressedKeys(press('k', 'KeyK', 'meta'), 'win32')).toBeNull();
    expect(pressedKeys(press('k', 'KeyK', 'meta'), 'darwin')).toBe('Mod+K');
  });

  /** What a key types on some keyboard, plain and with Shift. */
  const keyboards = [
    ['KeyK', 'k', 'K'],
    ['KeyQ', 'a', 'A'],
    ['KeyK', 'ن', 'ن'],
    ['KeyK', 'л', 'Л'],
    ['Digit1', '1', '!'],
    ['Digit1', '&', '1'],
    ['Digit7', '7', '/'],
    ['Slash', '/', '?'],
    ['Slash', '-', '_'],
    ['Comma', 'و', 'و'],
    ['Period', '.', ':'],
    ['F5', 'F5', 'F5'],
    ['Enter', 'Enter', 'Enter'],
    ['Space', ' ', ' '],
    ['BracketRight', '+', '*'],
  ] as const;

  test('are the ones that work afterwards, on every keyboard', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...keyboards),
        fc.constantFrom<Platform>('win32', 'linux', 'darwin'),
        fc.subarray<Held>(['ctrl', 'alt', 'shift', 'meta']),
        ([code, plain, shifted], platform, held) => {
          const event = press(held.includes('shift') ? shifted : plain, code, ...held);
          const keys = pressedKeys(event, platform);
          fc.pre(keys !== null);
          expect(matches(keys, event, platform)).toBe(true);
          expect(keysFrom(combinationOf(keys))).toBe(keys);
        },
      ),
    );
  });
});
