import { create } from 'zustand';
import type { PlainMessageId } from '../../i18n';
import { matches, type Keys, type Platform } from '../../ui/keys';

/** The headings of the palette and of the list of shortcuts. */
export type ActionGroup = 'go' | 'thread' | 'inbox' | 'panes' | 'app';

/** Something the agent can do: by keyboard, from the palette, and listed in the help. */
export interface Action {
  /** Stable, e.g. `pane.close`. The one that was registered last under an id is the one in force. */
  readonly id: string;
  readonly label: PlainMessageId;
  readonly group: ActionGroup;
  /** Without keys it is in the palette only. */
  readonly keys?: Keys;
  /** Further combinations that do the same; not shown. */
  readonly alsoKeys?: readonly Keys[];
  /** False keeps it out of the palette, e.g. for arrow keys. */
  readonly inPalette?: boolean;
  /** Works while text is being typed; by default only combinations with a modifier do. */
  readonly whileTyping?: boolean;
  /** Whether the keys mean this where the keyboard is; if not, they are left to other actions. */
  appliesAt?(focused: Element | null): boolean;
  run(): void;
}

interface Registry {
  readonly actions: readonly Action[];
  add(actions: readonly Action[]): () => void;
}

/** All actions that can be done right now. Features add theirs with `useActions`. */
export const useRegistry = create<Registry>((set) => ({
  actions: [],
  add: (added) => {
    set((state) => ({ actions: [...state.actions, ...added] }));
    return () =>
      set((state) => ({ actions: state.actions.filter((each) => !added.includes(each)) }));
  },
}));

/** The actions in force: of several with one id the last. */
export function actionsInForce(actions: readonly Action[]): Action[] {
  return [...new Map(actions.map((action) => [action.id, action])).values()];
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

function allowed(action: Action, keys: Keys, event: KeyboardEvent): boolean {
  if (action.appliesAt?.(document.activeElement) === false) return false;
  if (!isTyping(event.target)) return true;
  return action.whileTyping ?? /(?:Mod|Ctrl|Alt)\+/.test(keys);
}

/**
 * Finds what a key press does.
 *
 * @returns the action in force that has this combination, or null
 */
export function actionFor(
  event: KeyboardEvent,
  actions: readonly Action[],
  platform: Platform,
): Action | null {
  for (const action of actionsInForce(actions).toReversed()) {
    const combinations = [...(action.keys ? [action.keys] : []), ...(action.alsoKeys ?? [])];
    const hit = combinations.find((keys) => matches(keys, event, platform));
    if (hit !== undefined && allowed(action, hit, event)) return action;
  }
  return null;
}
