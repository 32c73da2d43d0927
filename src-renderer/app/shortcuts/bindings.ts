import type { Settings } from '@shared/ipc';
import { combinationOf, keysFrom, type Keys, type Platform } from '../../ui';
import type { Action } from './registry';

/** The keys that a person gave to actions, by the action's id; an empty list: none. */
export type Bindings = Settings['shortcuts'];

/** What an action has keys for. */
export type Bindable = Pick<Action, 'id' | 'keys' | 'alsoKeys' | 'appliesAt'>;

/** The keys that an action ships with, the one that is shown first. */
export function shippedKeys(action: Pick<Action, 'keys' | 'alsoKeys'>): readonly Keys[] {
  return [...new Set([...(action.keys ? [action.keys] : []), ...(action.alsoKeys ?? [])])];
}

/** The keys in force: this person's, or else those that the action ships with. */
export function keysOf(
  action: Pick<Action, 'id' | 'keys' | 'alsoKeys'>,
  bindings: Bindings,
): readonly Keys[] {
  return bindings[action.id] ?? shippedKeys(action);
}

const sameKeys = (one: Keys, other: Keys, platform: Platform): boolean =>
  normalised(one, platform) === normalised(other, platform);

/** `Ctrl` and `Mod` are the same key but on macOS. */
function normalised(keys: Keys, platform: Platform): string {
  const { mod, ctrl, key, ...rest } = combinationOf(keys);
  const together = platform === 'darwin' ? { mod, ctrl } : { mod: mod || ctrl, ctrl: false };
  return keysFrom({ ...together, ...rest, key }).toLowerCase();
}

/** Something that speaks against giving these keys to an action. */
export type Conflict =
  /** They do something else already. `blocks`: only one of the two would work. */
  | { readonly with: 'action'; readonly id: string; readonly blocks: boolean }
  /** The system takes them before Heddle sees them. */
  | { readonly with: 'system' }
  /** Editing a text needs them. `refused`: without them a keyboard could not use the screen at all. */
  | { readonly with: 'editing'; readonly refused: boolean }
  /** They type a sign, so they work only where nothing is typed. */
  | { readonly with: 'typing' };

/** Keys of the system, which an app is not given or must not take. */
const SYSTEM_KEYS: Readonly<Record<Platform, readonly Keys[]>> = {
  darwin: [
    'Mod+Q',
    'Mod+H',
    'Mod+Alt+H',
    'Mod+M',
    'Mod+Tab',
    'Mod+Space',
    'Mod+Alt+Escape',
    'Mod+Shift+3',
    'Mod+Shift+4',
    'Mod+Shift+5',
    'Ctrl+ArrowUp',
    'Ctrl+ArrowDown',
    'Ctrl+ArrowLeft',
    'Ctrl+ArrowRight',
  ],
  win32: ['Alt+F4', 'Alt+Tab', 'Alt+Space', 'Alt+Escape', 'Mod+Escape', 'Mod+Alt+Delete', 'F10'],
  linux: ['Alt+F4', 'Alt+Tab', 'Alt+Space', 'Mod+Alt+Delete', 'Mod+Alt+T', 'F10'],
};

/** What the menus of the system do for every text and window; the same with Mod on all systems. */
const MENU_KEYS: readonly Keys[] = ['Mod++', 'Mod+-', 'Mod+=', 'Mod+0'];

const EDITING_KEYS: readonly Keys[] = [
  'Mod+A',
  'Mod+C',
  'Mod+V',
  'Mod+X',
  'Mod+Y',
  'Mod+Z',
  'Mod+Shift+Z',
  'Mod+Shift+V',
  'Mod+Backspace',
  'Mod+Delete',
  'Mod+ArrowLeft',
  'Mod+ArrowRight',
  'Mod+ArrowUp',
  'Mod+ArrowDown',
  'Mod+Home',
  'Mod+End',
];

