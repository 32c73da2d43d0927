import type { AppInfo } from '@shared/ipc';

export type Platform = AppInfo['platform'];

/**
 * A combination of keys as text: `Mod+K`, `Alt+ArrowDown`, `Mod+Shift+Enter`, `?`. `Mod` is ⌘ on
 * macOS and Ctrl elsewhere; `Space` is the space bar.
 */
export type Keys = string;

/** What the keys of this keyboard type without Shift, by their place: `KeyQ` → `a` on AZERTY. */
export type KeyboardMap = ReadonlyMap<string, string>;

/** What the matcher needs of a key press. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
> &
  Partial<Pick<KeyboardEvent, 'getModifierState'>>;

interface Combination {
  readonly mod: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** The key itself: `K`, `1`, `?`, `ArrowDown`. */
  readonly key: string;
}

const MODIFIERS = ['Mod', 'Ctrl', 'Alt', 'Shift'] as const;

/** Takes a combination apart; the sign `+` may be its key. */
export function combinationOf(keys: Keys): Combination {
  const plus = keys === '+' || keys.endsWith('++');
  const parts = (plus ? keys.slice(0, -1) : keys).split('+').filter(Boolean);
  const key = plus ? '+' : (parts.pop() ?? '');
  return {
    mod: parts.includes('Mod'),
    ctrl: parts.includes('Ctrl'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    key,
  };
}

/** Puts a combination together, its modifiers in the one order that all have. */
export function keysFrom(combination: Combination): Keys {
  const { mod, ctrl, alt, shift, key } = combination;
  const held = [mod, ctrl, alt, shift];
  return [...MODIFIERS.filter((_name, index) => held[index]), key].join('+');
}

const isLetter = (key: string) => /^[a-z]$/i.test(key);
const isDigit = (key: string) => /^\d$/.test(key);
/** A sign such as `?` or `/`: where it is, and whether it needs Shift, differs between keyboards. */
const isSign = (key: string) => [...key].length === 1 && !isLetter(key) && !isDigit(key);

/** The places of signs where a keyboard of another script has letters: those of the US keyboard. */
const US_SIGNS: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Backquote: ['`', '~'],
};

/** Types letters of another script: Arabic, Cyrillic, Greek, kana. Its places are used then. */
function isOtherScript(key: string): boolean {
  return [...key].length === 1 && /[^\p{Script=Latin}\p{Script=Common}]/u.test(key);
}

/** Arabic keyboards have their own comma and question mark. */
const isForeignSign = (key: string) => /^[^\p{ASCII}\p{L}]$/u.test(key);

/**
 * Whether a third level of the keyboard is used: AltGr types signs, and some systems report it as
 * Ctrl and Alt together.
 */
function isAltGraph(event: KeyPress, platform: Platform): boolean {
  // The Option key of macOS types another level, too, but is a modifier of shortcuts.
  if (platform === 'darwin') return false;
  if (event.key === 'AltGraph') return true;
  if (event.ctrlKey && event.altKey && isSign(event.key)) return true;
  // Alt alone is no AltGr, whatever the environment makes of it.
  const altAlone = event.altKey && !event.ctrlKey;
  return !altAlone && event.getModifierState?.('AltGraph') === true;
}

/** Whether a key press says nothing about the key: an input method or a dead key has it. */
function isUnknown(key: string): boolean {
  return key === 'Process' || key === 'Unidentified' || key === 'Compose';
}

/**
 * How surely a key press is meant: `exact` by what the key types; `digit` a number that needs Shift
 * on this keyboard; `place` only by where the key is.
 */
export type Match = 'exact' | 'digit' | 'place';

/**
 * Whether a key press is a combination. What the key types decides, so that letters are where the
 * keyboard prints them on QWERTZ and AZERTY; the place of the key decides where it types nothing
 * that could be meant: letters of another script, numbers that need Shift, Alt on macOS.
 *
 * @returns how surely, or null when it is not
 */
export function matchOf(
  keys: Keys,
  event: KeyPress,
  platform: Platform,
  keyboard?: KeyboardMap,
): Match | null {
  if (isUnknown(event.key) || isAltGraph(event, platform)) return null;
  const wanted = combinationOf(keys);
  const mac = platform === 'darwin';
  const ctrl = wanted.ctrl || (wanted.mod && !mac);
  if (event.ctrlKey !== ctrl || event.metaKey !== (wanted.mod && mac)) return null;
  if (event.altKey !== wanted.alt) return null;
  const altTypes = mac && event.altKey;
  if (isDigit(wanted.key)) return digitMatch(wanted, event);
  if (isLetter(wanted.key)) {
    if (event.shiftKey !== wanted.shift) return null;
    return letterMatch(wanted.key.toLowerCase(), event, altTypes, keyboard);
  }
  if (isSign(wanted.key)) return signMatch(wanted.key, event, altTypes);
  if (event.shiftKey !== wanted.shift) return null;
  return nameOf(event.key) === wanted.key ? 'exact' : null;
}

/** Whether a key press is this combination. */
export function matches(
  keys: Keys,
  event: KeyPress,
  platform: Platform,
  keyboard?: KeyboardMap,
): boolean {
  return matchOf(keys, event, platform, keyboard) !== null;
}

