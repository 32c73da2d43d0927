import type { AppInfo } from '@shared/ipc';

export type Platform = AppInfo['platform'];

/**
 * A combination of keys as text: `Mod+K`, `Alt+ArrowDown`, `Mod+Shift+Enter`, `?`. `Mod` is ⌘ on
 * macOS and Ctrl elsewhere.
 */
export type Keys = string;

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

/** The keys of a combination as they are printed on the keyboard: `['Ctrl', 'K']` or `['⌘', 'K']`. */
export function keyCaps(keys: Keys, platform: Platform): string[] {
  return keys.split('+').map((key) => {
    if (platform === 'darwin' && MAC_SYMBOLS[key]) return MAC_SYMBOLS[key];
    if (key === 'Mod') return 'Ctrl';
    return SYMBOLS[key] ?? key;
  });
}

/** The value of `aria-keyshortcuts` for a combination. */
export function ariaKeys(keys: Keys, platform: Platform): string {
  const mod = platform === 'darwin' ? 'Meta' : 'Control';
  return keys.replace('Mod', mod).replace('Ctrl', 'Control');
}

/** Whether a key press is this combination. Letters compare without regard to case. */
export function matches(keys: Keys, event: KeyboardEvent, platform: Platform): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const mod = parts.includes('Mod');
  const mac = platform === 'darwin';
  const ctrl = parts.includes('Ctrl') || (mod && !mac);
  const meta = mod && mac;
  if (event.ctrlKey !== ctrl || event.metaKey !== meta) return false;
  if (event.altKey !== parts.includes('Alt')) return false;
  // A sign such as `?` needs Shift on some keyboards and not on others: it decides by itself.
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key);
  if (!isSign && event.shiftKey !== parts.includes('Shift')) return false;
  // With Alt, macOS types another sign: there the place of the key decides.
  if (event.altKey && event.code === codeOf(key)) return true;
  return event.key.toLowerCase() === key.toLowerCase();
}

function codeOf(key: string): string {
  return /^\d$/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`;
}