/** Moving and leaving: without them a keyboard cannot use the screen at all. */
const NAVIGATION_KEYS: ReadonlySet<string> = new Set([
  'Tab',
  'Enter',
  'Escape',
  'Space',
  'Backspace',
  'Delete',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/**
 * What speaks against giving keys to an action, the gravest first.
 *
 * @param others every action there is, the one itself included or not
 */
export function conflictsOf(
  keys: Keys,
  action: Bindable,
  others: readonly Bindable[],
  bindings: Bindings,
  platform: Platform,
): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  const isOneOf = (list: readonly Keys[]) => list.some((each) => sameKeys(each, keys, platform));
  for (const other of others) {
    if (other.id === action.id) continue;
    const theirs = keysOf(other, bindings);
    if (!theirs.some((each) => sameKeys(each, keys, platform))) continue;
    if (areShippedTogether(keys, action, other, platform)) continue;
    const blocks = (action.appliesAt === undefined) === (other.appliesAt === undefined);
    conflicts.push({ with: 'action', id: other.id, blocks });
  }
  conflicts.sort((a, b) => Number(isBlocking(b)) - Number(isBlocking(a)));
  if (isOneOf(SYSTEM_KEYS[platform]) || isOneOf(MENU_KEYS)) conflicts.push({ with: 'system' });
  const { mod, ctrl, alt, key } = combinationOf(keys);
  const held = mod || ctrl || alt;
  const movesByWord = platform === 'darwin' && alt && key.startsWith('Arrow');
  const refused = !held && NAVIGATION_KEYS.has(key);
  if (isOneOf(EDITING_KEYS) || movesByWord || refused) {
    conflicts.push({ with: 'editing', refused });
  } else if (!held && [...key].length === 1) {
    conflicts.push({ with: 'typing' });
  }
  return conflicts;
}

const isBlocking = (conflict: Conflict) => conflict.with === 'action' && conflict.blocks;

/** Two that ship with the same keys know of each other: one of them works in its place only. */
function areShippedTogether(
  keys: Keys,
  one: Bindable,
  other: Bindable,
  platform: Platform,
): boolean {
  return [one, other].every((each) =>
    shippedKeys(each).some((shipped) => sameKeys(shipped, keys, platform)),
  );
}

/**
 * The bindings after an action was given these keys. What it ships with is not kept as a choice, so
 * that it follows Heddle's own when those change.
 */
export function bind(
  bindings: Bindings,
  action: Pick<Action, 'id' | 'keys' | 'alsoKeys'>,
  keys: readonly Keys[],
): Bindings {
  const { [action.id]: _before, ...others } = bindings;
  const shipped = shippedKeys(action);
  const same = keys.length === shipped.length && keys.every((each, at) => each === shipped[at]);
  return same ? others : { ...others, [action.id]: [...keys] };
}

/** The bindings after keys were taken from every action that they would block. */
export function takeFrom(
  keys: Keys,
  action: Bindable,
  others: readonly Bindable[],
  bindings: Bindings,
  platform: Platform,
): Bindings {
  let after = bindings;
  for (const conflict of conflictsOf(keys, action, others, bindings, platform)) {
    if (conflict.with !== 'action' || !conflict.blocks) continue;
    const other = others.find((each) => each.id === conflict.id);
    if (!other) continue;
    const left = keysOf(other, after).filter((each) => !sameKeys(each, keys, platform));
    after = bind(after, other, left);
  }
  return after;
}

/** One line per action, for carrying one's keys to another computer: `pane.close = Mod+W F6`. */
export function bindingsAsText(bindings: Bindings): string {
  return Object.entries(bindings)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, keys]) => `${id} = ${keys.join(' ')}`.trimEnd())
    .join('\n');
}

const LINE = /^\s*([a-z0-9][a-z0-9.-]{0,79})\s*=\s*(.*)$/i;

/**
 * Reads such lines; what is no line is left out and counted.
 *
 * @param known the actions that there are; a line about another one is not understood
 */
export function bindingsFromText(
  text: string,
  known: readonly Pick<Action, 'id' | 'keys' | 'alsoKeys'>[],
): { readonly bindings: Bindings; readonly notUnderstood: number } {
  let bindings: Bindings = {};
  let notUnderstood = 0;
  for (const line of text.split(/\r?\n/u)) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const [, id, list = ''] = LINE.exec(line) ?? [];
    const action = known.find((each) => each.id === id);
    const keys = list.split(/\s+/u).filter(Boolean);
    if (!action || keys.length > MAX_KEYS || !keys.every(isReadable)) notUnderstood += 1;
    else bindings = bind(bindings, action, keys);
  }
  return { bindings, notUnderstood };
}

/** As many combinations as one action may have. */
export const MAX_KEYS = 4;

function isReadable(keys: Keys): boolean {
  const { key, ...held } = combinationOf(keys);
  if (keysFrom({ ...held, key }) !== keys || keys.length > 40) return false;
  return [...key].length === 1 || NAVIGATION_KEYS.has(key) || /^(?:F\d{1,2}|Insert)$/.test(key);
}