function letterMatch(
  letter: string,
  event: KeyPress,
  altTypes: boolean,
  keyboard: KeyboardMap | undefined,
): Match | null {
  const typed = event.key.toLowerCase();
  if (typed === letter) return 'exact';
  if (!altTypes && !isOtherScript(typed)) return null;
  const there = keyboard?.get(event.code)?.toLowerCase();
  if (there !== undefined && isLetter(there)) return there === letter ? 'place' : null;
  return event.code === `Key${letter.toUpperCase()}` ? 'place' : null;
}

function digitMatch({ key, shift }: Combination, event: KeyPress): Match | null {
  const there = event.code === `Digit${key}`;
  if (event.shiftKey && !shift) return event.key === key && there ? 'digit' : null;
  if (event.shiftKey !== shift) return null;
  if (event.key === key) return 'exact';
  return there ? 'place' : null;
}

function signMatch(sign: string, event: KeyPress, altTypes: boolean): Match | null {
  if (event.key === sign) return 'exact';
  if (!altTypes && !isOtherScript(event.key) && !isForeignSign(event.key)) return null;
  return US_SIGNS[event.code]?.[event.shiftKey ? 1 : 0] === sign ? 'place' : null;
}

function nameOf(key: string): string {
  return key === ' ' ? 'Space' : key;
}

const MODIFIER_KEYS: ReadonlySet<string> = new Set([
  'Control',
  'Shift',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'NumLock',
  'Fn',
  'OS',
  'Dead',
]);

/**
 * The combination that a key press is, for whoever chooses keys by pressing them.
 *
 * @returns null while only modifiers are held, and for what cannot be a shortcut (AltGr, dead keys)
 */
export function pressedKeys(
  event: KeyPress,
  platform: Platform,
  keyboard?: KeyboardMap,
): Keys | null {
  if (isUnknown(event.key) || isAltGraph(event, platform)) return null;
  const mac = platform === 'darwin';
  // With Alt, macOS types dead keys that are good shortcuts.
  const deadOnAlt = mac && event.altKey && event.key === 'Dead';
  if (MODIFIER_KEYS.has(event.key) && !deadOnAlt) return null;
  // The Windows key is the system's.
  if (event.metaKey && !mac) return null;
  const key = pressedKey(event, mac && event.altKey, keyboard);
  if (key === null) return null;
  return keysFrom({
    mod: mac ? event.metaKey : event.ctrlKey,
    ctrl: mac && event.ctrlKey,
    alt: event.altKey,
    shift: event.shiftKey && !isSign(key),
    key,
  });
}

function pressedKey(
  event: KeyPress,
  altTypes: boolean,
  keyboard: KeyboardMap | undefined,
): string | null {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const held = event.ctrlKey || event.metaKey || event.altKey;
  // The row of digits means its digits, also where they need Shift.
  if (digit !== undefined && (held || !event.shiftKey) && !/^\d$/.test(event.key)) {
    return held || isOtherScript(event.key) || isForeignSign(event.key) ? digit : event.key;
  }
  if (isLetter(event.key)) return event.key.toUpperCase();
  if (altTypes || isOtherScript(event.key)) {
    const there = keyboard?.get(event.code)?.toUpperCase();
    if (there !== undefined && isLetter(there)) return there;
    return letter ?? US_SIGNS[event.code]?.[event.shiftKey ? 1 : 0] ?? null;
  }
  if (isForeignSign(event.key)) {
    return US_SIGNS[event.code]?.[event.shiftKey ? 1 : 0] ?? event.key;
  }
  return nameOf(event.key);
}

const MAC_SYMBOLS: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
};
const SYMBOLS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
};

/** What keys are called where their caps bear words: `Strg` for `Ctrl` on a German keyboard. */
export type CapNames = Readonly<Partial<Record<string, string>>>;

/**
 * The keys of a combination as they are printed on the keyboard: `['Ctrl', 'K']` or `['⌘', 'K']`.
 *
 * @param keyboard on one that has no Latin letters, the letter at the key's place is shown
 */
export function keyCaps(
  keys: Keys,
  platform: Platform,
  names: CapNames = {},
  keyboard?: KeyboardMap,
): string[] {
  const { mod, ctrl, alt, shift, key } = combinationOf(keys);
  const held = [mod, ctrl, alt, shift];
  const mac = platform === 'darwin';
  const modifiers = MODIFIERS.filter((_name, index) => held[index]).map((name) => {
    if (mac) return MAC_SYMBOLS[name] ?? name;
    const printed = name === 'Mod' ? 'Ctrl' : name;
    return names[printed] ?? printed;
  });
  return [...modifiers, names[key] ?? SYMBOLS[key] ?? printedLetter(key, keyboard)];
}

function printedLetter(key: string, keyboard: KeyboardMap | undefined): string {
  if (!keyboard || !isLetter(key)) return key;
  if ([...keyboard.values()].some(isLetter)) return key;
  return keyboard.get(`Key${key.toUpperCase()}`)?.toUpperCase() ?? key;
}

/** The value of `aria-keyshortcuts` for a combination. */
export function ariaKeys(keys: Keys, platform: Platform): string {
  const mod = platform === 'darwin' ? 'Meta' : 'Control';
  return keys.replace('Mod', mod).replace('Ctrl', 'Control');
}
