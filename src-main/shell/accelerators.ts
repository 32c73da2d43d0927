import type { Settings } from '@shared/ipc';

const NAMES: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  Ctrl: 'Ctrl',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Escape: 'Esc',
  Enter: 'Return',
};

/** A combination of keys as the screen writes it (`Mod+Shift+ArrowUp`) in the words of Electron. */
export function acceleratorOf(keys: string): string {
  const plus = keys === '+' || keys.endsWith('++');
  const parts = (plus ? keys.slice(0, -1) : keys).split('+').filter(Boolean);
  return [...parts.map((part) => NAMES[part] ?? part), ...(plus ? ['Plus'] : [])].join('+');
}

/**
 * The accelerator of a menu item.
 *
 * @param actionId the action of the screen that the item is for
 * @param shipped what holds until a person chooses other keys
 * @returns undefined when the person took the keys away
 */
export function chosenAccelerator(
  shortcuts: Settings['shortcuts'],
  actionId: string,
  shipped: string,
): string | undefined {
  const chosen = shortcuts[actionId];
  if (chosen === undefined) return shipped;
  const [first] = chosen;
  return first === undefined ? undefined : acceleratorOf(first);
}
